import type { Drawer } from '../../diagram/draw.ts';
import { notesOf } from '../../diagram/place.ts';
import { renderLegend } from '../../diagram/render/legend-svg.ts';
import { renderSvg } from '../../diagram/render/svg.ts';
import { displayName } from '../../model/element.ts';
import { findingMarks } from '../../project/finding-marks.ts';
import type { PanelPicture, PictureRequest } from '../../protocol/diagram/picture.ts';
import type { ProjectState } from '../project-models.ts';
import { countBySeverity, panelFindings } from './panel-findings.ts';
import { pictureContents } from './picture-contents.ts';

/**
 * Draws a view with all that the panel has to know about it.
 *
 * @param shown the state that is drawn
 * @param present the present state; another one than the drawn one while a text cannot be read
 * @throws UnknownViewError when the model has no view of that name
 */
export async function pictureReply(
    drawer: Drawer,
    request: PictureRequest,
    shown: ProjectState,
    present: ProjectState,
): Promise<PanelPicture> {
    const index = shown.index();
    const findings = await shown.findings();
    const picture = await drawer.place(index.model, {
        view: request.view,
        findings: findingMarks(findings),
        folded: new Set(request.folded),
        opened: new Set(request.opened),
        ...(request.hops === undefined ? {} : { hops: request.hops }),
    });
    const svg = renderSvg(picture, { theme: request.theme, legend: false });
    const { unreadable } = present;
    return {
        project: present.project,
        version: present.version,
        system: index.model.system ? displayName(index.model.system) : '',
        view: picture.view.view,
        title: picture.view.title,
        kind: picture.kind,
        svg,
        legend: [...renderLegend(picture, request.theme)],
        ...pictureContents(picture, svg, index),
        findings: panelFindings(findings, index),
        findingCounts: countBySeverity(findings),
        notes: [...notesOf(picture)],
        ...(unreadable ? { broken: { ...unreadable, hasGoodPicture: shown !== present } } : {}),
    };
}
