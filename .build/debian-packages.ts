import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Thrown when something is missing that may not be installed from here; the message says how to get it. */
export class MissingToolError extends Error {
    override readonly name = 'MissingToolError';
}

/**
 * Installs Debian packages when we may.
 *
 * @param reason what they are for, as in "Chromium shows the editor"
 * @throws MissingToolError when this is no Debian, or not root, or the installation failed
 */
export function installDebianPackages(packages: readonly string[], reason: string): void {
    const command = `apt-get install --yes --no-install-recommends ${packages.join(' ')}`;
    const howTo = `${reason}. Install it with "${command}" or your system's own package manager.`;
    if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
        throw new MissingToolError(howTo);
    }
    console.log(`Installing Debian packages: ${packages.join(', ')}.`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const step of ['apt-get --quiet update', command]) {
        const [program = '', ...args] = step.split(' ');
        const result = spawnSync(program, args, { env: environment, encoding: 'utf8' });
        if (result.status !== 0) {
            throw new MissingToolError(`${howTo} Doing so here failed: ${result.stderr || result.error}`);
        }
    }
}
