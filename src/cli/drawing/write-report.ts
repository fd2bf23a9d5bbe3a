import { basename, dirname, extname, join } from 'node:path';
import type { Drawer } from '../../diagram/draw.ts';
import type { ThemeName } from '../../diagram/render/theme.ts';
import type { ViewOptions } from '../../diagram/views/view-family.ts';
import { drawReport } from '../../panel/report/draw-report.ts';
import type { BuiltProject } from '../../project/build-projects.ts';
import type { Finding } from '../../rules/finding.ts';
import { toFileName } from '../file-names.ts';
import type { Terminal } from '../terminal.ts';
import { writeResult } from '../write-file.ts';

/** What a report is written from. */
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
    const { project, findings, views, drawer, theme, legend, place, onView } = job;
    const file = 'file' in place ? place.file : join(place.folder, 'README.md');
    const { text, pictures } = await drawReport({
        model: project.model,
        findings,
        views: views.map((view) => ({ view, drawer, options: job.optionsOf(view) })),
        theme,
        legend,
        folder: 'file' in place ? basename(place.file, extname(place.file)) : '',
        fileName: (uri) => toFileName(terminal.workingDirectory, uri),
        onView,
    });
    for (const picture of pictures) {
        await write(terminal, join(dirname(file), picture.file), picture.svg);
    }
    await write(terminal, file, text);
}

async function write(terminal: Terminal, name: string, content: string): Promise<void> {
    await writeResult(terminal, name, content);
    const { output } = terminal;
    output.write(`${output.colours.green('wrote')} ${name}\n`);
}
