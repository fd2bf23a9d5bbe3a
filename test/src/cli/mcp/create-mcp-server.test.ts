import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { ListRootsRequestSchema, SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agentTools } from '../../../../src/agents/tools.ts';
import { createMcpServer } from '../../../../src/cli/mcp/create-mcp-server.ts';
import { drawInThreads } from '../../../../src/cli/mcp/picture-threads.ts';
import { RULES } from '../../../../src/rules/registry.ts';
import { runInTurns } from '../../../../src/simulation/replication/run-in-turns.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { temporaryRepository } from '../../../temporary-repository.ts';

const SHOP =
    'service orders { command place { calls payments { breaker { opens after 5 failures } } } }\nservice payments\n';

const PEAK =
    'client Web { calls orders.place }\nscenario Buy { Web calls orders.place  load 20/s }\nexperiment Peak { load Buy for 10s  expect { errors below 50% } }\n';

interface World {
    readonly named?: readonly string[];
    readonly workingDirectory?: string;
    /** Folders that the client opens, and may change. */
    readonly roots?: string[];
    readonly defects?: unknown[];
}

async function connect(world: World): Promise<Client> {
    const pictures = drawInThreads();
    onTestFinished(() => pictures.stop());
    const server = createMcpServer({
        named: world.named ?? [],
        workingDirectory: world.workingDirectory ?? '/',
        today: () => '2026-11-23',
        runner: runInTurns(),
        pictures,
        report: (error) => world.defects?.push(error),
    });
    const client = new Client(
        { name: 'agent', version: '1' },
        { capabilities: world.roots ? { roots: { listChanged: true } } : {} },
    );
    if (world.roots) {
        client.setRequestHandler(ListRootsRequestSchema, () => ({
            roots: (world.roots ?? []).map((path) => ({ uri: pathToFileURL(path).href })),
        }));
    }
    const [here, there] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(there), client.connect(here)]);
    // The client checks what comes as data against what the tools promise once it has listed them.
    await client.listTools();
    onTestFinished(() => client.close());
    return client;
}

async function call(client: Client, name: string, input: Record<string, unknown> = {}): Promise<string> {
    const { content, isError } = await client.callTool({ name, arguments: input });
    const [first] = content as { type: string; text: string }[];
    return `${isError === true ? 'refused: ' : ''}${first?.text}`;
}

