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

    it('proposes the rule that was meant', async () => {
        const { exitCode, output, errors } = await run('shared-databse');
        expect(errors).toContain('Did you mean `shared-database`?');
        expect(output).toBe('');
        expect(exitCode).toBe(2);
    });
});
