import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { temporaryFolder } from './temporary-folder.ts';

/** A git repository of its own, in a folder that is gone when the test has finished. */
export interface TemporaryRepository {
    readonly folder: string;
    /** Writes these files, takes those away that are undefined, and commits. */
    commit(files: Readonly<Record<string, string | undefined>>): void;
    /** Runs git in the folder, whatever the machine's own settings are. */
    git(...args: readonly string[]): string;
}

/** Makes a repository with these files in its first commit, on the branch `main`. */
export function temporaryRepository(files: Readonly<Record<string, string>>): TemporaryRepository {
    const folder = temporaryFolder();
    const git = (...args: readonly string[]) =>
        execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', env: { ...process.env, ...ALONE } }).trim();
    const commit: TemporaryRepository['commit'] = (changed) => {
        for (const [path, content] of Object.entries(changed)) {
            const place = join(folder, path);
            if (content === undefined) {
                rmSync(place, { recursive: true });
            } else {
                mkdirSync(dirname(place), { recursive: true });
                writeFileSync(place, content);
            }
        }
        git('add', '--all');
        git('commit', '--quiet', '--allow-empty', '--message', 'A state');
    };
    git('init', '--quiet', '--initial-branch', 'main');
    commit(files);
    return { folder, commit, git };
}

const ALONE = {
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@firebreak.example',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@firebreak.example',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
} as const;
