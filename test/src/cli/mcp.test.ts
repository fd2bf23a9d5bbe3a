import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repository } from '../../../.build/repository.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

/** The command as its own process, and the lines that it has written. */
interface Running {
    readonly child: ChildProcess;
    readonly lines: string[];
    send(message: unknown): void;
    /** Sends a text as it is. */
    write(text: string): void;
    /** The answer to a request. */
    answer(id: number): Promise<Record<string, unknown>>;
}

function start(...args: readonly string[]): Running {
    const child = spawn(process.execPath, [join(repository, 'src/cli/main.ts'), 'mcp', ...args]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines: string[] = [];
    createInterface(child.stdout).on('line', (line) => lines.push(line));
    child.stderr.resume();
    const write = (text: string) => void child.stdin.write(text);
    return {
        child,
        lines,
        write,
        send: (message) => write(`${JSON.stringify(message)}\n`),
        async answer(id) {
            await expect.poll(() => lines.some((line) => JSON.parse(line).id === id), { timeout: 30_000 }).toBe(true);
            return JSON.parse(lines.find((line) => JSON.parse(line).id === id) ?? '{}');
        },
    };
}

const INITIALIZE = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'agent', version: '1' } },
};

async function initialized(folder: string): Promise<Running> {
    const running = start('--root', folder);
    running.send(INITIALIZE);
    await running.answer(1);
    running.send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    return running;
}

describe('firebreak mcp', () => {
    it('speaks nothing but the protocol on standard output, and ends with its input', async () => {
        const running = await initialized(temporaryFolder({ 'shop.fbk': 'service orders' }));
        running.send({
            jsonrpc: '2.0',
            id: 2,
            method: 'tools/call',
            params: { name: 'describe_project', arguments: {} },
        });
        expect(await running.answer(2)).toMatchObject({ result: { structuredContent: { files: ['shop.fbk'] } } });
        const ended = once(running.child, 'exit');
        running.child.stdin?.end();
        expect(await ended).toEqual([0, null]);
        expect(running.lines.map((line) => JSON.parse(line).jsonrpc)).toEqual(['2.0', '2.0']);
    }, 60_000);

    it('refuses in words what is much too long, and goes on', async () => {
        const running = await initialized(temporaryFolder({ 'shop.fbk': 'service orders' }));
        const texts = Array.from({ length: 12 }, (_, i) => ({ file: `t${i}.fbk`, text: ' '.repeat(2 ** 20) }));
        const params = { name: 'check_architecture', arguments: { texts } };
        running.send({ jsonrpc: '2.0', id: 2, method: 'tools/call', params });
        expect(await running.answer(2)).toMatchObject({
            result: { isError: true, content: [{ text: expect.stringContaining('Give only the files that change.') }] },
        });
        running.send({ jsonrpc: '2.0', id: 3, method: 'ping' });
        expect(await running.answer(3)).toMatchObject({ result: {} });
    }, 60_000);

    it('answers others while a picture is drawn, and ends though one is under way', async () => {
        const many = Array.from(
            { length: 600 },
            (_, i) => `service s${i} { command go { calls s${(i * 7 + 1) % 600}.go } }`,
        );
        const running = await initialized(temporaryFolder({ 'shop.fbk': many.join('\n') }));
        const ask = (id: number, name: string, args: object) =>
            running.send({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } });
        ask(2, 'find_elements', { limit: 1 });
        await running.answer(2);
        ask(3, 'draw_view', { format: 'png' });
        ask(4, 'find_elements', { limit: 1 });
        await running.answer(4);
        expect(running.lines.some((line) => JSON.parse(line).id === 3)).toBe(false);
        running.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 3 } });
        ask(5, 'draw_view', { view: 'services:s1' });
        expect(await running.answer(5)).toMatchObject({ result: { structuredContent: { view: 'services:s1' } } });
        expect(running.lines.some((line) => JSON.parse(line).id === 3)).toBe(false);
        ask(6, 'draw_view', { format: 'png' });
        const ended = once(running.child, 'exit');
        running.child.stdin?.end();
        expect(await ended).toEqual([0, null]);
    }, 60_000);

    it('ends in good order when it is told to', async () => {
        const running = await initialized(temporaryFolder());
        const ended = once(running.child, 'exit');
        running.child.kill('SIGTERM');
        expect(await ended).toEqual([0, null]);
    }, 60_000);

    it.each(['nowhere', 'shop.fbk'])('does not begin with the root %s, which is no folder', async (root) => {
        const folder = temporaryFolder({ 'shop.fbk': 'service orders' });
        const { exitCode, errors } = await runRecorded(['mcp', '--root', root], { workingDirectory: folder });
        expect(errors).toBe(`error: There is no folder \`${root}\`, which --root names.\n`);
        expect(exitCode).toBe(2);
    });

    it('goes on after whatever comes in', async () => {
        const running = await initialized(temporaryFolder({ 'shop.fbk': 'service orders' }));
        const junk = fc.sample(
            fc.oneof(
                fc.string().map((text) => text.replaceAll('\n', ' ')),
                fc.json(),
                fc
                    .record({
                        jsonrpc: fc.constantFrom('2.0', '1.0', 2),
                        method: fc.constantFrom('tools/call', 'tools/list', 'resources/read', 'x', '__proto__'),
                        params: fc.oneof(fc.anything(), fc.record({ name: fc.string(), arguments: fc.anything() })),
                    })
                    .map((message) => JSON.stringify(message)),
            ),
            { numRuns: 200, seed: 2026 },
        );
        running.write(`${junk.join('\n')}\n\u0000\n[]\n{}\n`);
        running.send({
            jsonrpc: '2.0',
            id: 77,
            method: 'tools/call',
            params: { name: 'find_elements', arguments: {} },
        });
        expect(await running.answer(77)).toMatchObject({ result: { structuredContent: { total: 1 } } });
    }, 60_000);
});
