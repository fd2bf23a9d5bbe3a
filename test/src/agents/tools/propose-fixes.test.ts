import { applyPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { checkArchitecture } from '../../../../src/agents/tools/check-architecture.ts';
import { proposeFixes } from '../../../../src/agents/tools/propose-fixes.ts';
import { ask, memoryWorkspace, SHOP } from '../memory-workspace.ts';

interface Change {
    readonly file: string;
    readonly diff: string;
}

describe('propose_fixes', () => {
    it('proposes a change that mends what it says', async () => {
        const { text, data } = await ask(proposeFixes, { rules: ['missing-timeout'], severity: 'error', unsafe: true });
        const [change, ...others] = data['changes'] as Change[];
        expect(others).toEqual([]);
        expect(change?.diff).toContain('--- a/shop.fbk');
        expect(text).toContain('Nothing was written.');
        const mended = applyPatch(SHOP, change?.diff ?? '');
        expect(mended).toMatch(/charge \{ calls Stripe \{.*timeout/);
        const left = await ask(
            checkArchitecture,
            { rules: ['missing-timeout'], severity: 'error' },
            memoryWorkspace({ 'shop/shop.fbk': String(mended) }),
        );
        expect(left.data['total']).toBe(0);
    });

    it('says nothing new about the system unless it is told to', async () => {
        const { text, data } = await ask(proposeFixes, { rules: ['missing-timeout'] });
        expect(data).toMatchObject({ mended: 0, changes: [] });
        expect(data['needUnsafe']).toBeGreaterThan(0);
        expect(text).toContain('"unsafe"');
    });

    it('mends texts that are not saved', async () => {
        const text = 'service late { command work { calls Stripe { breaker { opens after 5 failures } } } }';
        const { data } = await ask(proposeFixes, {
            rules: ['missing-timeout'],
            files: ['late.fbk'],
            texts: [{ file: 'late.fbk', text }],
            unsafe: true,
        });
        expect((data['changes'] as Change[]).map(({ file }) => file)).toEqual(['late.fbk']);
    });

    it('leaves other findings alone', async () => {
        const { data } = await ask(proposeFixes, { element: 'Ordering', unsafe: true });
        const [change] = data['changes'] as Change[];
        const added = (change?.diff ?? '').split('\n').filter((line) => line.startsWith('+ '));
        expect(added.length).toBeGreaterThan(0);
        expect(added.filter((line) => line.includes('Stripe'))).toEqual([]);
    });
});
