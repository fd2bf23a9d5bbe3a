import { URI } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import { indexModel } from '../../model/index-model.ts';
import { changesName, earlierTitle } from '../../panel/changes-name.ts';
import type { ComparedState } from '../../panel/compared-states.ts';
import { buildProjects } from '../../project/build-projects.ts';
import { readOneProject, SeveralProjectsError } from '../../project/comparison/read-one-project.ts';
import { type OpenRevision, readRevision } from '../../project/comparison/read-revision.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import type { FileAccess } from '../../project/file-access.ts';
import { GitFailure } from '../../project/git/git-failure.ts';
import { projectFindings } from '../../project/project-findings.ts';
import type { ProjectSources } from '../../project/read-project.ts';
import { contains } from '../../project/uri-paths.ts';
import { EARLIER_SCHEME, type EarlierState, type EarlierText } from '../../protocol/diagram/comparison.ts';
import { stopIfCancelled } from '../requests/stop-if-cancelled.ts';
import { ComparisonFailure } from './comparison-failure.ts';

/** What earlier states are read with. */
export interface EarlierSources {
    readonly files: FileAccess;
    /** Missing where no program can be run. */
    readonly openRevision: OpenRevision | undefined;
    /** Whether the person trusts the workspace. */
    mayRunGit(): Promise<boolean>;
    /** ISO date by which allowances expire. */
    readonly today: () => string;
}

/** An earlier state of a project, as it was when it was read. */
export interface EarlierProject extends ComparedState {
    readonly name: string;
    readonly title: string;
    /** Its texts, by the URI that they have or had in the project. */
    readonly texts: ReadonlyMap<string, string>;
    /** What could not be compared, in words. */
    readonly notes: readonly string[];
}

/**
 * Reads an earlier state of a project and works out what is found in it.
 *
 * @param project its folder
 * @throws ComparisonFailure when there is no such state, or nobody can read it here
 */
export async function readEarlierProject(
    from: EarlierSources,
    project: string,
    earlier: EarlierState,
    token?: CancellationToken,
): Promise<EarlierProject> {
    const read = earlier.kind === 'revision' ? readCommitted : readFolder;
    const sources = await read(from, project, earlier, token);
    stopIfCancelled(token);
    const [built] = await buildProjects([sources]);
    if (!built) {
        throw new Error('A project was not built.');
    }
    stopIfCancelled(token);
    const name = changesName(earlier);
    const title = earlierTitle(earlier);
    const faults = built.problems.filter(({ severity }) => severity === 'error');
    const index = indexModel(built.model);
    return {
        name,
        title,
        index,
        // Problems with the text say little about the architecture, and the editor shows those of the present one.
        findings: projectFindings({ problems: [], model: index, sources }, from.today()),
        root: sources.root,
        texts: new Map(sources.models.map(({ uri, text }) => [uri.toString(), text])),
        address: earlier.kind === 'folder' ? (uri) => uri : (file) => earlierAddress({ project, view: name, file }),
        notes: [
            ...(sources.models.length === 0 ? [`There are no models in ${title}, so everything is new.`] : []),
            ...(faults.length > 0
                ? [
                      `There are problems with the text of ${title} (${countBySeverity(faults)}); what could not be understood is not compared.`,
                  ]
                : []),
        ],
    };
}

async function readCommitted(
    from: EarlierSources,
    project: string,
    earlier: EarlierState,
    token: CancellationToken | undefined,
): Promise<ProjectSources> {
    const name = earlierTitle(earlier);
    const folder = URI.parse(project);
    const openRevision = await openRevisionOf(from, folder);
    if (openRevision === 'out of reach') {
        throw new ComparisonFailure(
            'Git can be asked only where VS Code runs on the machine that holds the files, and not in a browser. Compare with a folder instead.',
        );
    }
    if (openRevision === 'not trusted') {
        throw new ComparisonFailure(
            'Git is not run in a workspace that you do not trust, since a repository can have it start programs. Trust the workspace, or compare with a folder.',
        );
    }
    const reading = readRevision(openRevision, folder, name, () => stopIfCancelled(token));
    return (await explained(name, reading)).sources;
}

/** What opens revisions of a folder's repository, or why git may not be asked about it. */
export async function openRevisionOf(
    { openRevision, mayRunGit }: Pick<EarlierSources, 'openRevision' | 'mayRunGit'>,
    folder: URI,
): Promise<OpenRevision | 'out of reach' | 'not trusted'> {
    if (!openRevision || folder.scheme !== 'file') {
        return 'out of reach';
    }
    return (await mayRunGit()) ? openRevision : 'not trusted';
}

async function readFolder(
    { files }: EarlierSources,
    project: string,
    earlier: EarlierState,
    token: CancellationToken | undefined,
): Promise<ProjectSources> {
    const folder = URI.parse(earlier.kind === 'folder' ? earlier.uri.replace(/\/+$/, '') : '');
    const name = folder.scheme === 'file' ? folder.fsPath : folder.toString(true);
    if (folder.toString() === project) {
        throw new ComparisonFailure('This is the folder of the project itself. Choose another one.');
    }
    const { kind } = await files.status(folder);
    if (kind !== 'folder') {
        throw new ComparisonFailure(kind === 'missing' ? `There is no folder ${name}.` : `${name} is no folder.`);
    }
    const sources = await explained(name, readAll(files, folder, token));
    if (!contains(folder, sources.root)) {
        throw new ComparisonFailure(
            `${name} is part of the project in ${sources.root.fsPath}. Choose that folder, or one outside of it.`,
        );
    }
    if (sources.models.length === 0) {
        throw new ComparisonFailure(`There are no models (*.fbk) in ${name}.`);
    }
    return sources;
}

function readAll(access: FileAccess, folder: URI, token: CancellationToken | undefined): Promise<ProjectSources> {
    const stop = () => stopIfCancelled(token);
    return readOneProject(
        access,
        { uri: folder, kind: 'folder' },
        { preferOutermost: true, onFolder: stop, onFile: stop },
    );
}

async function explained<T>(name: string, reading: Promise<T>): Promise<T> {
    try {
        return await reading;
    } catch (error) {
        if (error instanceof GitFailure) {
            const hint = error.hint === undefined ? '' : ` ${error.hint}`;
            throw new ComparisonFailure(`${error.message}${hint}`);
        }
        if (error instanceof SeveralProjectsError) {
            const roots = error.roots.map(({ path }) => path).join(', ');
            throw new ComparisonFailure(`There are several projects in ${name}: ${roots}. Choose one of them.`);
        }
        throw error;
    }
}

/** The address of a file as it was, from which an editor can ask for it. */
function earlierAddress(reference: EarlierText): string {
    const { path } = URI.parse(reference.file);
    return URI.from({ scheme: EARLIER_SCHEME, path, query: JSON.stringify(reference) }).toString();
}
