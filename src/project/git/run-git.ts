import { execFile } from 'node:child_process';
import process from 'node:process';
import { GitFailure } from './git-failure.ts';

/** Messages in English, no questions asked, and nothing written to the repository. */
const GIT_ENVIRONMENT = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' } as const;

/** How git may be run. */
export interface GitAccess {
    /** Fetches nothing that the repository lacks, whatever it is set to; so git reaches no other machine. */
    readonly offline?: boolean;
}

/** The environment in which git runs. */
export function gitEnvironment({ offline = false }: GitAccess): NodeJS.ProcessEnv {
    // The list of protocols over which git may fetch goes before all settings; there is none of this name.
    return { ...process.env, ...GIT_ENVIRONMENT, ...(offline ? { GIT_ALLOW_PROTOCOL: 'none' } : {}) };
}

/**
 * What a repository would have run when its index is read, as to look up `:a.fbk`: a program that watches files. Other
 * programs that it can name (hooks, filters, converters, pagers) git does not start to look up and read objects. What
 * is missing in a partial clone it fetches, as it does for every command there, unless it shall not.
 */
export const GIT_OPTIONS = ['-c', 'core.fsmonitor=false'] as const;

/** What a git command wrote, if it went well. */
export type GitAnswer = { readonly output: string } | { readonly error: string };

/**
 * Runs a git command that only reads.
 *
 * @param folder where to run it
 * @throws GitFailure when there is no git
 */
export function runGit(folder: string, args: readonly string[], access: GitAccess = {}): Promise<GitAnswer> {
    return new Promise((resolve, reject) => {
        execFile(
            'git',
            ['-C', folder, ...GIT_OPTIONS, ...args],
            { encoding: 'utf8', env: gitEnvironment(access) },
            (error, stdout, stderr) => {
                if (!error) {
                    resolve({ output: stdout.replace(/\r?\n$/, '') });
                } else if (error.code === 'ENOENT') {
                    reject(noGit());
                } else {
                    resolve({ error: stderr.trim() || error.message });
                }
            },
        );
    });
}

/** There is no git on this machine. */
export function noGit(): GitFailure {
    return new GitFailure(
        'There is no `git` on this machine, or it is not in the PATH.',
        'Folders can be compared without it.',
    );
}
