import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const chain = (outer: string, inner: string, rest = '') => `
service shop { command buy { calls orders.place { ${outer} } } }
service orders { command place { ${inner} } ${rest} }
service a { query x }  service b { query x }`;

const severities = async (text: string) =>
    (await findingsOf('timeout-inversion', text)).map((finding) => finding.severity);

describe('timeout-inversion', () => {
    it('tells the call that alone is waited for longer, at the caller', async () => {
        const text = chain('timeout 300ms', 'calls a.x { timeout 1s }');
        const [finding, ...more] = await findingsOf('timeout-inversion', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'shop.buy',
            relations: ['shop.buy->orders.place', 'orders.place->a.x'],
            message:
                '`shop.buy` waits 300 ms for `orders.place`, which alone waits up to 1 s for `a.x`. It gives up while the work goes on unseen.',
        });
        expect(finding && underlined(text, finding)).toBe('calls orders.place');
    });

    it('adds up calls in a row, with retries and backoff', async () => {
        const text = chain(
            'timeout 300ms',
            'calls a.x { timeout 50ms  retry 2 backoff 20ms }  calls b.x 2 times { timeout 80ms }',
        );
        const [finding] = await findingsOf('timeout-inversion', text);
        expect(finding?.severity).toBe('warning');
        expect(finding?.message).toContain(
            'whose calls can take 350 ms: `a.x` 190 ms (3 tries of 50 ms and 40 ms of backoff) + `b.x` 160 ms (2 × 80 ms).',
        );
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`orders.place` waits up to 190 ms for `a.x`',
            '`orders.place` waits up to 160 ms for `b.x`',
        ]);
    });

    it('fires below the limits and not at them', async () => {
        expect(await severities(chain('timeout 199ms', 'calls a.x { timeout 200ms }'))).toEqual(['error']);
        expect(await severities(chain('timeout 200ms', 'calls a.x { timeout 200ms }'))).toEqual([]);
        const two = 'calls a.x { timeout 200ms }  calls b.x { timeout 100ms }';
        expect(await severities(chain('timeout 299ms', two))).toEqual(['warning']);
        expect(await severities(chain('timeout 300ms', two))).toEqual([]);
    });

    it('waits for the slowest of what runs in parallel', async () => {
        const parallel = 'calls a.x in parallel { timeout 200ms }  calls b.x in parallel { timeout 100ms }';
        expect(await severities(chain('timeout 200ms', parallel))).toEqual([]);
        expect(await severities(chain('timeout 199ms', parallel))).toEqual(['error']);
    });

    it('takes a deadline for a timeout', async () => {
        expect(await severities(chain('deadline 100ms', 'calls a.x { timeout 200ms }'))).toEqual(['error']);
        expect(
            await severities(chain('timeout 300ms', 'calls a.x { timeout 200ms  retry 5  deadline 300ms }')),
        ).toEqual([]);
    });

    it('leaves optional calls with a fallback out of the sum, but not out of sight', async () => {
        const optional = (timeout: string) =>
            `calls a.x { timeout 200ms }  calls b.x optional { timeout ${timeout}  fallback "none" }`;
        expect(await severities(chain('timeout 200ms', optional('100ms')))).toEqual([]);
        expect(await severities(chain('timeout 200ms', optional('300ms')))).toEqual(['error']);
        expect(await severities(chain('timeout 200ms', optional('100ms').replace('fallback "none"', '')))).toEqual([
            'warning',
        ]);
    });

    it('is silent where deadlines are handed on', async () => {
        const inner = 'calls a.x { timeout 1s }';
        expect(await severities(chain('timeout 200ms', inner, 'propagates w3c, deadlines'))).toEqual([]);
        expect(await severities(chain('timeout 200ms', inner, 'propagates w3c'))).toEqual(['error']);
    });

    it('leaves calls without a timeout to the rule about these', async () => {
        expect(await severities(chain('timeout none', 'calls a.x { timeout 1s }'))).toEqual([]);
        expect(await severities(chain('timeout 200ms', 'calls a.x'))).toEqual([]);
    });

    it('judges routes, clients, routers and calls of whole services', async () => {
        const orders = 'service orders { query list  command place { calls a { timeout 1s } } }  service a';
        for (const caller of [
            'gateway Edge { timeout 500ms  route "/" to orders.place }',
            'client App { calls orders.place { timeout 500ms } }',
            'router lb { calls orders.place }  service shop { calls lb { timeout 500ms } }',
            'service shop { calls orders { timeout 500ms } }',
        ]) {
            expect(await severities(`${orders}\n${caller}`)).toEqual(['error']);
        }
    });

    it('does not take the defaults of the system for those of clients', async () => {
        const defaults = 'system S { defaults { timeout 100ms } }';
        const text = `${defaults}\nclient App { calls orders.place }\nservice orders { command place { calls a { timeout 1s } } }  service a`;
        expect(await severities(text)).toEqual([]);
        expect(await severities(text.replace('client App', 'service shop'))).toEqual(['error']);
    });

    it('tells several callers of one operation together', async () => {
        const text = `${chain('timeout 300ms', 'calls a.x { timeout 400ms }')}
service till { command sell { calls orders.place { timeout 200ms } } }`;
        const [finding, ...more] = await findingsOf('timeout-inversion', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'orders.place',
            message: '2 callers of `orders.place` give up before it does: it can take 400 ms (`a.x` 400 ms).',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`shop.buy` waits 300 ms for `orders.place`',
            '`till.sell` waits 200 ms for `orders.place`',
        ]);
        expect(await severities(finding ? fixed(text, finding) : text)).toEqual([]);
    });

    it('raises the timeouts of a chain up to where requests come in', async () => {
        const text = `${chain('timeout 300ms', 'calls a.x { timeout 400ms }  calls b.x { timeout 200ms }')}
client App { calls shop.buy { timeout 500ms } }`;
        const [finding] = await findingsOf('timeout-inversion', text);
        expect(finding?.fixes[0]?.title).toBe('Raise the timeout to 600 ms, and those above as needed (2 calls)');
        const mended = finding ? fixed(text, finding) : '';
        expect(mended).toContain('calls orders.place { timeout 600ms }');
        expect(mended).toContain('calls shop.buy { timeout 600ms }');
        expect(await severities(mended)).toEqual([]);
    });

    it('offers no fix where a promise, a deadline or a route stands in the way', async () => {
        const fixes = async (text: string) =>
            (await findingsOf('timeout-inversion', text)).flatMap((finding) => finding.fixes);
        const inner = 'calls a.x { timeout 400ms }';
        expect(await fixes(`${chain('timeout 300ms', inner)}\nextend shop { slo { latency p99 350ms } }`)).toEqual([]);
        expect(await fixes(chain('timeout 300ms  deadline 350ms', inner))).toEqual([]);
        expect(
            await fixes(`${chain('timeout 400ms', inner)}\ngateway Edge { timeout 100ms  route "/" to shop.buy }`),
        ).toEqual([]);
    });
});
