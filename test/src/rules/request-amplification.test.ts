import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const shop = (outer: string, inner: string) => `
client App { calls pages.home }
service pages { query home { calls lists.show ${outer} } }
service lists { query show { calls items.card ${inner} } }
service items { query card }`;

const severities = async (text: string, options = {}) =>
    (await findingsOf('request-amplification', text, { options })).map((finding) => finding.severity);

describe('request-amplification', () => {
    it('tells the number and the worst way, step by step, at the entry', async () => {
        const text = shop('4 times', '9 times');
        const [finding, ...more] = await findingsOf('request-amplification', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'pages.home',
            relations: ['pages.home->lists.show', 'lists.show->items.card'],
            message:
                'One request to `pages.home` causes 40 requests behind it (limit 30, error from 100), most of them by `pages.home` → `lists.show` (4 times) → `items.card` (9 times).',
        });
        expect(finding?.related.map((one) => one.message)).toEqual([
            '`pages.home` calls `lists.show` (4 times)',
            '`lists.show` calls `items.card` (9 times)',
        ]);
        expect(finding && underlined(text, finding)).toBe('home');
    });

    it('warns from 30 requests and errs from 100', async () => {
        expect(await severities(shop('29 times', '').replace('calls items.card', ''))).toEqual([]);
        expect(await severities(shop('3 times', '9 times'))).toEqual(['warning']);
        expect(await severities(shop('9 times', '10 times'))).toEqual(['warning']);
        expect(await severities(shop('10 times', '9 times'))).toEqual(['error']);
    });

    it('says that loops without a bound are counted once', async () => {
        const [finding] = await findingsOf('request-amplification', shop('per item', '30 times'));
        expect(finding?.message).toContain('causes at least 31 requests behind it');
        expect(finding?.message).toContain('Loops without a bound are counted once.');
    });

    it('tells an entry on the worst way of another only with it, and others by themselves', async () => {
        const text = `${shop('4 times', '40 times')}\nclient Admin { calls lists.show  calls other.x }
service other { query x { calls items.card 35 times } }`;
        const elements = (await findingsOf('request-amplification', text)).map(({ element }) => element);
        expect(elements).toEqual(['pages.home', 'other.x']);
    });

    it('tells several operations of one service together', async () => {
        const text = `client App { calls pages.a  calls pages.b }
service pages { query a { calls items.card 40 times }  query b { calls items.card 120 times } }  service items { query card }`;
        const [finding, ...more] = await findingsOf('request-amplification', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'pages',
            message:
                'For one request each, `pages.a` causes 40 requests and `pages.b` causes 120 requests behind it (limit 30, error from 100).',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`pages.a` causes 40 requests',
            '`pages.b` causes 120 requests',
        ]);
    });

    it('counts what a message or a collecting route causes', async () => {
        expect(
            await severities(`
service till { command sell { publishes Sold } }  event Sold
service stats { on Sold { calls items.card 30 times } }  service items { query card }`),
        ).toEqual(['warning']);
        expect(
            await severities(`
bff Pages { route "/" to a.x, b.x }
service a { query x { calls c.y 15 times } }  service b { query x { calls c.y 15 times } }  service c { query y }`),
        ).toEqual(['warning']);
    });

    it('follows its options', async () => {
        expect(await severities(shop('2 times', ''), { warning: 4, error: 5 })).toEqual(['warning']);
        expect(await severities(shop('2 times', '2 times'), { warning: 4, error: 5 })).toEqual(['error']);
    });

    it('is silent on batches, and on calls that do not say how often', async () => {
        expect(await severities(shop('50 times batched', '50 times batched'))).toEqual([]);
        expect(await severities(shop('', ''))).toEqual([]);
    });

    it('ends on dense systems and huge products', async () => {
        const names = Array.from({ length: 60 }, (_, i) => `s${i}`);
        const dense = names.map(
            (name) =>
                `service ${name} { ${names
                    .filter((one) => one !== name)
                    .map((one) => `calls ${one}`)
                    .join('  ')} }`,
        );
        const found = await findingsOf('request-amplification', `client App { calls s0 }\n${dense.join('\n')}`);
        expect(found.length).toBeLessThanOrEqual(1);
        const chain = names.slice(1).map((name, i) => `service ${names[i]} { calls ${name} 9 times }`);
        const [finding] = await findingsOf('request-amplification', `${chain.join('\n')}\nservice s59`);
        expect(finding?.message).toContain('causes more than a million requests');
        expect(finding?.message).toContain('… 44 more');
    });
});
