import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/rules/registry.ts';
import { runRecorded } from './recorded-run.ts';

const run = (...args: readonly string[]) => runRecorded(['rules', ...args], { workingDirectory: '/' });

describe('firebreak rules', () => {
    it('lists every rule with severity and summary', async () => {
        const { exitCode, output } = await run();
        const lines = output.trimEnd().split('\n');
        expect(lines).toHaveLength(RULES.length);
        for (const [index, { meta }] of RULES.entries()) {
            expect(lines[index]).toMatch(new RegExp(`^${meta.id} +${meta.severity} `));
            expect(lines[index]).toContain(meta.summary);
        }
        expect(exitCode).toBe(0);
    });

    it('fits the list into a terminal', async () => {
        const { output } = await runRecorded(['rules'], { workingDirectory: '/', columns: 70 });
        expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(70);
    });

    it('puts the summary below the id where there is no room beside it', async () => {
        const { output } = await runRecorded(['rules'], { workingDirectory: '/', columns: 40 });
        expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
        expect(output).toContain(
            'missing-timeout  error\n  A synchronous call or a store access\n  without a timeout\n',
        );
    });

    it('prints the page of each rule', async () => {
        for (const { meta } of RULES) {
            const { exitCode, output } = await run(meta.id);
            expect(output).toMatch(new RegExp(`^# ${meta.id}\\n`));
            expect(exitCode).toBe(0);
        }
    });

    it('prints the page about allowances for their findings', async () => {
        expect((await run('allow/unused')).output).toMatch(/^# allow\n/);
    });

    it('tells programs what is known of each rule', async () => {
        const { exitCode, output } = await run('--format', 'json');
        expect(exitCode).toBe(0);
        const { version, rules } = JSON.parse(output);
        expect(version).toBe(1);
        expect(rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ meta }) => meta.id));
        expect(rules.find(({ id }: { id: string }) => id === 'chatty-call')).toEqual({
            id: 'chatty-call',
            severity: 'error',
            category: 'chattiness',
            summary: 'A synchronous call that one request makes many times',
            fixable: false,
            offByDefault: false,
            options: {
                warning: expect.objectContaining({ default: 5, type: 'integer', description: expect.any(String) }),
                error: expect.objectContaining({ default: 10 }),
            },
            sources: ['Azure Architecture Center, Chatty I/O antipattern'],
            page: 'src/rules/chatty-call.md',
        });
    });

    it('tells programs of one rule', async () => {
        const { rules } = JSON.parse((await run('org/unowned-service', '--format', 'json')).output);
        expect(rules).toEqual([expect.objectContaining({ id: 'org/unowned-service', severity: 'info' })]);
        const { exitCode, errors } = await run('shared-databse', '--format', 'json');
        expect(errors).toContain('Did you mean `shared-database`?');
        expect(exitCode).toBe(2);
    });

    it('proposes the rule that was meant', async () => {
        const { exitCode, output, errors } = await run('shared-databse');
        expect(errors).toContain('Did you mean `shared-database`?');
        expect(output).toBe('');
        expect(exitCode).toBe(2);
    });
});
