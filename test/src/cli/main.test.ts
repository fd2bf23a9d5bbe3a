import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';

const MAIN = join(import.meta.dirname, '../../../src/cli/main.ts');
const ORDERS = 'service orders { command place "POST /orders" { calls stock } }\nservice stock\n';

interface Started {
    readonly args: readonly string[];
    readonly folder: string;
    readonly input?: string;
    readonly environment?: Readonly<Record<string, string>>;
    /** Close standard output after its first bytes, as `head` does. */
    readonly closesEarly?: boolean;
}

/** Runs the command in a process of its own. */
function start({ args, folder, input = '', environment = {}, closesEarly = false }: Started) {
    return new Promise<{ exitCode: number | null; output: string; errors: string }>((resolve, reject) => {
        const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
        const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { ...inherited, ...environment } });
        let output = '';
        let errors = '';
        child.stdout.on('data', (chunk: Buffer) => {
            output += chunk.toString();
            if (closesEarly) {
                child.stdout.destroy();
            }
        });
        child.stderr.on('data', (chunk: Buffer) => {
            errors += chunk.toString();
        });
        child.on('error', reject);
        child.on('close', (exitCode) => resolve({ exitCode, output, errors }));
        // Whoever has read enough hangs up.
        child.stdin.on('error', () => undefined);
        child.stdin.end(input);
    });
}

describe('the firebreak process', () => {
    it('reads a pipe, writes plain text to one, and ends with the code of the command', async () => {
        const { exitCode, output, errors } = await start({
            args: ['check', '-'],
            folder: temporaryFolder(),
            input: ORDERS,
        });
        expect(output).toContain('error[wobbly-interaction]');
        expect(output).not.toContain('\u001b');
        expect(errors).toBe('');
        expect(exitCode).toBe(1);
    });

    it('reads no more of a pipe than a model may have', async () => {
        const { exitCode, output } = await start({
            args: ['check', '-'],
            folder: temporaryFolder(),
            input: ' '.repeat(30_000_000),
        });
        expect(output).toContain('it has more than 5 MiB, the most that is read');
        expect(exitCode).toBe(2);
    });

    it('writes colours into a pipe when they are asked for', async () => {
        const folder = temporaryFolder({ 'shop.fbk': ORDERS });
        const { output } = await start({ args: ['check'], folder, environment: { FORCE_COLOR: '1' } });
        expect(output).toContain('\u001b[31m');
    });

    it('ends quietly when nobody reads on', async () => {
        const services = Array.from({ length: 4000 }, (_, index) => `service s${index} { calls s${index + 1} }\n`);
        const folder = temporaryFolder({ 'many.fbk': services.join('') });
        const { exitCode, errors } = await start({ args: ['model'], folder, closesEarly: true });
        expect(errors).not.toContain('EPIPE');
        expect(errors).not.toContain('    at ');
        expect(exitCode).toBeLessThanOrEqual(1);
    });

    it('writes all of a long report into a pipe', async () => {
        const services = Array.from({ length: 500 }, (_, index) => `service s${index}\n`);
        const folder = temporaryFolder({ 'many.fbk': services.join('') });
        const { exitCode, output } = await start({ args: ['model'], folder });
        expect(output.length).toBeGreaterThan(200_000);
        expect(JSON.parse(output)).toMatchObject({ version: 1 });
        expect(exitCode).toBe(0);
    });

    it('says what is wrong without a stack trace', async () => {
        const folder = temporaryFolder();
        for (const args of [['check', 'nowhere'], ['chekc'], ['check', '--nope'], ['rules', 'nope']]) {
            const { exitCode, output, errors } = await start({ args, folder });
            expect(exitCode).toBe(2);
            expect(output).toBe('');
            expect(errors).not.toBe('');
            expect(errors).not.toMatch(/\n {4}at /);
        }
    });
});
