import { describe, expect, it } from 'vitest';
import { previewChange } from '../../../../src/agents/tools/preview-change.ts';
import { ask, refusal, SHOP } from '../memory-workspace.ts';

const preview = (text: string) => ask(previewChange, { texts: [{ file: 'shop.fbk', text }] });

describe('preview_change', () => {
    it('tells what an edit means for the architecture, and for the findings', async () => {
        const { text, data } = await preview(
            SHOP.replace('{ breaker {', '{ timeout 200ms  breaker {').replace('query list {', 'query find {'),
        );
        expect(data['goneFindings']).toContainEqual(expect.objectContaining({ rule: 'missing-timeout' }));
        expect(data['changes']).toContainEqual(
            expect.objectContaining({
                change: 'changed',
                id: 'Payments.payments.charge->Stripe',
                file: 'shop.fbk',
                line: 23,
            }),
        );
        expect(text).toContain('Nothing was saved.');
        expect(text).toMatch(/~ .*`payments\.charge` calls `Stripe`/);
        expect(text).toContain('Findings that are gone:');
    });

    it('tells of a policy that reaches calls elsewhere', async () => {
        const { data } = await preview(SHOP.replace('system Shop', 'system Shop { defaults { deadline 3s } }'));
        expect(data['policies']).toContainEqual(
            expect.objectContaining({ what: expect.stringContaining('deadline'), callsInAll: expect.any(Number) }),
        );
    });

    it('tells the worst of what is new first', async () => {
        const { data } = await preview(
            `${SHOP}service aa { command go { calls Stripe } }\nservice bb { calls aa.go }\n`,
        );
        const severities = (data['newFindings'] as { severity: string }[]).map(({ severity }) => severity);
        const ranks = severities.map((severity) => ['error', 'warning', 'info'].indexOf(severity));
        expect(new Set(ranks).size).toBeGreaterThan(1);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    });

    it('finds no change in moved lines', async () => {
        const { text, data } = await preview(`// moved\n\n${SHOP}`);
        expect(data).toMatchObject({ changesInAll: 0, newFindingsInAll: 0, goneFindingsInAll: 0 });
        expect(text).toBe('The architecture is the same; no new findings. Nothing was saved.');
    });

    it('tells the first of very many changes', async () => {
        const many = Array.from({ length: 300 }, (_, i) => `service s${i}`).join('\n');
        const { text, data } = await preview(`${SHOP}${many}`);
        expect(data['changesInAll']).toBe(300);
        expect(data['changes']).toHaveLength(100);
        expect(text).toContain('… and 200 more');
    });

    it('wants texts that can be read', async () => {
        expect(await refusal(previewChange, { texts: [{ file: 'shop.fbk', text: 'context Shop {' }] })).toContain(
            'syntax/open-block',
        );
        expect(await refusal(previewChange, {})).toContain('texts');
        expect(await refusal(previewChange, { texts: [] })).toContain('texts');
    });
});
