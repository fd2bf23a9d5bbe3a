import { counted } from '../model/wording.ts';
import { DEFAULT_CONFIG } from '../project/config/project-config.ts';
import { type EntryKind, type FileAccess, FileAccessError } from '../project/file-access.ts';
import { isTargeted, locateProjects, type Target } from '../project/locate-projects.ts';
import { decodeText, nodeFileAccess } from '../project/node-file-access.ts';
import { type ProjectSources, readProject } from '../project/read-project.ts';
import { fileProblems, LARGEST_FILE, readSource } from '../project/read-source.ts';
import { CommandFailure } from './command-failure.ts';
import { DASH, STANDARD_INPUT, toFileName, toUri } from './file-names.ts';
import type { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** The projects that a command line speaks of, read from disk and from standard input. */
export interface OpenedProjects {
    readonly projects: readonly ProjectSources[];
    /** The files and folders that were named: findings elsewhere are of no interest. */
    readonly targets: readonly Target[];
}

/**
 * Reads the projects of some paths; without any, of the working directory.
 *
 * @throws CommandFailure when a path leads nowhere or there is no model
 */
export async function openProjects(
    terminal: Terminal,
    paths: readonly string[],
    progress: Progress,
): Promise<OpenedProjects> {
    const named = paths.length > 0 ? paths : ['.'];
    const onDisk = await findTargets(
        terminal,
        named.filter((path) => path !== DASH),
    );
    const folders = await locateProjects(nodeFileAccess, onDisk, (entered) =>
        progress.report(`Looking for models, ${counted(entered, 'folder')} so far`),
    );
    const projects: ProjectSources[] = [];
    for (const folder of folders) {
        projects.push(
            await readProject(nodeFileAccess, folder, (read) =>
                progress.report(`Reading models, ${read} of ${folder.models.length}`),
            ),
        );
    }
    if (named.includes(DASH)) {
        projects.push(await readStandardInput(terminal));
    }
    const targets = named.includes(DASH) ? [...onDisk, { uri: STANDARD_INPUT, kind: 'file' as const }] : onDisk;
    for (const target of onDisk) {
        expectModels(terminal, target, projects);
    }
    return { projects, targets };
}

/** Finds out what stands at each path. */
async function findTargets(terminal: Terminal, paths: readonly string[]): Promise<Target[]> {
    const targets: Target[] = [];
    for (const path of paths) {
        const uri = toUri(terminal.workingDirectory, path);
        const kind = await kindOfPath(path, uri);
        if (kind === 'missing') {
            throw new CommandFailure(`There is no file or folder \`${path}\`.`);
        }
        if (kind === 'other') {
            throw new CommandFailure(
                `\`${path}\` is neither a file nor a folder.`,
                'To check what another program writes, pipe it in and name the path `-`.',
            );
        }
        targets.push({ uri, kind });
    }
    return targets;
}

/**
 * What stands at a path of the machine's file system.
 *
 * @throws CommandFailure when that cannot be told
 */
export async function kindOfPath(path: string, uri: Target['uri']): Promise<EntryKind | 'missing'> {
    try {
        return (await nodeFileAccess.status(uri)).kind;
    } catch (error) {
        if (error instanceof FileAccessError) {
            throw new CommandFailure(`\`${path}\` cannot be read: ${error.message}.`);
        }
        throw error;
    }
}

/** A model from standard input is a project of its own, with default settings. */
async function readStandardInput(terminal: Terminal): Promise<ProjectSources> {
    const bytes = Buffer.from(await terminal.readInput(LARGEST_FILE));
    const input: Pick<FileAccess, 'status' | 'readText'> = {
        status: async () => ({ kind: 'file', bytes: bytes.length }),
        readText: async () => decodeText(bytes),
    };
    const source = await readSource(input, STANDARD_INPUT);
    return {
        root: STANDARD_INPUT,
        config: DEFAULT_CONFIG,
        isConfigured: false,
        models: 'text' in source ? [source] : [],
        ignored: [],
        problems: fileProblems(source),
    };
}

function expectModels(terminal: Terminal, target: Target, projects: readonly ProjectSources[]): void {
    const about = (uris: readonly Target['uri'][]) => uris.some((uri) => isTargeted([target], uri));
    const isFound = projects.some(
        ({ models, configText, problems }) =>
            about(models.map(({ uri }) => uri)) ||
            (target.kind === 'file' && configText?.uri.toString() === target.uri.toString()) ||
            problems.some((problem) => problem.uri.startsWith(target.uri.toString())),
    );
    if (isFound) {
        return;
    }
    const name = toFileName(terminal.workingDirectory, target.uri.toString());
    const place = name === '.' ? 'this folder' : `\`${name}\``;
    if (projects.some(({ ignored }) => about(ignored))) {
        throw new CommandFailure(
            target.kind === 'file' ? `${place} is left out of its project.` : `All models in ${place} are left out.`,
            'See `ignore` in firebreak.json.',
        );
    }
    if (target.kind === 'file') {
        throw notAModel(name);
    }
    throw new CommandFailure(
        `There are no models (*.fbk) in ${place}.`,
        'Start one with `firebreak init`, or name the folder in which they are.',
    );
}

function notAModel(name: string): CommandFailure {
    return name.endsWith('.fbk')
        ? new CommandFailure(
              `\`${name}\` belongs to no project: it stands in a folder that Firebreak does not enter.`,
              'Hidden folders, node_modules, and folders of built files are left out.',
          )
        : new CommandFailure(`\`${name}\` is not a model.`, 'The names of models end in .fbk.');
}
