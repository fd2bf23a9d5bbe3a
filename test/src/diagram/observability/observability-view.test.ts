import { describe, expect, it } from 'vitest';
import type { Member, ObservabilityView } from '../../../../src/diagram/observability/observability-view.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import type { ViewOptions } from '../../../../src/diagram/views/view-family.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { modelOf } from '../../../model-of.ts';

async function table(text: string, name = 'observability', options: ViewOptions = {}): Promise<ObservabilityView> {
    return tableOf(await modelOf(text), name, options);
}

function tableOf(model: ArchitectureModel, name = 'observability', options: ViewOptions = {}): ObservabilityView {
    const view = buildView(model, name, options);
    if (view.kind !== 'observability') {
        throw new Error(`The view ${name} is of the kind ${view.kind}.`);
    }
    return view;
}

function members(view: ObservabilityView): readonly Member[] {
    return view.sections.flatMap((section) => section.members);
}

/** Signs of a member: metrics, traces, logs, alerts. */
function signs(view: ObservabilityView, id: string): readonly string[] {
    const member = members(view).find((each) => each.id === id);
    return (member?.cells ?? []).map(({ state, note }) => (note === undefined ? state : `${state}: ${note}`));
}

const told = (telemetry: string, more = '') => `
    service a { ${more} defaults { telemetry { ${telemetry} } } query q { calls b } }
    service b
    observability { alerts Alertmanager }`;

describe('what a service tells', () => {
    it.each([
        ['metrics red  traces otel  logs structured, correlated to Loki', ['all', 'all', 'all', 'none']],
        [
            'metrics rate, errors  traces otel sampled 10%  logs plain',
            ['part: 2 of 3', 'part: 10 %', 'part: plain, local, no id', 'none'],
        ],
        ['metrics none  traces none  logs none', ['none', 'none', 'none', 'none']],
        ['metrics use  logs structured to Loki', ['part: 1 of 3', 'unsaid', 'part: no id', 'none']],
    ])('of `%s`', async (telemetry, expected) => {
        expect(signs(await table(told(telemetry)), 'a')).toEqual(expected);
    });

    it('is cut where the trace is not handed on', async () => {
        expect(signs(await table(told('traces otel', 'propagates deadlines')), 'a')[1]).toBe('part: cut here');
        expect(signs(await table(told('traces otel', 'propagates w3c')), 'a')[1]).toBe('all');
        expect(signs(await table(told('traces otel', 'propagates none')), 'a')[1]).toBe('part: cut here');
    });

    it('comes from the mesh where that counts requests', async () => {
        const text = 'mesh M { technology Istio  members a } service a { calls b } service b';
        expect(signs(await table(text), 'a')[0]).toBe('all: by mesh');
        expect(signs(await table(text), 'b')[0]).toBe('unsaid');
        const silenced = text.replace('members a', 'members a  telemetry { metrics none }');
        expect(signs(await table(silenced), 'a')[0]).toBe('unsaid');
    });

    it('is watched where there is an objective and something that alerts', async () => {
        const text = (alerts: string) => `
            service a { slo { availability 99% } }
            service b { query q { slo { latency p99 1s } } }
            service c
            observability { metrics Prometheus  ${alerts} }`;
        const watched = await table(text('alerts Alertmanager'));
        expect(['a', 'b', 'c'].map((id) => signs(watched, id)[3])).toEqual(['all', 'part: in part', 'none']);
        const unwatched = await table(text(''));
        expect(['a', 'b', 'c'].map((id) => signs(unwatched, id)[3])).toEqual(['none', 'none', 'none']);
    });

    it('is not expected of everything', async () => {
        const view = await table(`
            router r { route "/" to a }
            service a { calls b }
            service b { role infrastructure }
            service nightly { role job }
            store s : PostgreSQL
            broker Kafka { topic t { slo { latency p99 1s } }  topic u }
            observability { alerts Alertmanager }`);
        expect(signs(view, 'r')).toEqual(['unsaid', 'unneeded', 'unneeded', 'unneeded']);
        expect(signs(view, 'b')).toEqual(['unsaid', 'unneeded', 'unneeded', 'unneeded']);
        expect(signs(view, 'nightly')).toEqual(['unsaid', 'unneeded', 'unneeded', 'unneeded']);
        expect(signs(view, 's')).toEqual(['unsaid', 'unneeded', 'unneeded', 'unneeded']);
        expect(signs(view, 'Kafka')).toEqual(['unsaid', 'unneeded', 'unneeded', 'part: in part']);
    });
});