describe('the server for agents', () => {
    it('offers all tools, none of which writes, with schemas for what goes in and comes out', async () => {
        const client = await connect({ named: [temporaryFolder({ 'shop.fbk': SHOP })] });
        const { tools } = await client.listTools();
        expect(tools.map(({ name }) => name)).toEqual(agentTools(true).map(({ name }) => name));
        for (const { annotations, inputSchema, outputSchema } of tools) {
            expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
            expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
            expect(outputSchema).toMatchObject({ type: 'object' });
        }
        expect(client.getInstructions()).toContain('describe_project');
        expect(client.getServerVersion()).toMatchObject({ name: 'firebreak' });
    });

    it('answers as text and as data that fits the promised schema', async () => {
        const client = await connect({ named: [temporaryRepository({ 'shop.fbk': SHOP }).folder] });
        const questions: readonly (readonly [string, Record<string, unknown>])[] = [
            ['describe_project', {}],
            ['check_architecture', {}],
            ['check_architecture', { texts: [{ file: 'shop.fbk', text: SHOP.replace('5', '6') }] }],
            ['preview_change', { texts: [{ file: 'shop.fbk', text: SHOP.replace('5', '6') }] }],
            ['compare_revision', { before: 'HEAD', texts: [{ file: 'shop.fbk', text: SHOP.replace('5', '6') }] }],
            ['find_elements', {}],
            ['describe_element', { element: 'orders' }],
            ['find_interactions', {}],
            ['assess_impact', { element: 'payments' }],
            ['find_paths', { from: 'orders', to: 'payments' }],
            ['run_experiments', { texts: [{ file: 'peak.fbk', text: PEAK }] }],
            ['explain_rule', { rule: 'missing-timeout' }],
            ['propose_fixes', { unsafe: true }],
            ['draw_view', {}],
            ['language_guide', {}],
        ];
        for (const [name, input] of questions) {
            const { isError, structuredContent } = await client.callTool({ name, arguments: input });
            expect([name, isError]).toEqual([name, undefined]);
            expect(structuredContent).toBeTypeOf('object');
        }
        expect(new Set(questions.map(([name]) => name)).size).toBe(agentTools(true).length);
    });

    it('tells a client that wants to know how far the runs are', async () => {
        const client = await connect({ named: [temporaryFolder({ 'shop.fbk': SHOP, 'peak.fbk': PEAK })] });
        const progress: number[] = [];
        const asked = { scenario: 'Buy', load: '2000/s', duration: '30s' };
        await client.callTool({ name: 'run_experiments', arguments: asked }, undefined, {
            onprogress: (told) => progress.push(told.progress / (told.total ?? 1)),
        });
        expect(progress.length).toBeGreaterThan(2);
        expect(progress).toEqual(progress.toSorted((a, b) => a - b));
        expect(progress.at(-1)).toBeLessThanOrEqual(1);
    });

    it('draws an image to look at', async () => {
        const client = await connect({ named: [temporaryFolder({ 'shop.fbk': SHOP })] });
        const { content } = await client.callTool({ name: 'draw_view', arguments: { format: 'png' } });
        const [, image] = content as { type: string; data: string; mimeType: string }[];
        expect(image).toMatchObject({ type: 'image', mimeType: 'image/png' });
        expect(
            Buffer.from(image?.data ?? '', 'base64')
                .subarray(1, 4)
                .toString(),
        ).toBe('PNG');
    });

    it('reads the texts again when they have changed, whatever their times say', async () => {
        const folder = temporaryFolder({ 'shop.fbk': SHOP });
        const client = await connect({ named: [folder] });
        expect(await call(client, 'check_architecture', { rules: ['missing-timeout'] })).toContain('1 error');
        writeFileSync(join(folder, 'shop.fbk'), SHOP.replace('breaker {', 'timeout 1s  breaker {'));
        expect(await call(client, 'check_architecture', { rules: ['missing-timeout'] })).toMatch(/^No findings/);
        writeFileSync(join(folder, 'more.fbk'), 'service more');
        expect(await call(client, 'find_elements', { words: 'more' })).toContain('service more');
        writeFileSync(join(folder, 'firebreak.json'), '{ "ignore": ["more.fbk"] }');
        expect(await call(client, 'find_elements', { words: 'more' })).toBe('0 elements');
        rmSync(join(folder, 'shop.fbk'));
        writeFileSync(join(folder, 'firebreak.json'), '{}');
        expect(await call(client, 'find_elements', {})).toBe('1 element\nservice more — more.fbk:1');
    });

    it('says how to mend a wrong question, and goes on', async () => {
        const defects: unknown[] = [];
        const client = await connect({ named: [temporaryFolder({ 'shop.fbk': SHOP })], defects });
        expect(await call(client, 'assess_impact')).toContain('refused: This is not what assess_impact takes.');
        expect(await call(client, 'assess_impact', { element: 'paymets' })).toContain('Did you mean "payments"?');
        await expect(client.callTool({ name: 'write_file' })).rejects.toThrow('There is no tool "write_file"');
        expect(await call(client, 'find_elements', { words: 'orders' })).toContain('service orders');
        expect(defects).toEqual([]);
    });

    it('goes on when a question is called off', async () => {
        const client = await connect({ named: [temporaryFolder({ 'shop.fbk': SHOP })] });
        const controller = new AbortController();
        const asked = client.callTool({ name: 'check_architecture', arguments: {} }, undefined, {
            signal: controller.signal,
        });
        controller.abort('not wanted');
        await expect(asked).rejects.toThrow('not wanted');
        expect(await call(client, 'check_architecture')).toContain('[missing-timeout]');
    });

    it('tries the first texts where there is no model yet', async () => {
        const folder = temporaryFolder();
        const client = await connect({ named: [folder] });
        expect(await call(client, 'check_architecture')).toContain('refused: There is no Firebreak model');
        const texts = [{ file: 'shop.fbk', text: `${SHOP}${PEAK}` }];
        expect(await call(client, 'check_architecture', { texts })).toContain('NEW error [missing-timeout] shop.fbk:1');
        expect(await call(client, 'preview_change', { texts })).toContain('+ service `orders` — shop.fbk:1');
        expect(await call(client, 'assess_impact', { texts, element: 'payments' })).toContain('2 other elements');
        expect(await call(client, 'run_experiments', { texts })).toMatch(/^(?:PASS|FAIL|INCONCLUSIVE) Peak/);
        expect(await call(client, 'propose_fixes', { texts, unsafe: true })).toContain('+++ b/shop.fbk');
        expect(await call(client, 'draw_view', { texts })).toContain('flowchart');
        const outside = [{ file: join('..', 'x.fbk'), text: SHOP }];
        expect(await call(client, 'check_architecture', { texts: outside })).toContain('is outside of the project');
        expect(readdirSync(folder)).toEqual([]);
    });

    it('answers many questions at once', async () => {
        const client = await connect({ named: [temporaryFolder({ 'shop.fbk': SHOP })] });
        const answers = await Promise.all(Array.from({ length: 20 }, () => call(client, 'describe_project')));
        expect(new Set(answers).size).toBe(1);
    });
});

