import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { repository } from './repository.ts';

/**
 * Writes the types of a module into a folder, for programs that import it from the package.
 *
 * @param module path of a source that imports nothing of ours
 */
export async function writeDeclarations(module: string, folder: string): Promise<void> {
    const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
    const what = ['--declaration', '--emitDeclarationOnly', '--strict', '--ignoreConfig'];
    const how = ['--target', 'es2022', '--module', 'preserve', '--types', '', '--rootDir', dirname(module)];
    await promisify(execFile)(process.execPath, [compiler, ...what, ...how, '--outDir', folder, module], {
        cwd: repository,
    });
}
