import { describe, expect, it } from 'vitest';
import { checkArchitecture } from '../../../../src/agents/tools/check-architecture.ts';
import { ask, memoryWorkspace, refusal, SHOP } from '../memory-workspace.ts';

const MENDED = SHOP.replace('{ breaker {', '{ timeout 200ms  breaker {');

describe('check_architecture', () => {
    it('tells findings with place, proof and fixes, the worst first', async () => {
        const { text, data } = await ask(checkArchitecture);
        expect(data['findings']).toContainEqual(
            expect.objectContaining({
                rule: 'missing-timeout',
                severity: 'error',
                file: 'shop.fbk',
                line: 23,
                element: 'Payments.payments.charge',
            }),
        );
        const severities = (data['findings'] as { severity: string }[]).map(({ severity }) => severity);
        expect(severities).toEqual(severities.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
        expect(text).toMatch(/^\d+ errors?, \d+ warnings?.* in \/work\/shop\.$/m);
        expect(text).toContain('error [missing-timeout] shop.fbk:23 (Payments.payments.charge)');
    });

    it('says what a text would change before it is saved', async () => {
        const { text, data } = await ask(checkArchitecture, { texts: [{ file: 'shop.fbk', text: MENDED }] });
        expect(text).toContain('Nothing was saved.');
        expect(data['mended']).toBeGreaterThan(0);
        expect(JSON.stringify(data['findings'])).not.toContain('"rule":"missing-timeout","severity":"error"');
        const again = await ask(checkArchitecture, { texts: [{ file: 'shop.fbk', text: SHOP }], onlyNew: true });
        expect(again.data['total']).toBe(0);
    });

    it('marks what a new file would bring', async () => {
        const text = 'service late { command work { calls Stripe { breaker { opens after 5 failures } } } }';
        const { data } = await ask(checkArchitecture, { texts: [{ file: 'late/late.fbk', text }], onlyNew: true });
        const found = data['findings'] as { rule: string; file: string; isNew: boolean }[];
        expect(found.map(({ rule }) => rule)).toContain('missing-timeout');
        expect(found.every(({ isNew }) => isNew)).toBe(true);
        expect(new Set(found.map(({ file }) => file))).toContain('late/late.fbk');
    });

    it('counts nothing as mended while a text cannot be read', async () => {
        const { text, data } = await ask(checkArchitecture, { texts: [{ file: 'shop.fbk', text: 'context Shop {' }] });
        expect(text).toContain('These texts cannot be read in full');
        expect(data).not.toHaveProperty('mended');
        expect(text).toContain('syntax/open-block');
    });

    it('tells first what cannot be read, and of the rest what the texts bring', async () => {
        const broken = [{ file: 'zz.fbk', text: 'service late {\n' }];
        const [unreadable] = (await ask(checkArchitecture, { texts: broken, limit: 1 })).data['findings'] as object[];
        expect(unreadable).toMatchObject({ file: 'zz.fbk', rule: 'syntax/open-block', isNew: true });
        const added = [{ file: 'zz.fbk', text: 'service late { command go { calls Stripe } }\n' }];
        const { data } = await ask(checkArchitecture, { texts: added, limit: 200 });
        const ranks = (data['findings'] as { severity: string; isNew: boolean }[]).map(
            ({ severity, isNew }) => 2 * ['error', 'warning', 'info'].indexOf(severity) + (isNew ? 0 : 1),
        );
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        expect(ranks).toContain(0);
        expect(ranks).toContain(1);
    });

    it('refuses texts that are too long together', async () => {
        const texts = Array.from({ length: 6 }, (_, i) => ({ file: `t${i}.fbk`, text: ' '.repeat(2 ** 20) }));
        expect(await refusal(checkArchitecture, { texts })).toContain('Give only the files that change.');
    });

    it('tries settings too', async () => {
        const settings = '{ "rules": { "missing-timeout": "off" } }';
        const { text } = await ask(checkArchitecture, { texts: [{ file: 'firebreak.json', text: settings }] });
        expect(text).not.toContain('missing-timeout');
        const faulty = await ask(checkArchitecture, { texts: [{ file: 'firebreak.json', text: '{ "ruels": {} }' }] });
        expect(faulty.text).toContain('config/key');
    });

    it('narrows to rules, files, elements and severities', async () => {
        const all = await ask(checkArchitecture);
        const rule = await ask(checkArchitecture, { rules: ['missing-timeout'] });
        expect(new Set((rule.data['findings'] as { rule: string }[]).map((each) => each.rule))).toEqual(
            new Set(['missing-timeout']),
        );
        const team = await ask(checkArchitecture, { element: 'Checkout' });
        expect(team.data['total']).toBeLessThan(all.data['total'] as number);
        expect(team.text).toContain('Ordering.orders');
        expect((await ask(checkArchitecture, { files: ['shop.fbk'] })).data['total']).toBeGreaterThan(0);
        const errors = await ask(checkArchitecture, { severity: 'error' });
        expect(errors.data['summary']).toMatchObject({ warning: 0, info: 0 });
    });

    it('says when findings of a rule are told by another rule', async () => {
        const text = SHOP.replace(' { breaker { opens after 5 failures } }', '');
        const { text: told } = await ask(
            checkArchitecture,
            { rules: ['missing-timeout'] },
            memoryWorkspace({ 'shop/shop.fbk': text }),
        );
        expect(told).toContain('1 of missing-timeout is contained in findings of other rules');
    });

    it('lists a part, and says how to go on', async () => {
        const { text, data } = await ask(checkArchitecture, { limit: 1 });
        expect(data['listed']).toBe(1);
        expect(text).toContain(`… and ${(data['total'] as number) - 1} more: ask with offset 1`);
        const second = await ask(checkArchitecture, { limit: 1, offset: 1 });
        expect(second.data['findings']).not.toEqual(data['findings']);
        expect((await ask(checkArchitecture, { offset: 10_000 })).data['listed']).toBe(0);
    });

    it('leaves out what the model allows, and says so', async () => {
        const allowed = SHOP.replace('charge { calls', 'charge { allow missing-timeout because "soon"  calls');
        const { text, data } = await ask(checkArchitecture, {}, memoryWorkspace({ 'shop/shop.fbk': allowed }));
        expect(data['allowed']).toBe(1);
        expect(text).toContain('Not listed: 1 allowed in the model.');
    });

    it('says how to mend what was asked for', async () => {
        expect(await refusal(checkArchitecture, { rules: ['mising-timeout'] })).toContain('`missing-timeout`');
        expect(await refusal(checkArchitecture, { files: ['nowhere.fbk'] })).toContain('describe_project');
        expect(await refusal(checkArchitecture, { element: 'oders' })).toContain('Did you mean "orders"?');
        expect(await refusal(checkArchitecture, { text: SHOP })).toContain('Parameters: project, texts');
        for (const file of ['../other.fbk', '/etc/other.fbk', 'a/../../b.fbk', 'C:\\x.fbk', 'file:///x.fbk']) {
            expect(await refusal(checkArchitecture, { texts: [{ file, text: '' }] })).toContain(
                'outside of the project',
            );
        }
        expect(await refusal(checkArchitecture, { texts: [{ file: 'shop.txt', text: '' }] })).toContain('end in .fbk');
    });
});

const ORDER = ['error', 'warning', 'info'];
