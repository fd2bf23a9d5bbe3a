import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createDrawer, type Drawer, type DrawOptions as PictureOptions } from '../diagram/draw.ts';
import { UnsayableViewError } from '../diagram/formats/written.ts';
import type { ThemeName } from '../diagram/render/theme.ts';
import { isAboutFindings, UnknownViewError, viewNames } from '../diagram/views/registry.ts';
import type { ViewOptions } from '../diagram/views/view-family.ts';
import type { ArchitectureModel } from '../model/architecture.ts';
import { addTo } from '../model/multimap.ts';
import { generalViews } from '../panel/report/draw-report.ts';
import { fileNamesOfViews } from '../panel/report/file-names-of-views.ts';
import type { BuiltProject } from '../project/build-projects.ts';
import { findingMarks } from '../project/finding-marks.ts';
import { projectFindings } from '../project/project-findings.ts';
import type { Finding } from '../rules/finding.ts';
import { pageOf } from '../rules/registry.ts';
import { unknownRuleMessage } from '../rules/settings.ts';
import { buildOneProject } from './build-paths.ts';
import { CommandFailure } from './command-failure.ts';
import { chooseFormat } from './drawing/choose-format.ts';
import { formatOfFile, type PictureFormat, type SingleFormat } from './drawing/formats.ts';
import type { WriterSettings, WrittenPicture } from './drawing/picture-writer.ts';
import type { ExitCode } from './exit-code.ts';
import { DASH } from './file-names.ts';
import { createProgress } from './progress.ts';
import { reportProblems } from './report-problems.ts';
import type { Terminal } from './terminal.ts';
import { refuseSource, writeResult } from './write-file.ts';

/** What `draw` can be told. */
export interface DrawOptions {
    readonly view?: string;
    readonly all?: true;
    readonly format?: string;
    readonly scale?: number;
    readonly font?: readonly string[];
    readonly theme: ThemeName;
    readonly findings?: true;
    readonly legend?: true;
    readonly output?: string;
}

/**
 * Draws views of a project: one to standard output or a file, all into a folder.
 *
 * @throws CommandFailure
 */
export async function draw(terminal: Terminal, path: string, options: DrawOptions): Promise<ExitCode> {
    const place = await placeOf(terminal, options);
    const format = chooseFormat({
        format: options.format,
        scale: options.scale,
        file: place.file,
        hasFonts: (options.font ?? []).length > 0,
    });
    refuseStandardOutput(terminal, place, format);
    refuseUnknownRule(options.view ?? '');
    const progress = createProgress(terminal);
    const project = await buildOneProject(terminal, path, progress);
    const { model } = project;
    const findings = onDemand(() => projectFindings(project, terminal.today()).fresh);
    const marks = onDemand(() => findingMarks(findings()));
    const views = viewsOf(model, options, format);
    const drawer = createDrawer();
    const work: Work = {
        project,
        views,
        drawer,
        theme: options.theme,
        legend: options.legend ?? false,
        scale: options.scale ?? 1,
        fonts: (options.font ?? []).map((name) => ({ name, path: resolve(terminal.workingDirectory, name) })),
        findings,
        optionsOf: (view) => (options.findings === true || isAboutFindings(model, view) ? { findings: marks() } : {}),
        onView: (view, done) => progress.report(`Drawing ${view}, ${done} of ${views.length} views done`),
        onNote(view, note) {
            progress.clear();
            terminal.errors.write(`note: ${view}: ${note}\n`);
        },
    };
    try {
        switch (format.content) {
            case 'report':
                await drawReport(terminal, place, work);
                break;
            case 'page':
                await drawPage(terminal, place, work);
                break;
            default:
                await drawPictures(terminal, place, format, work);
        }
    } finally {
        progress.clear();
        drawer.close();
    }
    return reportProblems(terminal, project);
}

/** What is to be drawn, and who hears how it goes. */
interface Work {
    readonly project: BuiltProject;
    readonly views: readonly string[];
    readonly drawer: Drawer;
    readonly theme: ThemeName;
    readonly legend: boolean;
    readonly scale: number;
    readonly fonts: WriterSettings['fonts'];
    findings(): readonly Finding[];
    optionsOf(view: string): ViewOptions;
    onView(view: string, done: number): void;
    onNote(view: string, note: string): void;
}

async function drawPictures(terminal: Terminal, place: Place, format: SingleFormat, work: Work): Promise<void> {
    const { project, views, drawer, theme, legend, scale } = work;
    const fileNames = fileNamesOfViews(views, format.endings[0]);
    const write = await format.createWriter({ fonts: work.fonts });
    const notes = new Map<string, string[]>();
    let done = 0;
    for (const view of views) {
        work.onView(view, done);
        const options: PictureOptions = { view, theme, legend, ...work.optionsOf(view) };
        const written = await orFailure(
            () => write({ drawer, model: project.model, options, scale }),
            views.length > 1,
        );
        for (const note of 'unsayable' in written ? [written.unsayable] : written.notes) {
            addTo(notes, note, view);
        }
        if ('content' in written) {
            await deliver(terminal, written.content, place, fileNames.get(view) ?? view);
        }
        done++;
    }
    for (const [note, about] of notes) {
        work.onNote(about.length < 4 ? about.join(', ') : `${about.length} views`, note);
    }
}

