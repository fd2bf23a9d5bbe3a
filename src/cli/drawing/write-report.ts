import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Drawer } from '../../diagram/draw.ts';
import { notesOf } from '../../diagram/place.ts';
import { renderSvg } from '../../diagram/render/svg.ts';
import type { ThemeName } from '../../diagram/render/theme.ts';
import type { ViewOptions } from '../../diagram/views/view-family.ts';
import type { BuiltProject } from '../../project/build-projects.ts';
import type { Finding } from '../../rules/finding.ts';
import { architectureReport, type ReportPicture } from '../report/architecture-report.ts';
import { createReportContext } from '../report/report-context.ts';
import type { Terminal } from '../terminal.ts';
import { writeOutputFile } from '../write-file.ts';
import { fileNamesOfViews } from './file-names-of-views.ts';

/** What a report is drawn from. */
export interface ReportJob {
    readonly project: BuiltProject;
    readonly findings: readonly Finding[];
    readonly views: readonly string[];
    readonly drawer: Drawer;
    readonly theme: ThemeName;
    readonly legend: boolean;
    /** What the drawer is told about a view beside its name. */
    optionsOf(view: string): ViewOptions;
    /** The report's file, or a folder in which it is called `README.md`. */
    readonly place: { readonly file: string } | { readonly folder: string };
    /** Called before each picture. */
    onView(view: string, done: number): void;
}

/**
 * Writes a report in Markdown with its pictures as files: beside `README.md` in a folder, or in a folder that is called
 * like the report's file.
 */
export async function writeReport(terminal: Terminal, job: ReportJob): Promise<void> {
    const { project, views, drawer, theme, legend, place } = job;
    const file = 'file' in place ? place.file : join(place.folder, 'README.md');
    const folder = 'file' in place ? basename(place.file, extname(place.file)) : '';
    const names = fileNamesOfViews(views, '.svg');
    const pictures: ReportPicture[] = [];
    for (const view of views) {
        job.onView(view, pictures.length);
        const picture = await drawer.place(project.model, { ...job.optionsOf(view), view });
        const name = names.get(view) ?? view;
        const path = join(dirname(file), folder, name);
        await write(terminal, path, `${renderSvg(picture, { theme, legend })}\n`);
        pictures.push({
            view,
            title: picture.view.title,
            subtitle: picture.view.subtitle,
            file: folder === '' ? name : `${folder}/${name}`,
            notes: notesOf(picture),
        });
    }
    const context = createReportContext(terminal, terminal.output, [project]);
    await write(
        terminal,
        file,
        architectureReport({ model: project.model, pictures, findings: job.findings }, context),
    );
}

async function write({ workingDirectory, output }: Terminal, name: string, content: string): Promise<void> {
    await writeOutputFile(resolve(workingDirectory, name), name, content, 'replace');
    output.write(`${output.colours.green('wrote')} ${name}\n`);
}
