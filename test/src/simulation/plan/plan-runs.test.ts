import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import type { SimulationSettings } from '../../../../src/simulation/plan/simulation-settings.ts';
import { meanLatency, mergeLatencies } from '../../../../src/simulation/record/latency-histogram.ts';
import { planOf } from './plan-of.ts';

/** Requests, errors and mean latency of the first load of a text, from one interval to another. */
async function ran(text: string, settings: Partial<SimulationSettings> = {}, from = 0, to = Number.POSITIVE_INFINITY) {
    const { plan } = await planOf(text, { networkDelay: 0, ...settings });
    const record = runPlan(plan, 7);
    const series = record.scenarios[0];
    const within = (values: readonly number[] = []) => values.slice(from, to).reduce((sum, each) => sum + each, 0);
    return {
        record,
        requests: within(series?.requests),
        errors: within(series?.errors),
        mean: meanLatency(mergeLatencies(series?.latency.slice(from, to) ?? [])) ?? 0,
        causes: (series?.causes ?? []).map(({ cause }) => cause),
    };
}

const EVERY_SECOND = 'scenario S { c calls s.q  load constant 1/s }';

describe('what the text says of time', () => {
    it('adds up: own work, calls in order, calls at once, stores', async () => {
        const { mean } = await ran(`client c { calls s }
            service s { store db : PostgreSQL { takes 5ms exactly }  query q {
                takes 10ms exactly
                calls a.q
                calls a.q in parallel
                calls b.q in parallel
                calls a.q 3 times
                reads db
            } }
            service a { query q { takes 20ms exactly } }
            service b { query q { takes 50ms exactly } }
            ${EVERY_SECOND}`);
        expect(mean).toBeCloseTo(10 + 20 + 50 + 3 * 20 + 5, 0);
    });

    it('is that of the network, there and back, for each call', async () => {
        const text = `client c { calls s }  service s { query q { calls a.q } }  service a { query q }  ${EVERY_SECOND}`;
        expect((await ran(text, { networkDelay: 10 })).mean).toBeCloseTo(40, 0);
    });

    it('reads a store for misses only', async () => {
        const { mean } = await ran(`client c { calls s }
            service s { cache k : Redis { hits 75% }  store db : PostgreSQL { takes 100ms exactly }  query q { reads k  reads db } }
            scenario S { c calls s.q  load constant 50/s }`);
        expect(mean).toBeGreaterThan(20);
        expect(mean).toBeLessThan(30);
    });

    it('leaves out what is not waited for', async () => {
        const { mean } = await ran(`client c { calls s }
            service s { query q { calls a.q ignoring reply  publishes t outbox } }
            service a { query q { takes 50ms exactly } }
            broker B { topic t { takes 30ms exactly } }
            ${EVERY_SECOND}`);
        expect(mean).toBeCloseTo(0, 0);
        const waited = await ran(`client c { calls s }  service s { query q { publishes t } }
            broker B { topic t { takes 30ms exactly } }  ${EVERY_SECOND}`);
        expect(waited.mean).toBeCloseTo(30, 0);
    });
});