/** The views to draw; reports and pages leave out those of single services and rules unless they are told. */
function viewsOf(model: ArchitectureModel, { all, view }: DrawOptions, { content }: PictureFormat): readonly string[] {
    if (view !== undefined) {
        return [view];
    }
    if (all) {
        return viewNames(model);
    }
    return content === 'report' || content === 'page' ? generalViews(model) : ['services'];
}

async function drawReport(terminal: Terminal, place: Place, work: Work): Promise<void> {
    const { writeReport } = await import('./drawing/write-report.ts');
    const at = place.file === undefined ? { folder: place.folder ?? '.' } : { file: place.file };
    await orFailure(() => writeReport(terminal, { ...work, findings: work.findings(), place: at }), false);
}

async function drawPage(terminal: Terminal, place: Place, work: Work): Promise<void> {
    const { createPage } = await import('./drawing/create-page.ts');
    const page = await orFailure(() => createPage({ ...work, findings: work.findings() }), false);
    if ('content' in page) {
        await deliver(terminal, page.content, place, 'index.html');
    }
}

/** A view that does not exist fails; of several views, one that a format cannot say is left out with a note. */
async function orFailure<T>(draw: () => Promise<T>, several: boolean): Promise<T | { readonly unsayable: string }> {
    try {
        return await draw();
    } catch (error) {
        if (error instanceof UnsayableViewError && several) {
            return { unsayable: `left out: ${error.message}` };
        }
        throw error instanceof UnknownViewError || error instanceof UnsayableViewError
            ? new CommandFailure(error.message)
            : error;
    }
}

/** Bytes are not for reading in a terminal, and a report needs a place for its pictures. */
function refuseStandardOutput(terminal: Terminal, place: Place, format: PictureFormat): void {
    if (!place.isStandardOutput) {
        return;
    }
    if (format.content === 'report') {
        throw new CommandFailure(
            `A report in ${format.title} has its pictures beside it.`,
            'Name a file or a folder for it, as in -o architecture.md.',
        );
    }
    if (format.content === 'binary' && terminal.output.isTerminal) {
        throw new CommandFailure(
            `${format.title} is not for reading in a terminal.`,
            `Name a file for it, as in -o services${format.endings[0]}, or write it to a pipe.`,
        );
    }
}

/** What `findings:<rule>` names has to be a rule: a picture of nothing would look like good news. */
function refuseUnknownRule(view: string): void {
    const [, rule] = /^findings:(.*)$/s.exec(view) ?? [];
    if (rule !== undefined && pageOf(rule) === undefined) {
        throw new CommandFailure(unknownRuleMessage(rule));
    }
}

/** Works something out when it is asked for first, and no more than once. */
function onDemand<T>(make: () => T): () => T {
    let made: { readonly value: T } | undefined;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

/** Where pictures go: to standard output, into a folder, or the one picture into a file. */
interface Place {
    readonly isStandardOutput: boolean;
    readonly folder?: string;
    readonly file?: string;
}

async function placeOf({ workingDirectory }: Terminal, { all, output }: DrawOptions): Promise<Place> {
    if (output === undefined || output === DASH) {
        if (all) {
            throw new CommandFailure('--all draws several pictures.', 'Name a folder for them: -o <folder>.');
        }
        return { isStandardOutput: true };
    }
    refuseSource(output);
    const isFolder = output.endsWith('/') || (await isExistingFolder(resolve(workingDirectory, output)));
    const ofFile = formatOfFile(output);
    const isOneFile = !isFolder && ofFile !== undefined;
    const holdsAll = ofFile?.content === 'page' || ofFile?.content === 'report';
    if (all && isOneFile && !holdsAll) {
        throw new CommandFailure(
            `--all draws several pictures, and \`${output}\` is called like one file.`,
            `Name a folder for them, as in --format ${ofFile.name} -o pictures.`,
        );
    }
    return { isStandardOutput: false, ...((all && !holdsAll) || isFolder ? { folder: output } : { file: output }) };
}

async function isExistingFolder(path: string): Promise<boolean> {
    try {
        return (await stat(path)).isDirectory();
    } catch {
        return false;
    }
}

/** Writes a picture where it was asked for. */
async function deliver(
    terminal: Terminal,
    content: WrittenPicture['content'],
    place: Place,
    fileName: string,
): Promise<void> {
    const { output } = terminal;
    const name = place.file ?? (place.folder === undefined ? undefined : join(place.folder, fileName));
    if (name === undefined) {
        output.write(content);
        return;
    }
    await writeResult(terminal, name, content);
    output.write(`${output.colours.green('wrote')} ${name}\n`);
}
