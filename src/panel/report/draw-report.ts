import type { Drawer } from '../../diagram/draw.ts';
import { notesOf } from '../../diagram/place.ts';
import type { Picture } from '../../diagram/render/picture.ts';
import { renderSvg } from '../../diagram/render/svg.ts';
import type { ThemeName } from '../../diagram/render/theme.ts';
import { viewNames } from '../../diagram/views/registry.ts';
import type { ViewOptions } from '../../diagram/views/view-family.ts';
import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Finding } from '../../rules/finding.ts';
import { architectureReport, type ReportPicture } from './architecture-report.ts';
import { fileNamesOfViews } from './file-names-of-views.ts';

/** A view that a report shows. */
export interface ReportView {
    readonly view: string;
    /** Draws it; a comparison has a drawer of its own. */
    readonly drawer: Drawer;
    readonly options: ViewOptions;
    /** The picture to whose order this one keeps. */
    readonly previous?: Picture | undefined;
}

/** What a report is drawn from. */
export interface ReportJob {
    readonly model: ArchitectureModel;
    readonly findings: readonly Finding[];
    readonly views: readonly ReportView[];
    readonly theme: ThemeName;
    readonly legend: boolean;
    /** The folder of its pictures, seen from the report; empty: beside it. */
    readonly folder: string;
    /** How a file of the project is called, by URI. */
    fileName(uri: string): string;
    /** Called before each picture. */
    onView?(view: string, done: number): void;
}

/** A report and the files that it refers to. */
export interface DrawnReport {
    /** Markdown. */
    readonly text: string;
    /** SVG documents; `file` is where the report expects them, with `/` between folders. */
    readonly pictures: readonly { readonly file: string; readonly svg: string }[];
}

/** The views that reports and pages show unless they are told: those of single services and rules are left out. */
export function generalViews(model: ArchitectureModel): readonly string[] {
    return viewNames(model).filter((name) => !/^(?:services|findings):/.test(name));
}

/**
 * Draws a report in Markdown with its pictures.
 *
 * @throws UnknownViewError when the model has no view of one of the names
 */
export async function drawReport(job: ReportJob): Promise<DrawnReport> {
    const { model, findings, views, theme, legend, folder, fileName } = job;
    const names = fileNamesOfViews(
        views.map(({ view }) => view),
        '.svg',
    );
    const shown: ReportPicture[] = [];
    const pictures: { readonly file: string; readonly svg: string }[] = [];
    for (const { view, drawer, options, previous } of views) {
        job.onView?.(view, pictures.length);
        const picture = await drawer.place(model, { ...options, view }, previous);
        const name = names.get(view) ?? view;
        const file = folder === '' ? name : `${folder}/${name}`;
        const { title, subtitle } = picture.view;
        shown.push({ view, title, subtitle, file, notes: notesOf(picture) });
        pictures.push({ file, svg: `${renderSvg(picture, { theme, legend })}\n` });
    }
    return { text: architectureReport({ model, pictures: shown, findings, fileName }), pictures };
}
