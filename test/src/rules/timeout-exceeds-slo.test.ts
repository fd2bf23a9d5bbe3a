import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const promising = (calls: string, { own = '', whole = 'slo { latency p99 300ms }' } = {}) => `
service orders { command place { ${calls}  ${own} } ${whole} }
service a { query x }  service b { query x }`;

const severities = async (text: string) =>
    (await findingsOf('timeout-exceeds-slo', text)).map((finding) => finding.severity);

describe('timeout-exceeds-slo', () => {
    it('tells the call that alone breaks the promise, at that call', async () => {
        const text = promising('calls a.x { timeout 500ms }');
        const [finding, ...more] = await findingsOf('timeout-exceeds-slo', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'orders.place',
            relations: ['orders.place->a.x'],
            message: '`orders` promises p99 below 300 ms, but `orders.place` waits up to 500 ms for `a.x` alone.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            'p99 below 300 ms is promised',
            '`orders.place` waits up to 500 ms for `a.x`',
        ]);
        expect(finding && underlined(text, finding)).toBe('calls a.x');
    });

    it('adds up what is called in a row', async () => {
        const text = promising('calls a.x { timeout 100ms  retry 1 }  calls b.x { timeout 200ms }');
        const [finding] = await findingsOf('timeout-exceeds-slo', text);
        expect(finding).toMatchObject({
            severity: 'warning',
            message:
                '`orders` promises p99 below 300 ms, but the calls of `orders.place` can take 400 ms: `a.x` 200 ms (2 tries of 100 ms) + `b.x` 200 ms.',
        });
        expect(finding && underlined(text, finding)).toBe('place');
    });

    it('fires above the promise and not at it', async () => {
        expect(await severities(promising('calls a.x { timeout 300ms }'))).toEqual([]);
        expect(await severities(promising('calls a.x { timeout 301ms }'))).toEqual(['error']);
        expect(await severities(promising('calls a.x { timeout 200ms }  calls b.x { timeout 100ms }'))).toEqual([]);
        expect(await severities(promising('calls a.x { timeout 200ms }  calls b.x { timeout 101ms }'))).toEqual([
            'warning',
        ]);
    });

    it('prefers the promise of the operation', async () => {
        const own = 'slo { latency p99 1s }';
        expect(await severities(promising('calls a.x { timeout 500ms }', { own }))).toEqual([]);
        const [finding] = await findingsOf('timeout-exceeds-slo', promising('calls a.x { timeout 2s }', { own }));
        expect(finding?.message).toContain('`orders.place` promises p99 below 1 s');
    });

    it('is silent without a promise of p99, on calls in parallel, and on handlers of a service that promises', async () => {
        expect(await severities(promising('calls a.x { timeout 9s }', { whole: '' }))).toEqual([]);
        expect(await severities(promising('calls a.x { timeout 9s }', { whole: 'slo { latency p50 10ms }' }))).toEqual(
            [],
        );
        const parallel = 'calls a.x in parallel { timeout 300ms }  calls b.x in parallel { timeout 300ms }';
        expect(await severities(promising(parallel))).toEqual([]);
        expect(
            await severities(`
service till { command sell { publishes Sold } }  event Sold  service a
service mail { on Sold { calls a { timeout 9s } }  slo { latency p99 100ms } }`),
        ).toEqual([]);
    });

    it('tells operations that break one promise of their service together', async () => {
        const text = `
service orders {
  query list { calls a.x { timeout 400ms } }  command place { calls a.x 2 times { timeout 200ms } }
  slo { latency p99 300ms }
}
service a { query x }`;
        const [finding, ...more] = await findingsOf('timeout-exceeds-slo', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'orders',
            message:
                '`orders` promises p99 below 300 ms, but `orders.list` and `orders.place` may wait longer for others.',
        });
    });

    it('lowers a timeout that the callee can keep', async () => {
        const text = promising('calls a.x { timeout 500ms  breaker none }');
        const [finding] = await findingsOf('timeout-exceeds-slo', text);
        const mended = finding ? fixed(text, finding) : '';
        expect(mended).toContain('calls a.x { timeout 240ms  breaker none }');
        expect(await severities(mended)).toEqual([]);
        const slow = `${promising('calls a.x { timeout 500ms }')}\nextend a.x { takes p50 50ms p99 400ms }`;
        const [unmendable] = await findingsOf('timeout-exceeds-slo', slow);
        expect(unmendable?.fixes).toEqual([]);
    });
});
