import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createDrawer, type DrawOptions as PictureOptions } from '../diagram/draw.ts';
import type { ThemeName } from '../diagram/render/theme.ts';
import { isAboutFindings, UnknownViewError, viewNames } from '../diagram/views/registry.ts';
import { findingMarks } from '../project/finding-marks.ts';
import { projectFindings } from '../project/project-findings.ts';
import { unknownRuleMessage } from '../rules/settings.ts';
import { buildOneProject } from './build-paths.ts';
import { CommandFailure } from './command-failure.ts';
import { chooseFormat } from './drawing/choose-format.ts';
import { fileNamesOfViews } from './drawing/file-names-of-views.ts';
import { formatOfFile } from './drawing/formats.ts';
import type { PictureJob, PictureWriter, WrittenPicture } from './drawing/picture-writer.ts';
import type { ExitCode } from './exit-code.ts';
import { DASH } from './file-names.ts';
import { createProgress } from './progress.ts';
import { reportProblems } from './report-problems.ts';
import { pageOf } from './rules.ts';
import type { Terminal } from './terminal.ts';
import { writeOutputFile } from './write-file.ts';

/** What `draw` can be told. */
export interface DrawOptions {
    readonly view: string;
    readonly all?: true;
    readonly format?: string;
    readonly scale?: number;
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
    const format = chooseFormat({ format: options.format, scale: options.scale, file: place.file });
    if (format.content === 'binary' && place.isStandardOutput && terminal.output.isTerminal) {
        throw new CommandFailure(
            `${format.title} is not for reading in a terminal.`,
            `Name a file for it, as in -o services${format.endings[0]}, or write it to a pipe.`,
        );
    }
    refuseUnknownRule(options.view);
    const progress = createProgress(terminal);
    const project = await buildOneProject(terminal, path, progress);
    const { model } = project;
    const findings = onDemand(() => findingMarks(projectFindings(project, terminal.today()).fresh));
    const { theme, legend = false } = options;
    const views = options.all ? viewNames(model) : [options.view];
    const fileNames = fileNamesOfViews(views, format.endings[0]);
    const drawer = createDrawer();
    let done = 0;
    try {
        const write = await format.createWriter();
        for (const view of views) {
            progress.report(`Drawing ${view}, ${done} of ${views.length} views done`);
            const marked = options.findings === true || isAboutFindings(model, view);
            const picture: PictureOptions = { view, theme, legend, ...(marked ? { findings: findings() } : {}) };
            const written = await writeView(write, { drawer, model, options: picture, scale: options.scale ?? 1 });
            progress.clear();
            for (const note of written.notes) {
                terminal.errors.write(`note: ${view}: ${note}\n`);
            }
            await deliver(terminal, written.content, place, fileNames.get(view) ?? view);
            done++;
        }
    } finally {
        drawer.close();
    }
    return reportProblems(terminal, project);
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

async function writeView(write: PictureWriter, job: PictureJob): Promise<WrittenPicture> {
    try {
        return await write(job);
    } catch (error) {
        throw error instanceof UnknownViewError ? new CommandFailure(error.message) : error;
    }
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
    const isFolder = output.endsWith('/') || (await isExistingFolder(resolve(workingDirectory, output)));
    const ofFile = formatOfFile(output);
    if (all && !isFolder && ofFile) {
        throw new CommandFailure(
            `--all draws several pictures, and \`${output}\` is called like one file.`,
            `Name a folder for them, as in --format ${ofFile.name} -o pictures.`,
        );
    }
    return { isStandardOutput: false, ...(all || isFolder ? { folder: output } : { file: output }) };
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
    { output, workingDirectory }: Terminal,
    content: WrittenPicture['content'],
    place: Place,
    fileName: string,
): Promise<void> {
    const name = place.file ?? (place.folder === undefined ? undefined : join(place.folder, fileName));
    if (name === undefined) {
        output.write(content);
        return;
    }
    await writeOutputFile(resolve(workingDirectory, name), name, content, 'replace');
    output.write(`${output.colours.green('wrote')} ${name}\n`);
}
