import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { repository } from '../../../.build/repository.ts';
import { connectEditor, type Editor, type EditorDisk, type EditorKind } from './connect-editor.ts';

/** The language server as it is shipped, once it is built. */
const SCRIPT = join(repository, 'dist/server/node.js');

/**
 * Says on the fifth channel how much memory is in use after all rubbish was collected, each time it is asked by signal.
 * What is kept weakly goes with a later round only.
 */
const PROBE = `
process.on('SIGUSR2', async () => {
    for (let round = 0; round < 6; round++) {
        globalThis.gc();
        await new Promise((resolve) => setTimeout(resolve, 30));
    }
    const { heapUsed, external } = process.memoryUsage();
    require('node:fs').writeSync(4, JSON.stringify({ heapUsed, external }) + '\\n');
});
`;

/** An editor whose language server is a process of its own, as on the desktop, and whose files are on the real disk. */
export interface ProcessEditor {
    readonly editor: Editor;
    /** What the process said on its standard error. */
    said(): string;
    /** Exit code or signal, once it has ended. */
    readonly ended: Promise<number | string>;
    /** Bytes in use after all rubbish was collected. */
    memory(): Promise<number>;
    /** Ends the process, by force unless another signal is named. */
    stop(signal?: NodeJS.Signals): void;
}

/** Where the server is, and what it is started with. */
export interface ServerScript {
    readonly script?: string;
    readonly execArgv?: readonly string[];
}

/** Starts the built language server, connected as the extension connects to it. */
export async function openEditorOnProcess(
    folders: readonly string[],
    kind: EditorKind = {},
    { script = process.env['FIREBREAK_SERVER'] ?? SCRIPT, execArgv = [] }: ServerScript = {},
): Promise<ProcessEditor> {
    const probe = join(realpathSync(mkdtempSync(join(tmpdir(), 'firebreak-probe-'))), 'probe.cjs');
    writeFileSync(probe, PROBE);
    const server = fork(script, ['--node-ipc'], {
        execArgv: ['--expose-gc', '--require', probe, ...execArgv],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    });
    const said: string[] = [];
    for (const stream of [server.stdout, server.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
    }
    const connection = createMessageConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    const ended = once(server, 'exit').then(([code, signal]) => {
        rmSync(dirname(probe), { recursive: true, force: true });
        return (code ?? signal) as number | string;
    });
    const editor = await connectEditor(connection, realDisk, folders, kind);
    return {
        editor,
        ended,
        said: () => said.join(''),
        memory: () => askForMemory(server),
        stop(signal = 'SIGKILL') {
            editor.stop();
            server.kill(signal);
        },
    };
}

async function askForMemory(server: ChildProcess): Promise<number> {
    const lines = createInterface({ input: server.stdio[4] as Readable });
    const answer = once(lines, 'line');
    server.kill('SIGUSR2');
    const [line] = (await answer) as [string];
    lines.close();
    const { heapUsed, external } = JSON.parse(line) as { heapUsed: number; external: number };
    return heapUsed + external;
}

/** The real disk as an editor sees it. */
export const realDisk: EditorDisk = {
    has: (uri) => isThere(fileURLToPath(uri)),
    below: (folder) =>
        readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8', withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => pathToFileURL(join(entry.parentPath, entry.name)).href),
    write(uri, text) {
        const path = fileURLToPath(uri);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
    },
    delete: (uri) => rmSync(fileURLToPath(uri), { force: true }),
};

function isThere(path: string): boolean {
    try {
        return readdirSync(dirname(path)).includes(path.slice(path.lastIndexOf('/') + 1));
    } catch {
        return false;
    }
}

/** Makes a folder on the real disk with these files in it, by URI below it; `remove` takes it away. */
export function folderOnDisk(texts: (folder: string) => ReadonlyMap<string, string>): {
    readonly folder: string;
    readonly texts: ReadonlyMap<string, string>;
    remove(): void;
} {
    const path = realpathSync(mkdtempSync(join(tmpdir(), 'firebreak-')));
    const folder = pathToFileURL(path).href;
    const written = texts(folder);
    for (const [uri, text] of written) {
        realDisk.write(uri, text);
    }
    return { folder, texts: written, remove: () => rmSync(path, { recursive: true, force: true }) };
}