describe('the folders that agents may ask about', () => {
    it('are those of the command line, whatever the client says', async () => {
        const folder = temporaryFolder({ 'shop.fbk': SHOP });
        const client = await connect({ named: [folder], roots: [temporaryFolder({ 'x.fbk': 'service other' })] });
        expect(await call(client, 'find_elements')).toContain('service orders');
    });

    it('are the roots of the client, as they are now', async () => {
        const shop = temporaryFolder({ 'shop.fbk': SHOP });
        const bank = temporaryFolder({ 'bank.fbk': 'service ledger' });
        const roots = [shop];
        const client = await connect({ roots });
        expect(await call(client, 'find_elements')).toContain('service orders');
        roots.push(bank);
        await client.sendRootsListChanged();
        expect(await call(client, 'find_elements')).toContain('There are 2 projects');
        expect(await call(client, 'find_elements', { project: bank })).toContain('service ledger');
    });

    it('are the project of the working directory where nobody names any', async () => {
        const folder = temporaryFolder({ 'firebreak.json': '{}', 'shop.fbk': SHOP, 'services/x/x.fbk': 'service x' });
        const client = await connect({ workingDirectory: join(folder, 'services/x') });
        expect(await call(client, 'find_elements', { words: 'orders' })).toContain('service orders');
    });

    it('are not a whole disk or home', async () => {
        for (const workingDirectory of ['/', homedir()]) {
            const client = await connect({ workingDirectory, roots: [] });
            expect(await call(client, 'describe_project')).toContain('firebreak mcp --root <folder>');
        }
    });

    it('end where they end: nothing outside is read, be it asked for by paths or by links above', async () => {
        const outside = temporaryFolder({ 'secret.fbk': 'service secret', 'firebreak.json': '{}' });
        mkdirSync(join(outside, 'part'));
        writeFileSync(join(outside, 'part/shop.fbk'), SHOP);
        const inside = temporaryFolder({ 'shop.fbk': SHOP });
        const client = await connect({ named: [inside] });
        for (const project of [outside, `${inside}/../${outside}`, '../', pathToFileURL(outside).href]) {
            expect(await call(client, 'find_elements', { project })).toContain('refused: There is no project');
        }
        for (const file of [`${outside}/secret.fbk`, '../secret.fbk']) {
            expect(await call(client, 'check_architecture', { texts: [{ file, text: '' }] })).toContain(
                'outside of the project',
            );
        }
        const part = await connect({ named: [join(outside, 'part')] });
        expect(await call(part, 'find_elements')).toContain(`Start it with --root ${outside}`);
    });

    it('are told of when they are not there', async () => {
        const folder = temporaryFolder();
        expect(await call(await connect({ named: [folder] }), 'describe_project')).toContain('no Firebreak model');
        const gone = join(folder, 'gone');
        expect(await call(await connect({ named: [gone] }), 'describe_project')).toContain(`The folder ${gone}`);
        symlinkSync(gone, join(folder, 'loose'));
        expect(await call(await connect({ named: [join(folder, 'loose')] }), 'describe_project')).toContain('refused');
    });
});

describe('the pages and beginnings that the server offers', () => {
    it('are the guide and the rules', async () => {
        const client = await connect({});
        const { resources } = await client.listResources();
        expect(resources).toHaveLength(RULES.length + 1);
        const read = async (uri: string) => {
            const [page] = (await client.readResource({ uri })).contents;
            return page && 'text' in page ? page.text : '';
        };
        expect(await read('firebreak://guide/language')).toContain('# The Firebreak language');
        for (const { uri, name } of resources.filter(({ uri }) => uri.startsWith('firebreak://rules/'))) {
            expect(await read(uri)).toContain(`# ${name}`);
        }
        await expect(read('firebreak://rules/../../../package.json')).rejects.toThrow();
        await expect(read('file:///etc/passwd')).rejects.toThrow();
        const { completion } = await client.complete({
            ref: { type: 'ref/resource', uri: 'firebreak://rules/{+rule}' },
            argument: { name: 'rule', value: 'retry-' },
        });
        expect(completion.values).toContain('retry-amplification');
    });

    it('are ways to begin that name only tools that there are', async () => {
        const client = await connect({});
        const { prompts } = await client.listPrompts();
        expect(prompts.map(({ name }) => name)).toEqual(['model-system', 'review-architecture', 'what-if-down']);
        const tools = new Set(agentTools(true).map(({ name }) => name));
        for (const { name } of prompts) {
            const { messages } = await client.getPrompt({ name, arguments: { element: 'payments' } });
            const text = JSON.stringify(messages);
            const named = [...text.matchAll(/\b[a-z]+_[a-z]+\b/g)].map(([word]) => word);
            expect(named.length).toBeGreaterThan(0);
            expect(named.filter((word) => !tools.has(word))).toEqual([]);
        }
    });
});

describe('the version of the protocol', () => {
    it.each([...SUPPORTED_PROTOCOL_VERSIONS, '1999-01-01'])(
        'is settled with a client that speaks %s',
        async (version) => {
            const server = createMcpServer({
                named: [],
                workingDirectory: '/',
                today: () => '2026-11-23',
                runner: runInTurns(),
                pictures: drawInThreads(),
                report() {},
            });
            const [here, there] = InMemoryTransport.createLinkedPair();
            await server.connect(there);
            const reply = new Promise<unknown>((resolve) => {
                here.onmessage = resolve;
            });
            await here.start();
            const params = { protocolVersion: version, capabilities: {}, clientInfo: { name: 'old', version: '1' } };
            await here.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
            const settled = SUPPORTED_PROTOCOL_VERSIONS.includes(version) ? version : SUPPORTED_PROTOCOL_VERSIONS[0];
            expect(await reply).toMatchObject({ result: { protocolVersion: settled } });
            await server.close();
        },
    );
});
