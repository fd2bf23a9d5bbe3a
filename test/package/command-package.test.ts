import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_TEMPLATES } from '../../src/templates/project-templates.ts';

const run = promisify(execFile);
const LARGEST = 3 * 2 ** 20;

interface Packed {
    readonly filename: string;
    readonly size: number;
    readonly files: readonly { readonly path: string; readonly mode: number }[];
}

interface Outcome {
    readonly code: number;
    readonly output: string;
    readonly errors: string;
}

describe('the command line as it is installed', () => {
    let folder: string;
    let packed: Packed;

    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'firebreak-package-'));
        const pack = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
        packed = onlyPackage(JSON.parse(pack.stdout));
        await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], {
            cwd: folder,
        });
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    async function firebreak(...args: string[]): Promise<Outcome> {
        try {
            const { stdout, stderr } = await run(join(folder, 'node_modules/.bin/firebreak'), args, { cwd: folder });
            return { code: 0, output: stdout, errors: stderr };
        } catch (error) {
            const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
            return { code, output: stdout, errors: stderr };
        }
    }

    async function check(model: string): Promise<Outcome> {
        await writeFile(join(folder, 'model.fbk'), model);
        return firebreak('check', 'model.fbk');
    }

    it('holds the command, its documents and templates, and nothing else', () => {
        const unexpected = packed.files
            .map(({ path }) => path)
            .filter(
                (path) =>
                    !/^(?:LICENSE|README\.md|package\.json|dist\/THIRD_PARTY_NOTICES\.txt)$/.test(path) &&
                    !/^dist\/cli\/[\w.-]+\.js$/.test(path) &&
                    !/^dist\/cli\/resvg\.wasm\.br$/.test(path) &&
                    !/^dist\/library\/circuit-breaker\.(?:js|d\.ts)$/.test(path) &&
                    !/^dist\/webview\/(?:panel\.js|panel\.css|codicon\.ttf)$/.test(path) &&
                    !/^src\/diagram\/fonts\/inter-[456]00\.ttf$/.test(path) &&
                    !/^docs\/(?:agents|command-line|language|simulation|visual-language)\.md$/.test(path) &&
                    path !== 'docs/firebreak.schema.json' &&
                    !/^examples\/(?:event-driven|mended\/shop|minimal|strangler)\/[\w-]+\.(?:fbk|json)$/.test(path) &&
                    !/^src\/rules\/(?:org\/)?[a-z-]+\.md$/.test(path),
            );
        expect(unexpected).toEqual([]);
    });

    it('has the documents that tell all of the command', () => {
        const paths = packed.files.map(({ path }) => path);
        for (const document of ['agents', 'command-line', 'language', 'simulation', 'visual-language']) {
            expect(paths).toContain(`docs/${document}.md`);
        }
    });

    it('is small and brings no other package with it', async () => {
        expect(packed.size).toBeLessThanOrEqual(LARGEST);
        const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
        expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/firebreak']);
    });

    it('offers its circuit breaker to programs, with its types', async () => {
        const program = join(folder, 'program.ts');
        await writeFile(
            program,
            `import { CircuitBreaker, type CircuitState } from 'firebreak/circuit-breaker';
            const seen: CircuitState[] = [];
            const breaker = new CircuitBreaker({ failures: 2, wait: 100, onChange: (state) => seen.push(state) });
            const asked: boolean[] = [0, 0, 50, 101].map((now) => {
                const passes = breaker.allowRequest(now);
                if (passes) breaker.recordFailure(now);
                return passes;
            });
            console.log(JSON.stringify([seen, asked, breaker.state]));`,
        );
        const compile = ['--strict', '--noEmit', '--target', 'es2023', '--module', 'nodenext', '--types', 'node'];
        const types = ['--typeRoots', join(process.cwd(), 'node_modules/@types')];
        await run(join(process.cwd(), 'node_modules/.bin/tsc'), [...compile, ...types, program], { cwd: folder });
        const { stdout } = await run(process.execPath, [program], { cwd: folder });
        expect(JSON.parse(stdout)).toEqual([['OPEN', 'HALF_OPEN', 'OPEN'], [true, true, false, true], 'OPEN']);
    });

    it('says its version', async () => {
        const { version } = JSON.parse(await readFile('package.json', 'utf8'));
        expect(await firebreak('--version')).toEqual({ code: 0, output: `${version}\n`, errors: '' });
    });

    it('ends with 0 when a model is in order', async () => {
        expect(await check('client a { calls b { timeout 1s } }\nservice b { telemetry none }\n')).toMatchObject({
            code: 0,
        });
    });

    it('ends with 1 when a model has an error', async () => {
        const outcome = await check('client a { calls nobody }\n');
        expect(outcome).toMatchObject({ code: 1 });
        expect(outcome.output).toContain('link/unknown');
    });

    it('ends with 2 when a model cannot be understood', async () => {
        const outcome = await check('client a {\n  calls\n}\n');
        expect(outcome).toMatchObject({ code: 2 });
        expect(outcome.output).toContain('syntax/');
    });

    it.each(['missing-timeout', 'org/unowned-service'])('has the page of the rule %s', async (rule) => {
        const outcome = await firebreak('rules', rule);
        expect(outcome.code).toBe(0);
        expect(outcome.output).toContain('When it fires, exactly');
    });

    it.each(PROJECT_TEMPLATES.map(({ name }) => name))(
        'starts a project from the template %s and draws it',
        async (template) => {
            expect(await firebreak('init', template, '--template', template)).toMatchObject({ code: 0, errors: '' });
            const picture = join(folder, template, 'services.svg');
            expect(await firebreak('draw', template, '-o', picture)).toMatchObject({ code: 0 });
            expect(await readFile(picture, 'utf8')).toMatch(/^<svg\b/);
        },
    );

    it('compares two states, and draws them', async () => {
        for (const [state, replicas] of [
            ['before', 1],
            ['after', 2],
        ]) {
            await mkdir(join(folder, `${state}`), { recursive: true });
            await writeFile(join(folder, `${state}`, 'model.fbk'), `service a { replicas ${replicas} }\n`);
        }
        const outcome = await firebreak('diff', 'before', 'after', '--format', 'json', '--exit-code');
        expect(outcome.code).toBe(1);
        expect(JSON.parse(outcome.output)).toMatchObject({ version: 1, summary: { added: 0, removed: 0, changed: 1 } });
        expect(await firebreak('diff', 'before', 'after', '-o', 'changes.svg')).toMatchObject({ code: 0 });
        expect(await readFile(join(folder, 'changes.svg'), 'utf8')).toMatch(/^<svg\b/);
    });

    it('answers agents over the Model Context Protocol', async () => {
        await mkdir(join(folder, 'asked'), { recursive: true });
        await writeFile(join(folder, 'asked/model.fbk'), 'service a { query show { calls b } }\nservice b\n');
        const client = new Client({ name: 'agent', version: '1' });
        const command = join(folder, 'node_modules/.bin/firebreak');
        await client.connect(new StdioClientTransport({ command, args: ['mcp', '--root', 'asked'], cwd: folder }));
        await client.listTools();
        const call = async (name: string, input: Record<string, unknown>) => {
            const { content } = await client.callTool({ name, arguments: input });
            return content as { type: string; text?: string; data?: string }[];
        };
        expect((await call('find_interactions', { without: ['timeout'] }))[0]?.text).toContain('a.show calls b');
        expect((await call('language_guide', {}))[0]?.text).toContain('# The Firebreak language');
        const [, image] = await call('draw_view', { format: 'png' });
        expect(new Set(decode(Buffer.from(image?.data ?? '', 'base64')).data).size).toBeGreaterThan(50);
        await client.close();
    });

    it('brings what PNG, PDF and pages are made with', async () => {
        await mkdir(join(folder, 'drawn'), { recursive: true });
        await writeFile(
            join(folder, 'drawn/model.fbk'),
            'service a { query show { calls b { timeout 1s } } }\nservice b\n',
        );
        for (const name of ['model.png', 'model.pdf', 'model.html']) {
            expect(await firebreak('draw', 'drawn', '-o', `drawn/${name}`)).toMatchObject({ code: 0, errors: '' });
        }
        const png = decode(await readFile(join(folder, 'drawn/model.png')));
        expect(new Set(png.data).size).toBeGreaterThan(50);
        const pdf = await readFile(join(folder, 'drawn/model.pdf'), 'latin1');
        expect(pdf).toMatch(/^%PDF-1\.7/);
        expect(pdf).toContain('+Inter-SemiBold');
        expect(await readFile(join(folder, 'drawn/model.html'), 'utf8')).toMatch(/^<!doctype html>/);
    });
});

/** `npm pack --json` lists packages in an array, newer versions by name. */
function onlyPackage(packages: Packed[] | Record<string, Packed>): Packed {
    const [first, ...others] = Object.values(packages);
    if (first === undefined || others.length > 0) {
        throw new Error('npm did not pack one package.');
    }
    return first;
}
