import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/rules/registry.ts';
import { runRecorded } from './recorded-run.ts';

const explain = (id: string, world: { columns?: number; colours?: boolean } = {}) =>
    runRecorded(['explain', id], { workingDirectory: '/', ...world });

describe('firebreak explain', () => {
    it.each(RULES)('lays out the page of $meta.id', async ({ meta }) => {
        const { exitCode, output, errors } = await explain(meta.id);
        expect(errors).toBe('');
        expect(exitCode).toBe(0);
        expect(output.split('\n')[0]).toBe(meta.id);
        expect(output).toContain('\nWhy it matters\n');
        expect(output).not.toMatch(/```|\n#|\n\||\*\*/);
    });

    it('fits everything but code into the terminal', async () => {
        const { output } = await explain('retry-amplification', { columns: 60 });
        const code = /^ {4}/;
        expect(
            Math.max(
                ...output
                    .split('\n')
                    .filter((line) => !code.test(line))
                    .map((line) => line.length),
            ),
        ).toBeLessThanOrEqual(60);
    });

    it('explains the findings that share a page', async () => {
        expect((await explain('allow/unused')).output).toMatch(/^allow\n/);
    });

    it.each(['syntax/unexpected', 'check/impossible-value', 'file/not-text'])(
        'says where %s is explained, which has no page',
        async (id) => {
            const { exitCode, errors } = await explain(id);
            expect(errors).toContain(`\`${id}\` is about the text itself`);
            expect(errors).toContain('Its message says what is wrong');
            expect(exitCode).toBe(2);
        },
    );

    it('proposes the rule that was meant', async () => {
        const { exitCode, output, errors } = await explain('shared-databse');
        expect(errors).toContain('Did you mean `shared-database`?');
        expect(output).toBe('');
        expect(exitCode).toBe(2);
    });
});
