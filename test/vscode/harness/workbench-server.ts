import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { type CodeServer, installCodeServer } from '../../../.build/code-server.ts';
import type { TestFolders } from './test-folders.ts';

/** VS Code's server while it runs. */
export interface WorkbenchServer {
    /** Host and port. */
    readonly authority: string;
    /** What it printed so far. */
    readonly log: readonly string[];
    stop(): Promise<void>;
}

/** Milliseconds in which the server has to come up. */
const START_LIMIT = 60_000;

/** Starts VS Code's server on a free port of this machine. */
export async function startWorkbenchServer(folders: TestFolders): Promise<WorkbenchServer> {
    const { node, script } = await installCodeServer();
    const log: string[] = [];
    const server = spawn(
        node,
        [
            script,
            ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
            ...['--enable-smoke-test-driver', '--telemetry-level', 'off'],
            ...folderArguments(folders),
        ],
        { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const port = await listeningPort(server, log);
    return {
        authority: `127.0.0.1:${port}`,
        log,
        async stop() {
            if (server.exitCode === null && server.signalCode === null) {
                const gone = once(server, 'exit');
                server.kill();
                await gone;
            }
        },
    };
}

/** Installs a packaged extension for the server that these folders belong to. */
export async function installPackagedExtension(folders: TestFolders, vsix: string): Promise<void> {
    const { node, script }: CodeServer = await installCodeServer();
    await promisify(execFile)(node, [script, '--install-extension', vsix, ...folderArguments(folders)]);
}

function folderArguments(folders: TestFolders): string[] {
    return [
        '--accept-server-license-terms',
        ...['--user-data-dir', folders.userData],
        ...['--extensions-dir', folders.extensions],
        ...['--server-data-dir', folders.serverData],
    ];
}

function listeningPort(server: ChildProcess, log: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => fail(`did not come up within ${START_LIMIT} ms`), START_LIMIT);
        const fail = (reason: string) => {
            clearTimeout(timer);
            server.kill();
            reject(new Error(`VS Code's server ${reason}. It said:\n${log.join('')}`));
        };
        const read = (chunk: Buffer) => {
            log.push(String(chunk));
            const port = /listening on (\d+)/.exec(String(chunk))?.[1];
            if (port !== undefined) {
                clearTimeout(timer);
                resolve(port);
            }
        };
        server.stdout?.on('data', read);
        server.stderr?.on('data', read);
        server.on('exit', (code) => fail(`ended with code ${code}`));
        server.on('error', (error) => fail(`could not be started: ${error.message}`));
    });
}
