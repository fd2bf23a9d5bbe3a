import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../../.build/repository.ts';
import type { SuitePart } from './build-suite.ts';

/** Places for one run of an editor, apart from everything else on the machine. */
export interface TestFolders {
    readonly root: string;
    /**
     * A copy of `test/vscode/workspace`, which the suite may change; a git repository with all of it in one commit. The
     * story and the window without a folder find it empty.
     */
    readonly workspace: string;
    /** What is opened: the folder, a file that names it and a second one, or an empty window. */
    readonly opened: { readonly folder: string } | { readonly workspace: string } | { readonly ew: 'true' };
    readonly userData: string;
    readonly extensions: string;
    readonly serverData: string;
    /** Removes them all. */
    remove(): Promise<void>;
}

/** Settings for an editor that keeps quiet, so that pictures show our part of it. */
const quietSettings = {
    'chat.disableAIFeatures': true,
    'security.workspace.trust.enabled': false,
    'update.mode': 'none',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.enableExperiments': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'extensions.ignoreRecommendations': true,
    'telemetry.telemetryLevel': 'off',
    'files.autoSave': 'off',
    'files.simpleDialog.enable': true,
    // A cursor that blinks lets no picture come to rest.
    'editor.cursorBlinking': 'solid',
    'workbench.reduceMotion': 'on',
};

/** Settings for an editor that trusts nothing and does not ask. */
const restrictedSettings = {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
};

/** Makes fresh folders. */
export async function makeTestFolders(
    part: SuitePart,
    settings: Readonly<Record<string, unknown>>,
): Promise<TestFolders> {
    const root = await mkdtemp(join(tmpdir(), 'firebreak-vscode-'));
    const workspace = join(root, 'workspace');
    const folders = {
        root,
        workspace,
        opened: openedBy(part, root, workspace),
        userData: join(root, 'user-data'),
        extensions: join(root, 'extensions'),
        serverData: join(root, 'server-data'),
        remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
    };
    await mkdir(workspace);
    if (part !== 'story' && part !== 'nofolder') {
        await cp(join(repository, 'test/vscode/workspace'), workspace, { recursive: true });
        commitAll(workspace);
    }
    if (part === 'lifecycle') {
        await addSecondFolder(root);
    }
    await mkdir(join(folders.userData, 'User'), { recursive: true });
    await mkdir(folders.extensions, { recursive: true });
    await writeFile(
        join(folders.userData, 'User/settings.json'),
        JSON.stringify(
            { ...quietSettings, ...(part === 'restricted' ? restrictedSettings : {}), ...settings },
            undefined,
            2,
        ),
    );
    return folders;
}

function openedBy(part: SuitePart, root: string, workspace: string): TestFolders['opened'] {
    switch (part) {
        case 'lifecycle':
            return { workspace: join(root, 'both.code-workspace') };
        case 'nofolder':
            return { ew: 'true' };
        default:
            return { folder: workspace };
    }
}

/** A second project in which something is called as in the first, and the file that opens both. */
async function addSecondFolder(root: string): Promise<void> {
    await mkdir(join(root, 'second'));
    await writeFile(join(root, 'second/other.fbk'), 'context Ordering {\n  service orders\n  service drafts\n}\n');
    const folders = ['workspace', 'second'].map((path) => ({ path }));
    await writeFile(join(root, 'both.code-workspace'), JSON.stringify({ folders }));
}

function commitAll(folder: string): void {
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@firebreak.example'];
    git(...author, 'commit', '--quiet', '--message', 'The workspace', '--no-gpg-sign');
}
