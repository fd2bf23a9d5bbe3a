import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createDrawer, type Drawer, type Drawing, type DrawOptions as PictureOptions } from '../diagram/draw.ts';
import type { ThemeName } from '../diagram/render/theme.ts';
import { UnknownViewError, viewNames } from '../diagram/views/registry.ts';
import type { ArchitectureModel } from '../model/architecture.ts';
import { findingsOfRules } from '../project/build-projects.ts';
import { findingMarks } from '../project/finding-marks.ts';
import { buildOneProject } from './build-paths.ts';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { DASH } from './file-names.ts';
import { createProgress } from './progress.ts';
import { reportProblems } from './report-problems.ts';
import type { Terminal } from './terminal.ts';
import { writeTextFile } from './write-file.ts';

/** What `draw` can be told. */
export interface DrawOptions {
    readonly view: string;
    readonly all?: true;
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
    if (options.all && (options.output === undefined || options.output === DASH)) {
        throw new CommandFailure('--all draws several pictures.', 'Name a folder for them: -o <folder>.');
    }
    const progress = createProgress(terminal);
    const project = await buildOneProject(terminal, path, progress);
    const { model, sources } = project;
    const findings = options.findings && findingMarks(findingsOfRules(model, sources.config, terminal.today()));
    const { theme, legend = false } = options;
    const views = options.all ? viewNames(model) : [options.view];
    const drawer = createDrawer();
    const fileNames = fileNamesOf(views);
    let done = 0;
    try {
        for (const view of views) {
            progress.report(`Drawing ${view}, ${done} of ${views.length} views done`);
            const picture = await drawView(drawer, model, { view, theme, legend, ...(findings ? { findings } : {}) });
            progress.clear();
            for (const note of picture.notes) {
                terminal.errors.write(`note: ${view}: ${note}\n`);
            }
            await deliver(terminal, `${picture.svg}\n`, fileNames.get(view) ?? view, options);
            done++;
        }
    } finally {
        drawer.close();
    }
    return reportProblems(terminal, project);
}

async function drawView(drawer: Drawer, model: ArchitectureModel, picture: PictureOptions): Promise<Drawing> {
    try {
        return await drawer.draw(model, picture);
    } catch (error) {
        throw error instanceof UnknownViewError ? new CommandFailure(error.message) : error;
    }
}

/** Writes a picture where it was asked for. */
async function deliver(
    { output, workingDirectory }: Terminal,
    svg: string,
    fileName: string,
    { all, output: place }: DrawOptions,
): Promise<void> {
    if (place === undefined || place === DASH) {
        output.write(svg);
        return;
    }
    const isFolder = all || place.endsWith('/') || (await isExistingFolder(resolve(workingDirectory, place)));
    const name = isFolder ? join(place, fileName) : place;
    await writeTextFile(resolve(workingDirectory, name), name, svg, 'replace');
    output.write(`${output.colours.green('wrote')} ${name}\n`);
}

async function isExistingFolder(path: string): Promise<boolean> {
    try {
        return (await stat(path)).isDirectory();
    } catch {
        return false;
    }
}

/**
 * Names of files for views, without what file systems do not like: `services:Ordering` becomes
 * `services-Ordering.svg`. No two differ in capitals only.
 */
function fileNamesOf(views: readonly string[]): ReadonlyMap<string, string> {
    const taken = new Set<string>();
    const names = new Map<string, string>();
    for (const view of views) {
        const base = view.replace(/[^\p{L}\p{N}._-]+/gu, '-');
        let name = base;
        for (let count = 2; taken.has(name.toLowerCase()); count++) {
            name = `${base}-${count}`;
        }
        taken.add(name.toLowerCase());
        names.set(view, `${name}.svg`);
    }
    return names;
}
