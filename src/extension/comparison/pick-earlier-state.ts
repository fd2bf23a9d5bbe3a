import { type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import type { EarlierState } from '../../protocol/diagram/comparison.ts';
import { type GitRef, type GitRepository, repositoryOf } from './git-extension.ts';

/** Commits that are offered. */
const RECENT = 50;

interface Choice extends QuickPickItem {
    /** What to compare with, or how to ask for it. */
    readonly pick?: EarlierState | 'folder' | 'revision';
}

/** Asks what to compare the project of a file with; nothing when the person gives up. */
export async function pickEarlierState(file: Uri): Promise<EarlierState | undefined> {
    const choice = await window.showQuickPick(choices(file), {
        title: 'Compare architecture with…',
        placeHolder: 'A branch, a tag, a commit or a folder',
        matchOnDescription: true,
    });
    switch (choice?.pick) {
        case undefined:
            return undefined;
        case 'folder':
            return pickFolder(file);
        case 'revision':
            return enterRevision();
        default:
            return choice?.pick;
    }
}

async function choices(file: Uri): Promise<Choice[]> {
    const repository = await repositoryOf(file);
    return [
        ...(repository ? await revisions(repository) : []),
        separator('Other'),
        { label: '$(edit) A revision…', description: 'whatever git understands, as HEAD~3', pick: 'revision' },
        { label: '$(folder) A folder…', description: 'another copy of the models', pick: 'folder' },
    ];
}

async function revisions(repository: GitRepository): Promise<Choice[]> {
    // A repository without a commit has no log, and the extension throws.
    const [refs, commits] = await Promise.all([
        repository.getRefs({ sort: 'committerdate' }).catch(() => []),
        repository.log({ maxEntries: RECENT }).catch(() => []),
    ]);
    const [last] = commits;
    return [
        ...section('Last commit', last ? [revision('git-commit', 'HEAD', subjectOf(last.message))] : []),
        ...section('Branches', named(refs, 0, 'git-branch')),
        ...section('Tags', named(refs, 2, 'tag')),
        ...section('Remote branches', named(refs, 1, 'cloud')),
        ...section(
            'Recent commits',
            commits.map(({ hash, message }) => revision('git-commit', hash.slice(0, 10), subjectOf(message))),
        ),
    ];
}

function named(refs: readonly GitRef[], type: number, icon: string): Choice[] {
    return refs.flatMap((ref) => (ref.type === type && ref.name ? [revision(icon, ref.name)] : []));
}

function revision(icon: string, name: string, description?: string): Choice {
    return {
        label: `$(${icon}) ${name}`,
        ...(description === undefined ? {} : { description }),
        pick: { kind: 'revision', name },
    };
}

function section(title: string, items: readonly Choice[]): Choice[] {
    return items.length > 0 ? [separator(title), ...items] : [];
}

function separator(label: string): Choice {
    return { label, kind: QuickPickItemKind.Separator };
}

function subjectOf(message: string): string {
    return message.split('\n', 1)[0] ?? '';
}

async function pickFolder(file: Uri): Promise<EarlierState | undefined> {
    const [folder] =
        (await window.showOpenDialog({
            canSelectFiles: false,
            canSelectFolders: true,
            openLabel: 'Compare',
            title: 'Folder with an earlier state of the models',
            defaultUri: file.with({ path: file.path.slice(0, file.path.lastIndexOf('/')) || '/' }),
        })) ?? [];
    return folder && { kind: 'folder', uri: folder.toString() };
}

async function enterRevision(): Promise<EarlierState | undefined> {
    const name = await window.showInputBox({
        title: 'Compare architecture with…',
        prompt: 'A branch, a tag, a commit, or whatever else git understands',
        placeHolder: 'HEAD~3',
        ignoreFocusOut: true,
    });
    return name?.trim() ? { kind: 'revision', name: name.trim() } : undefined;
}
