import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const tickets = (calls: string, rest = '') => `
external Bank
service seats { query free  slo { latency p99 50ms } }
service maps { query plan  slo { latency p99 100ms } }
service tickets { command sell { ${calls} } ${rest} }`;

const elements = async (text: string, settings = {}) =>
    (await findingsOf('missing-bulkhead', text, settings)).map(({ element }) => element);

describe('missing-bulkhead', () => {
    it('tells the external that can use up the service, at the service', async () => {
        const text = tickets('calls Bank  calls seats.free');
        const [finding, ...more] = await findingsOf('missing-bulkhead', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'tickets',
            relations: ['tickets.sell->Bank'],
            message:
                '`tickets` calls `Bank` (is outside the system) with no bulkhead (nobody sets one): it and 1 other dependency share one pool, and when it hangs, nothing is left for the rest.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual(['`tickets.sell` calls `Bank`']);
        expect(finding && underlined(text, finding)).toBe('tickets');
    });

    it('knows what is slow by comparison', async () => {
        const [finding] = await findingsOf('missing-bulkhead', tickets('calls maps.plan  calls seats.free'));
        expect(finding?.message).toContain('`tickets` calls `maps` (takes p99 100 ms, others 50 ms) with no bulkhead');
        const faster = tickets('calls maps.plan  calls seats.free').replace('p99 100ms', 'p99 99ms');
        expect(await elements(faster)).toEqual([]);
        expect(await elements(faster, { options: { slower: 1.5 } })).toEqual(['tickets']);
    });

    it('needs two dependencies', async () => {
        expect(await elements(tickets('calls Bank  calls Bank 2 times'))).toEqual([]);
        expect(await elements(tickets('calls Bank  calls seats.free'), { options: { downstreams: 3 } })).toEqual([]);
    });

    it('is silent where the risky calls have one, and asks nothing of the others', async () => {
        expect(await elements(tickets('calls Bank { bulkhead 20 }  calls seats.free'))).toEqual([]);
        expect(await elements(tickets('calls Bank  calls seats.free', 'defaults { bulkhead 20 }'))).toEqual([]);
        expect(await elements(tickets('calls Bank  calls seats.free { bulkhead 20 }'))).toEqual(['tickets']);
    });

    it('is silent where no thread waits and something else is the limit', async () => {
        const calls = 'calls Bank  calls seats.free';
        expect(await elements(tickets(calls, 'technology "Node.js"  concurrency 100'))).toEqual([]);
        expect(await elements(tickets('calls Bank { limit 50/s }  calls seats.free', 'technology "Vert.x"'))).toEqual(
            [],
        );
        expect(await elements(tickets(calls, 'technology "Node.js"'))).toEqual(['tickets']);
        expect(await elements(tickets(calls, 'technology Java  concurrency 100'))).toEqual(['tickets']);
    });

    it('tells one statement that decides for several services once', async () => {
        const text = `system Shop { defaults { bulkhead none } }
${tickets('calls Bank  calls seats.free')}
service till { calls Bank  calls maps.plan }`;
        const [finding, ...more] = await findingsOf('missing-bulkhead', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'Shop',
            message:
                '`bulkhead none` (system `Shop` in its defaults) leaves 2 services that one slow dependency can use up for all others.',
        });
        expect(await elements(finding ? fixed(text, finding) : text)).toEqual([]);
    });

    it('lets twenty calls at a time through', async () => {
        const text = tickets('calls Bank { timeout 1s }  calls seats.free  calls Bank');
        const [finding] = await findingsOf('missing-bulkhead', text);
        expect(finding?.fixes[0]?.title).toBe('Let no more than 20 calls at a time through to `Bank`');
        const mended = finding ? fixed(text, finding) : '';
        expect(mended).toContain('calls Bank { bulkhead 20  timeout 1s }');
        expect(await elements(mended)).toEqual([]);
    });
});
