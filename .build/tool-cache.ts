import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Installs an npm package outside the repository, once for each version, and returns its folder. For tools that are
 * too large to be the project's dependencies.
 *
 * @param prepare runs before an installation and gives further environment variables for it
 */
export async function installTool(
    name: string,
    version: string,
    prepare: () => Promise<Readonly<Record<string, string>>> = async () => ({}),
): Promise<string> {
    const home = join(cacheFolder(), `${name}-${version}`);
    const installed = join(home, 'node_modules', name);
    if (existsSync(installed)) {
        return installed;
    }
    const environment = await prepare();
    console.log(`Installing ${name} ${version} into ${home}; this happens once.`);
    const unfinished = `${home}.${process.pid}`;
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], {
        cwd: unfinished,
        env: { ...process.env, ...environment },
        maxBuffer: 64 * 2 ** 20,
    });
    await keepOne(unfinished, home);
    return installed;
}

/** Another process may have installed the same in the meantime; then theirs stays. */
async function keepOne(unfinished: string, home: string): Promise<void> {
    try {
        await rename(unfinished, home);
    } catch (error) {
        if (!existsSync(home)) {
            throw error;
        }
        await rm(unfinished, { recursive: true, force: true });
    }
}

function cacheFolder(): string {
    const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
    return join(cache, 'firebreak');
}