describe('what the text says of faults', () => {
    const shop = (fault: string) => `client c { calls g }
        gateway g { authenticates oauth2 tokens 5min  route "/" to s.q { timeout 500ms } }
        service s { replicas 1  query q { calls a.q  publishes t } }
        service a { query q { takes 10ms exactly } }
        broker B { topic t }
        scenario S { c calls g  load constant 10/s }
        experiment E { load S for 1min warmup 0s  at 20s ${fault} for 20s }`;
    /** Long after the beginning of the fault, and before its end. */
    const [FROM, TO] = [25, 35];

    it.each([
        ['kill 1 of s', ['unavailable']],
        // Those on their way when the network is whole again learn of it at once.
        ['partition s from a', ['timeout', 'partition']],
        ['skew clock of g by 10min', ['credentials']],
        ['fail 100% of a', ['injected']],
        ['fail 100% of s to a', ['injected']],
        ['delay a by 1s', ['timeout']],
        ['partition s from B', ['timeout']],
    ])('%s: every request fails, and for the reason', async (fault, causes) => {
        const during = await ran(shop(fault), {}, FROM, TO);
        expect(during.errors).toBe(during.requests);
        expect(during.requests).toBeGreaterThan(50);
        expect(during.causes).toEqual(causes);
        const after = await ran(shop(fault), {}, 45, 60);
        expect(after.errors).toBe(0);
    });

    it('delays what it says, the messages to a broker too', async () => {
        expect((await ran(shop('delay a by 200ms'), {}, FROM, TO)).mean).toBeCloseTo(210, 0);
        expect((await ran(shop('delay B by 100ms'), {}, FROM, TO)).mean).toBeCloseTo(110, 0);
        expect((await ran(shop('stress cpu 50% on a'), {}, FROM, TO)).mean).toBeCloseTo(20, 0);
    });

    it('lets in no more than a throttle does', async () => {
        const { requests, errors } = await ran(shop('throttle a to 5/s'), {}, FROM, TO);
        expect(errors / requests).toBeCloseTo(0.5, 1);
    });

    it('refuses at the door what is over the limit', async () => {
        const { requests, errors, causes } = await ran(
            `client c { calls g }
            gateway g { limits 20/s  route "/" to s.q }
            service s { query q }
            scenario S { c calls g  load constant 40/s }`,
            {},
            30,
            250,
        );
        expect(errors / requests).toBeCloseTo(0.5, 1);
        expect(causes).toEqual(['rate-limited']);
    });

    it('refuses at the door of the route that written steps take, of all scenarios together', async () => {
        const limited = (called: string) =>
            ran(
                `client c { calls g }
                gateway g { route "/a" to s.a { limits 20/s }  route "/b" to s.b }
                service s { query a  query b }
                scenario S { c calls g  g calls s.${called}  load constant 20/s }
                scenario T { c calls g  g calls s.a  load constant 20/s }
                experiment E { load S for 5min  load T for 5min }`,
                {},
                30,
                250,
            );
        const refused = ({ record: { scenarios } }: Awaited<ReturnType<typeof limited>>) =>
            scenarios.flatMap(({ causes, errors }) =>
                causes.map(({ cause }) => `${cause}: ${errors.slice(100, 110).reduce((sum, each) => sum + each, 0)}`),
            );
        // Of forty a second each second one, in the order in which they come.
        expect(refused(await limited('a'))).toEqual(['rate-limited: 200']);
        expect(refused(await limited('b'))).toEqual([]);
    });

    it('refuses what one of many users sends over the limit, and nothing of others', async () => {
        const limited = (said: { gateway?: string; route?: string; call?: string }, load: string) =>
            ran(
                `client c { calls g }
                gateway g { ${said.gateway ?? ''}  route "/" to s.q { ${said.route ?? ''} } }
                service s { query q { calls a.q { ${said.call ?? ''} } } }
                service a { query q }
                scenario S { c calls g  load ${load} }`,
                {},
                30,
                250,
            );
        const share = async (...args: Parameters<typeof limited>) => {
            const { errors, requests } = await limited(...args);
            return errors / requests;
        };
        // Twenty users with ten requests a second each, of which five get through; slow ones are never limited.
        const users = '20 users think 100ms';
        expect(await share({ gateway: 'limits 5/s per user' }, users)).toBeCloseTo(0.5, 1);
        expect(await share({ route: 'limits 5/s per user' }, users)).toBeCloseTo(0.5, 1);
        expect(await share({ call: 'limit 5/s per user' }, users)).toBeCloseTo(0.5, 1);
        expect(await share({ gateway: 'limits 5/s per user' }, '200 users think 2s')).toBe(0);
        expect(await share({ gateway: 'limits 5/s per user' }, '100/s')).toBe(0);
        expect((await limited({ gateway: 'limits 5/s per user' }, users)).causes).toEqual(['rate-limited']);
    });
});
