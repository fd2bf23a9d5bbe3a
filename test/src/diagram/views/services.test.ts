import { describe, expect, it } from 'vitest';
import type { FindingMarks } from '../../../../src/diagram/views/finding-marks.ts';
import type { ViewEdge, ViewGraph, ViewNode } from '../../../../src/diagram/views/view-graph.ts';
import { graphOf } from '../../../graph-of.ts';
import { modelOf } from '../../../model-of.ts';

async function view(text: string, findings?: FindingMarks): Promise<ViewGraph> {
    return graphOf(await modelOf(text), 'services', { findings });
}

function node({ nodes }: ViewGraph, id: string): ViewNode {
    const found = nodes.find((each) => each.id === id);
    if (!found) {
        throw new Error(`no node ${id} among ${nodes.map((each) => each.id)}`);
    }
    return found;
}

function edge({ edges }: ViewGraph, from: string, to: string): ViewEdge {
    const found = edges.find((each) => each.from === from && each.to === to);
    if (!found) {
        throw new Error(`no line ${from} to ${to} among ${edges.map((each) => each.id)}`);
    }
    return found;
}

describe('the services view', () => {
    it('docks a store that only its service uses and frees a shared one', async () => {
        const graph = await view(`
            context A {
              service a { store own : PostgreSQL  cache fast : Redis  store lent : MongoDB
                query q { reads own  reads lent } }
              service b { query q { reads a.lent } }
              store common : PostgreSQL
              service c { writes common }
            }
            store free : Oracle
            context B { service d { reads free } }
        `);
        expect(node(graph, 'A.a').docked.map(({ id, shape }) => [id, shape])).toEqual([
            ['A.a.fast', 'cache'],
            ['A.a.own', 'store'],
        ]);
        expect(node(graph, 'A.c').docked.map(({ id }) => id)).toEqual(['A.common']);
        expect(node(graph, 'A.a.lent').group).toBe('A');
        expect(edge(graph, 'A.b', 'A.a.lent').line).toBe('read');
        expect(node(graph, 'free').group).toBeUndefined();
        expect(edge(graph, 'B.d', 'free').line).toBe('read');
        expect(graph.edges.some(({ to }) => to === 'A.a.own')).toBe(false);
    });

    it('shows both modes of access as writing', async () => {
        const graph = await view(`
            store s : PostgreSQL
            service a { query q { reads s } command c { writes s } }
            service b { query q { reads s } }
        `);
        expect(edge(graph, 'a', 's').line).toBe('write');
        expect(edge(graph, 'b', 's').line).toBe('read');
    });

    it('sends events over their topic, and straight where there is none', async () => {
        const graph = await view(`
            context A {
              service a { command c idempotent { publishes Placed outbox  publishes Seen } }
              event Placed via placed
              event Seen
            }
            context B { service b { on A.Placed idempotent {}  on A.Seen idempotent {} } }
            broker Kafka { topic placed { partitions 12  retention 7d  deadletter lost } }
        `);
        expect(edge(graph, 'A.a', 'Kafka.placed')).toMatchObject({ line: 'event', label: 'Placed · outbox' });
        expect(edge(graph, 'Kafka.placed', 'B.b')).toMatchObject({ line: 'event' });
        expect(edge(graph, 'Kafka.placed', 'B.b').label).toBeUndefined();
        expect(edge(graph, 'A.a', 'B.b')).toMatchObject({ line: 'event', label: 'Seen' });
        expect(node(graph, 'Kafka.placed')).toMatchObject({
            shape: 'topic',
            subtitle: '12 parts · 7 d',
            deadLetter: 'lost',
            group: 'Kafka',
        });
        expect(graph.groups.find(({ id }) => id === 'Kafka')).toMatchObject({ kind: 'broker', placement: 'last' });
    });

    it('puts policies in a pill, and says when all are inherited', async () => {
        const graph = await view(`
            policy careful { timeout 300ms  retry 2  breaker { opens after 5 failures }  bulkhead 20 }
            service a { defaults { timeout 1s }
              query q { calls b with careful  calls c } }
            service b { query q {} }
            service c { query q {} }
            service d { query q { calls c } }
        `);
        const careful = edge(graph, 'a', 'b').pill;
        expect(careful?.items).toEqual([
            { glyph: 'timeout', value: '300 ms' },
            { glyph: 'retry', value: '2' },
            { glyph: 'breaker' },
            { glyph: 'bulkhead', value: '20' },
        ]);
        expect(careful?.inherited).toBe(false);
        expect(edge(graph, 'a', 'c').pill).toMatchObject({ inherited: true });
        expect(edge(graph, 'd', 'c').pill).toBeUndefined();
    });

    it('writes out what a finding misses', async () => {
        const model = await modelOf('service a { query q { calls b } }  service b { query q {} }');
        const [call] = model.calls;
        const id = call?.id ?? '';
        const graph = graphOf(model, 'services', {
            findings: { [id]: [{ finding: 0, severity: 'error', missing: 'timeout' }] },
        });
        expect(edge(graph, 'a', 'b')).toMatchObject({
            pill: { items: [{ glyph: 'timeout', value: 'none' }], missing: true },
            findings: { error: 1 },
        });
        expect(graph.findings).toEqual({ error: 1, warning: 0, info: 0 });
    });

    it('shows what takes the effect of a call back', async () => {
        const graph = await view(`
            service a { command settle saga { calls b.charge undone by b.refund  calls c.keep undone by c.drop } }
            service b { command charge {}  command refund {} }
            service c { command keep {}  command drop {} }
        `);
        expect(graph.edges.filter(({ line }) => line === 'undo')).toMatchObject([
            { from: 'a', to: 'b', label: 'undo', description: 'a undoes its calls with b.refund' },
            { from: 'a', to: 'c', label: 'undo' },
        ]);
    });

    it('shows a client no policies that only the system has', async () => {
        const graph = await view(`
            system S { defaults { timeout 2s } }
            client App { calls a  calls b { timeout 5s } }
            service a { query q { calls b } }
            service b { query q {} }
        `);
        expect(edge(graph, 'App', 'a').pill).toBeUndefined();
        expect(edge(graph, 'App', 'b').pill?.items).toEqual([{ glyph: 'timeout', value: '5 s' }]);
        expect(edge(graph, 'a', 'b').pill).toMatchObject({ inherited: true });
    });

    it('says of stores what they are for, docked or free', async () => {
        const graph = await view(`
            service a { store main : PostgreSQL  store copy : PostgreSQL { replicates main  role analytics } query q { reads copy } }
            store reports { role warehouse }
            service b { query q { reads reports } }
            service c { query q { reads reports } }
        `);
        expect(node(graph, 'a').docked.map(({ id, chips }) => [id, chips ?? []])).toEqual([
            ['a.copy', ['analytics', 'replica']],
            ['a.main', []],
        ]);
        expect(node(graph, 'reports').chips).toEqual(['warehouse']);
    });

    it('notes what is unusual about a call', async () => {
        const graph = await view(`
            service a { query q { calls b 3 times in parallel optional  calls c per item up to 50 batched } }
            service b { query q {} }
            service c { query q {} }
        `);
        expect(edge(graph, 'a', 'b').note).toBe('3 × in parallel · optional');
        expect(edge(graph, 'a', 'c').note).toBe('per item, up to 50 · batched');
    });

    it('draws calls with the same policies as one line and others apart', async () => {
        const graph = await view(`
            service a { query q { calls b.x  calls b.y }  query r { calls b.x { timeout 1s } } }
            service b { query x {}  query y {} }
        `);
        const lines = graph.edges.filter(({ from }) => from === 'a');
        expect(lines.map(({ relations }) => relations.length)).toEqual([2, 1]);
        expect(lines.map(({ pill }) => pill?.items.length ?? 0)).toEqual([0, 1]);
    });

    it('names the routes of a gateway and what it checks', async () => {
        const graph = await view(`
            client WebApp "Web app" { calls Edge }
            gateway Edge { technology Kong  route "/a" to a  route "/b" to b { timeout 2s } }
            bff Mobile { authenticates oauth2  limits 200/s  route "/home" to a }
            service a { query q {} }
            service b { query q {} }
        `);
        expect(edge(graph, 'Edge', 'a').label).toBe('/a');
        expect(edge(graph, 'Edge', 'b')).toMatchObject({ label: '/b', pill: { inherited: false } });
        expect(node(graph, 'Edge')).toMatchObject({ shape: 'gateway', subtitle: 'Kong', tile: { letters: 'Ko' } });
        expect(node(graph, 'Mobile')).toMatchObject({ shape: 'bff', subtitle: 'oauth2 · 200/s' });
        expect(node(graph, 'WebApp')).toMatchObject({
            title: 'Web app',
            placement: 'first',
            tile: { glyph: 'browser' },
        });
        expect(graph.subtitle).toBe('2 services, 1 entry point');
    });

    it('tells replicas, promises and roles on the card', async () => {
        const graph = await view(`
            service a { technology Kotlin, Ktor  replicas 2..10 at 70% cpu  concurrency 64
              slo { availability 99.9%  latency p99 300ms } }
            service n { role job  replicas 1 elected }
            service i { role infrastructure }
        `);
        expect(node(graph, 'a')).toMatchObject({
            subtitle: 'Kotlin · Ktor',
            replicas: { min: 2, max: 10 },
            details: ['SLO 99.9 % · p99 300 ms', '64 slots each · scales at 70 % cpu'],
        });
        expect(node(graph, 'n').chips).toEqual(['job', 'elected']);
        expect(node(graph, 'i').shape).toBe('infrastructure');
    });

    it('gives each context a hue by its place in the sorted model', async () => {
        const graph = await view('context B { service b {} }  context A { service a {} }');
        expect(graph.groups.map(({ id, hue }) => [id, hue])).toEqual([
            ['A', 0],
            ['B', 1],
        ]);
        expect(node(graph, 'B.b').hue).toBe(1);
    });

    it('says when a monolith goes', async () => {
        const graph = await view(`
            gateway G { route "/" to Old }
            monolith Old { store db : Oracle }
            migration M { facade G  retires Old  phase 1 { routes "/" to Old }  phase 2 { decommissions Old } }
        `);
        expect(node(graph, 'Old')).toMatchObject({ shape: 'monolith', subtitle: 'retires in phase 2' });
    });

    it('is the same however the text is divided and ordered', async () => {
        const parts = {
            one: 'context A { service a { query q { calls B.b } } }',
            two: 'context B { service b { query q {} } }  broker K { topic t }',
        };
        const [first, second] = [
            await modelOf({ 'a.fbk': parts.one, 'b.fbk': parts.two }),
            await modelOf(`${parts.two}\n${parts.one}`),
        ].map((model) => graphOf(model, 'services'));
        expect(second).toEqual(first);
    });
});
