import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runTests } from '@vscode/test-electron';
import { repository } from '../../../.build/repository.ts';
import type { SuiteExtension } from './build-suite.ts';
import type { SuiteResult } from './report.ts';
import { readMessage, type SuiteMessage } from './suite-message.ts';
import { makeTestFolders } from './test-folders.ts';

/** Downloads a version of VS Code for the desktop, once, and runs the suite in it. */
export async function runOnDesktop(version: string, suite: SuiteExtension): Promise<SuiteResult> {
    const folders = await makeTestFolders('models', {});
    const messages: SuiteMessage[] = [];
    const log: string[] = [];
    const host = `desktop ${version}`;
    try {
        await runTests({
            version,
            cachePath: join(repository, '.vscode-test'),
            extensionDevelopmentPath: [repository, suite.folder],
            extensionTestsPath: suite.scripts.models,
            launchArgs: [
                folders.workspace,
                '--disable-extensions',
                ...['--user-data-dir', folders.userData, '--extensions-dir', folders.extensions],
            ],
            stdout: byLine((line) => keep(line)),
            stderr: byLine((line) => keep(line)),
        });
        return { host, messages, log };
    } catch (error) {
        const hasFailure = messages.some(({ kind }) => kind === 'failed');
        return hasFailure ? { host, messages, log } : { host, messages, log, breakdown: String(error) };
    } finally {
        await folders.remove();
    }

    function keep(line: string): void {
        const message = readMessage(line);
        if (message === undefined) {
            log.push(line);
        } else {
            messages.push(message);
        }
    }
}

/** The oldest version of VS Code that the manifest promises to run in. */
export async function oldestSupportedVersion(): Promise<string> {
    const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
    return String(manifest.engines.vscode).replace('^', '');
}

function byLine(onLine: (line: string) => void): Writable {
    let rest = '';
    return new Writable({
        write(chunk, _encoding, done) {
            const lines = (rest + String(chunk)).split('\n');
            rest = lines.pop() ?? '';
            lines.forEach(onLine);
            done();
        },
    });
}
