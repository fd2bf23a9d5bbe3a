import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const calling = (policy: string, rest = '') => `
service stock { query level }
service orders { command place { calls stock.level ${policy} } }
${rest}`;

const elements = async (text: string, settings = {}) =>
    (await findingsOf('wobbly-interaction', text, settings)).map(({ element }) => element);

describe('wobbly-interaction', () => {
    it('blames the service that calls, at the call', async () => {
        const text = calling('');
        const [finding, ...more] = await findingsOf('wobbly-interaction', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'orders',
            relations: ['orders.place->stock.level'],
            message:
                '`orders` calls `stock.level` with neither a timeout nor a circuit breaker (nobody sets either): when it hangs or fails, so does `orders`, and whoever waits for it.',
        });
        expect(finding && underlined(text, finding)).toBe('calls stock.level');
    });

    it('makes one finding of all such calls of a service, listing each', async () => {
        const text = `
external Bank  service stock { query level }  router lb { calls stock }
service orders { command place { calls stock.level { breaker none }  calls Bank }  query list { calls lb } }`;
        const [finding, ...more] = await findingsOf('wobbly-interaction', text);
        expect(more).toEqual([]);
        expect(finding?.message).toContain('`orders` calls `Bank`, `lb` and `stock.level` with neither');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`orders.place` calls `stock.level` (nobody sets one; it says `breaker none`)',
            '`orders.place` calls `Bank` (nobody sets either)',
            '`orders.list` calls `lb` (nobody sets either)',
        ]);
        expect(finding && underlined(text, finding)).toBe('orders');
    });

    it('is silent when either is there, a deadline included', async () => {
        expect(await elements(calling('{ timeout 1s }'))).toEqual([]);
        expect(await elements(calling('{ deadline 1s }'))).toEqual([]);
        expect(await elements(calling('{ breaker { opens after 5 failures } }'))).toEqual([]);
        expect(await elements(calling('', 'mesh Main { members orders  breaker { opens after 5 failures } }'))).toEqual(
            [],
        );
    });

    it('does not judge clients, routers and routes', async () => {
        expect(
            await elements(
                'client App { calls Edge }  gateway Edge { route "/" to a }  router lb { calls a }  service a',
            ),
        ).toEqual([]);
    });

    it('leaves what is unknown alone when asked to', async () => {
        expect(await elements(calling(''), { unknownAs: 'ignore' })).toEqual([]);
        expect(await elements(calling('{ timeout none  breaker none }'), { unknownAs: 'ignore' })).toEqual(['orders']);
    });

    it('tells statements that rule both out for several services once', async () => {
        const text = `system Shop { defaults { timeout none  breaker none } }
service a { calls b }  service b { calls c }  service c`;
        const [finding, ...more] = await findingsOf('wobbly-interaction', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'Shop',
            message:
                '`timeout none` and `breaker none` (system `Shop` in its defaults) leave 2 calls of 2 services with neither a timeout nor a circuit breaker: when one service hangs or fails, so does whoever waits for it.',
        });
        expect(finding && underlined(text, finding)).toBe('timeout none');
        expect(await elements(text, { options: { together: false } })).toEqual(['a', 'b']);
        expect(await elements(finding ? fixed(text, finding) : text)).toEqual([]);
    });

    it('looks away from externals when told so', async () => {
        const text = 'external Bank  service orders { calls Bank }  service till { calls orders }';
        expect(await elements(text)).toEqual(['orders', 'till']);
        expect(await elements(text, { options: { externals: false } })).toEqual(['till']);
    });

    it('takes the place of its parts, and of no other', async () => {
        const text = calling(
            '',
            'service till { calls orders.place { timeout 1s }  calls stock.level { breaker { } } }',
        );
        const found = runRules(await modelOf(text)).map(({ rule, element }) => `${rule} ${element}`);
        expect(found.filter((one) => one.startsWith('missing-timeout') || one.startsWith('missing-circuit'))).toEqual([
            'missing-circuit-breaker till',
            'missing-timeout till',
        ]);
    });

    it('sets both, keeping what else the calls say', async () => {
        const text = `external Bank { takes p99 200ms }
service orders { command place { calls Bank { timeout none  retry 1 }  calls Bank 2 times } }`;
        const [finding] = await findingsOf('wobbly-interaction', text);
        const mended = finding ? fixed(text, finding) : '';
        expect(mended).toContain(
            'calls Bank { timeout 300ms  breaker { opens after 5 failures  waits 30s }  retry 1 }',
        );
        expect(mended).toContain('calls Bank 2 times { timeout 300ms  breaker { opens after 5 failures  waits 30s } }');
        expect(await elements(mended)).toEqual([]);
    });

    it('proposes no more than the caller has', async () => {
        const text = `client App { calls orders.place { timeout 500ms } }${calling('')}`;
        const [finding] = await findingsOf('wobbly-interaction', text);
        expect(finding ? fixed(text, finding) : '').toContain('timeout 400ms');
    });
});