const SHOP = `
    system Shop { defaults { telemetry { metrics red, use to Prometheus  traces otel to Tempo  logs structured to Fluentd, Loki } } }
    team Checkout "The checkout team"
    context Ordering { owner Checkout  service orders { store db : PostgreSQL  calls products  writes db } }
    context Catalog { service products "Product service" }
    gateway Edge { route "/" to orders }
    broker Kafka { topic t }
    observability {
      collector OtelCollector
      metrics Prometheus { dashboards Grafana }
      traces Tempo
      logs Loki
      alerts Alertmanager
    }
    view core "What orders tells" of observability { show orders }
    view around of observability { show orders, neighbours  hide stores }
    view empty of observability { hide service, stores, broker, gateway }
`;

describe('the table of signals', () => {
    it('has a section for each context with its mark and team, and one for the rest', async () => {
        const view = await table(SHOP);
        expect(view.title).toBe('Shop · Observability');
        expect(view.subtitle).toMatch(/^5 members, \d+ gaps/);
        expect(view.sections.map(({ title, hue, owner }) => [title, hue, owner])).toEqual([
            ['Catalog', 0, undefined],
            ['Ordering', 1, 'The checkout team'],
            ['Outside the contexts', undefined, undefined],
        ]);
        expect(members(view).map(({ id, nested }) => [id, nested])).toEqual([
            ['Catalog.products', false],
            ['Ordering.orders', false],
            ['Ordering.orders.db', true],
            ['Edge', false],
            ['Kafka', false],
        ]);
    });

    it('tells in the heads where each signal goes', async () => {
        const ways = (view: ObservabilityView) =>
            view.columns.map((column) => column.ways.map((way) => way.map(({ name }) => name).join(' > ')));
        expect(ways(await table(SHOP))).toEqual([
            ['Prometheus > Grafana'],
            ['OtelCollector > Tempo'],
            ['OtelCollector > Fluentd', 'OtelCollector > Loki'].map((way) => way.replace('OtelCollector > ', '')),
            ['Alertmanager'],
        ]);
        const collected = SHOP.replace('otel to Tempo', 'otel to OtelCollector').replace(
            'to Fluentd, Loki',
            'to OtelCollector',
        );
        expect(ways(await table(collected)).slice(1, 3)).toEqual([['OtelCollector > Tempo'], ['OtelCollector > Loki']]);
        const nowhere = await table('service a');
        expect(nowhere.columns.every((column) => column.ways.length === 0)).toBe(true);
    });

    it('is narrowed by declared views', async () => {
        const core = await table(SHOP, 'core');
        expect(core.title).toBe('Shop · What orders tells');
        expect(members(core).map(({ id }) => id)).toEqual(['Ordering.orders', 'Ordering.orders.db']);
        expect(members(await table(SHOP, 'around')).map(({ id }) => id)).toEqual([
            'Catalog.products',
            'Ordering.orders',
            'Edge',
        ]);
        expect((await table(SHOP, 'empty')).notes).toHaveLength(1);
    });

    it('counts findings of its members', async () => {
        const mark = [{ finding: 1, severity: 'error' as const }];
        const view = await table(SHOP, 'observability', { findings: { Kafka: mark, 'Kafka.t': mark, nobody: mark } });
        expect(view.findings).toEqual({ error: 1, warning: 0, info: 0 });
        expect(members(view).find(({ id }) => id === 'Kafka')?.findings?.error).toBe(1);
    });

    it('leaves out what lacks the least where there are too many members', async () => {
        const model = await modelOf(
            'service a { defaults { telemetry { metrics red  traces otel  logs structured to X } } } service b',
        );
        const [whole, lacking] = model.services;
        const many = <T extends { readonly id: string }>(service: T | undefined, count: number) =>
            Array.from({ length: count }, (_, i) => ({ ...service, id: `${service?.id}${i}` }) as T);
        const view = tableOf({ ...model, services: [...many(whole, 1000), ...many(lacking, 1400)] });
        expect(members(view)).toHaveLength(1500);
        expect(members(view).filter(({ id }) => id.startsWith('b'))).toHaveLength(1400);
        expect(view.notes).toEqual(['Left out: 900 members, those that lack the least first.']);
    });
});
