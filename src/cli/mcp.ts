import { Console } from 'node:console';
import { resolve } from 'node:path';
import process from 'node:process';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { toUri } from './file-names.ts';
import { createMcpServer } from './mcp/create-mcp-server.ts';
import { drawInThreads } from './mcp/picture-threads.ts';
import { kindOfPath } from './open-projects.ts';
import { runInThreads } from './simulation/thread-pool.ts';
import type { Terminal } from './terminal.ts';

/**
 * Bytes of the largest message that is read: after a larger one the connection ends. What tools refuse for its length,
 * in words, is smaller.
 */
const LARGEST_MESSAGE = 16 * 2 ** 20;

/** What `mcp` can be told. */
export interface McpOptions {
    readonly root?: readonly string[];
}

/**
 * Answers an agent over standard input and output until the input ends.
 *
 * @throws CommandFailure when a root is no folder: a misspelt one would look like an architecture without models
 */
export async function mcp(terminal: Terminal, { root = [] }: McpOptions): Promise<ExitCode> {
    const { workingDirectory, errors, showsStacks } = terminal;
    for (const path of root) {
        if ((await kindOfPath(path, toUri(workingDirectory, path))) !== 'folder') {
            throw new CommandFailure(`There is no folder \`${path}\`, which --root names.`);
        }
    }
    // Standard output is the protocol's alone: what any package has to say goes to standard error.
    globalThis.console = new Console(process.stderr, process.stderr);
    const report = (error: unknown) => {
        const words = error instanceof Error ? (showsStacks && error.stack) || error.message : String(error);
        errors.write(`firebreak mcp: ${words}\n`);
    };
    const runner = runInThreads();
    const pictures = drawInThreads();
    const server = createMcpServer({
        named: root.map((path) => resolve(workingDirectory, path)),
        workingDirectory,
        today: terminal.today,
        runner,
        pictures,
        report,
    });
    server.server.onerror = report;
    const closed = new Promise<void>((done) => {
        server.server.onclose = done;
    });
    const close = () => void server.close();
    process.stdin.once('end', close);
    process.stdin.once('close', close);
    process.stdout.once('error', close);
    process.once('SIGTERM', close);
    process.once('SIGINT', close);
    await server.connect(new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: LARGEST_MESSAGE }));
    await closed;
    runner.stop();
    pictures.stop();
    return 0;
}
