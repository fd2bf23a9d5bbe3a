import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const calling = (retry: string, rest = '') => `
service stock { query level }
service orders { query list { calls stock.level { ${retry} } } }
${rest}`;

const severities = async (text: string, options = {}) =>
    (await findingsOf('unsafe-retry-policy', text, { options })).map((finding) => finding.severity);

describe('unsafe-retry-policy', () => {
    it('tells all that is wrong with one retry at once, at the call', async () => {
        const text = calling('retry 5');
        const [finding, ...more] = await findingsOf('unsafe-retry-policy', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orders.list',
            relations: ['orders.list->stock.level'],
            message:
                '`orders.list` retries `stock.level` with up to 6 tries of each request (limit 3) and no budget and without a pause between tries. When the callee is slow, the repetitions add to the load that makes it slow.',
        });
        expect(finding && underlined(text, finding)).toBe('calls stock.level');
    });

    it('weighs each flaw', async () => {
        expect(await severities(calling('retry forever backoff 50ms..1s jitter budget 10%'))).toEqual(['error']);
        expect(await severities(calling('retry 2'))).toEqual(['warning']);
        expect(await severities(calling('retry 2 backoff 50ms..1s'))).toEqual(['info']);
        expect(await severities(calling('retry 2 backoff 50ms.. jitter'))).toEqual(['info']);
        expect(await severities(calling('retry 2 backoff 50ms jitter'))).toEqual([]);
    });

    it('allows three tries, and more within a budget', async () => {
        const retry = (count: number, budget = '') => calling(`retry ${count} backoff 50ms..1s jitter ${budget}`);
        expect(await severities(retry(2))).toEqual([]);
        expect(await severities(retry(3))).toEqual(['warning']);
        expect(await severities(retry(9, 'budget 10%'))).toEqual([]);
        expect(await severities(retry(3), { attempts: 4 })).toEqual([]);
    });

    it('is silent on no retry, and on what a mesh does unasked', async () => {
        expect(await severities(calling('retry none'))).toEqual([]);
        expect(await severities(calling('', 'mesh Main { technology Istio  members orders, stock }'))).toEqual([]);
    });

    it('knows meshes that pause by themselves', async () => {
        const mesh = (technology: string) => calling('', `mesh Main { ${technology}  members orders, stock  retry 2 }`);
        expect(await severities(mesh('technology Istio'))).toEqual([]);
        expect(await severities(mesh('technology Linkerd'))).toEqual(['warning']);
    });

    it('tells a statement that holds for many calls once, where it stands, and one for none not at all', async () => {
        const text = `
policy eager { retry 4 backoff 50ms..1s jitter }
service stock { query level }
service a { calls stock.level with eager }  service b { calls stock.level with eager }`;
        const [finding, ...more] = await findingsOf('unsafe-retry-policy', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({ element: 'eager', relations: ['a->stock.level', 'b->stock.level'] });
        expect(finding?.message).toContain('Policy `eager` retries 2 calls with up to 5 tries');
        expect(finding && underlined(text, finding)).toBe('retry 4 backoff 50ms..1s jitter');
        expect(await severities('policy eager { retry 9 }')).toEqual([]);
    });

    it('writes what is missing and keeps the rest', async () => {
        for (const [retry, better] of [
            ['retry forever', 'retry 2 backoff 50ms..1s jitter budget 10%'],
            ['retry 5 backoff 100ms when unavailable', 'retry 5 backoff 100ms jitter budget 10% when unavailable'],
            ['retry 2 backoff 2s.. jitter', 'retry 2 backoff 2s..32s jitter'],
            ['retry 2 backoff 50ms..1s', 'retry 2 backoff 50ms..1s jitter'],
        ] as const) {
            const text = calling(retry);
            const [finding] = await findingsOf('unsafe-retry-policy', text);
            expect(finding?.fixes[0]?.safe).toBe(retry === 'retry 2 backoff 50ms..1s');
            const mended = finding ? fixed(text, finding) : '';
            expect(mended).toContain(`{ ${better} }`);
            expect(await severities(mended)).toEqual([]);
        }
    });
});
