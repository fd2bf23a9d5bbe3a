import type { Drawer } from '../diagram/draw.ts';
import { notesOf } from '../diagram/place.ts';
import { bodyInSteps } from '../diagram/render/body.ts';
import { renderLegend } from '../diagram/render/legend-svg.ts';
import { renderSvg } from '../diagram/render/svg.ts';
import { displayName } from '../model/element.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { finish } from '../model/steps.ts';
import { findingMarks } from '../project/finding-marks.ts';
import type { PanelPicture, PictureRequest } from '../protocol/diagram/picture.ts';
import type { Finding } from '../rules/finding.ts';
import { countBySeverity, panelFindings } from './panel-findings.ts';
import { pictureContents } from './picture-contents.ts';
import type { PictureMemory } from './picture-memory.ts';

/** A state of a project, as far as its pictures tell of it. */
export interface PicturedProject {
    /** Key by which questions about it are told from those about others. */
    readonly project: string;
    /** Numbers the states of all projects; a later one is higher. */
    readonly version: number;
    /** The first line that cannot be read. */
    readonly unreadable?: { readonly uri: string; readonly line: number } | undefined;
    index(): ModelIndex;
    findings(): Promise<readonly Finding[]>;
}

/** How a thread that has other things to do, too, does work that may be long. */
export interface Patience {
    /** Does work that comes in steps; others have their turn in between. */
    work<T extends object>(steps: Generator<undefined, T>): Promise<T>;
    /** Lets others have their turn. */
    pause(): Promise<void>;
}

/** For who has nothing else to do. */
const AT_ONCE: Patience = {
    work: async (steps) => finish(steps),
    pause: async () => {},
};

/**
 * Draws a view with all that the panel has to know about it.
 *
 * @param shown the state that is drawn
 * @param present the present state; another one than the drawn one while a text cannot be read
 * @param memory the pictures that were drawn before, to whose order this one keeps
 * @param patience how work that may be long is done
 * @throws UnknownViewError when the model has no view of that name
 */
export async function pictureReply(
    drawer: Drawer,
    request: PictureRequest,
    shown: PicturedProject,
    present: PicturedProject,
    memory?: PictureMemory,
    patience: Patience = AT_ONCE,
): Promise<PanelPicture> {
    const index = shown.index();
    const findings = await shown.findings();
    const options = {
        view: request.view,
        findings: findingMarks(findings),
        folded: new Set(request.folded),
        opened: new Set(request.opened),
        ...(request.hops === undefined ? {} : { hops: request.hops }),
    };
    await patience.pause();
    const picture = await drawer.place(index.model, options, memory?.before(present.project, request.view));
    memory?.keep(present.project, request.view, picture);
    await patience.pause();
    const body = await patience.work(bodyInSteps(picture));
    const svg = renderSvg(picture, { theme: request.theme, legend: false }, body);
    await patience.pause();
    const contents = pictureContents(picture, svg, index);
    await patience.pause();
    const { unreadable } = present;
    return {
        project: present.project,
        version: present.version,
        system: index.model.system ? displayName(index.model.system) : '',
        view: picture.view.view,
        title: picture.view.title,
        kind: picture.kind,
        svg,
        legend: [...renderLegend(picture, request.theme, body)],
        ...contents,
        findings: panelFindings(findings, index),
        findingCounts: countBySeverity(findings),
        notes: [...notesOf(picture)],
        ...(unreadable ? { broken: { ...unreadable, hasGoodPicture: shown.version !== present.version } } : {}),
    };
}
