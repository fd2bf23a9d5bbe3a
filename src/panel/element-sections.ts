import type { Element } from '../model/element.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { decimal, formatDuration, formatRate, formatShare } from '../model/quantities.ts';
import { saidValue } from '../model/said.ts';
import type { Service, ServiceLevelObjective } from '../model/service.ts';
import type { Telemetry } from '../model/telemetry.ts';
import type { DetailSection } from '../protocol/diagram/elements.ts';

type Row = DetailSection['rows'][number];

/** So many names are told one by one. */
const MOST_NAMES = 8;

/** What an element is and has, by its kind; empty sections are left out. */
export function elementSections(element: Element, index: ModelIndex): DetailSection[] {
    return sections(element, index).filter(({ rows }) => rows.length > 0);
}

function sections({ id }: Element, index: ModelIndex): DetailSection[] {
    const service = index.services.get(id);
    if (service) {
        return [
            { title: 'Runs', rows: runRows(service) },
            { title: 'Tells', rows: telemetryRows(service.telemetry) },
        ];
    }
    const store = index.stores.get(id);
    if (store) {
        return [
            {
                title: 'Used by',
                rows: nameRows(
                    index.accessesTo(id).map(({ source }) => source),
                    'service',
                    index,
                ),
            },
        ];
    }
    const channel = index.channels.get(id);
    if (channel) {
        return [
            {
                title: 'Written by',
                rows: nameRows(
                    index.publicationsTo(id).map(({ source }) => source),
                    'service',
                    index,
                ),
            },
            {
                title: 'Read by',
                rows: nameRows(
                    index.subscriptionsTo(id).map(({ source }) => source),
                    'service',
                    index,
                ),
            },
        ];
    }
    const external = index.externals.get(id);
    if (external) {
        return [
            { title: 'Promises', rows: sloRows(external.slo) },
            {
                title: 'Called by',
                rows: nameRows(
                    index.callsTo(id).map(({ source }) => source),
                    'service',
                    index,
                ),
            },
        ];
    }
    if (index.contexts.has(id)) {
        return [
            {
                title: 'Services',
                rows: nameRows(
                    index.servicesOf(id).map((each) => each.id),
                    'service',
                    index,
                ),
            },
            {
                title: 'Events',
                rows: nameRows(
                    index.eventsOf(id).map((each) => each.id),
                    'event',
                    index,
                ),
            },
        ];
    }
    return [];
}

function runRows({ replicas, concurrency, slo, version }: Service): Row[] {
    const running = saidValue(replicas);
    return [
        ...(running
            ? [
                  {
                      glyph: 'codicon-server-process',
                      text:
                          running.min === running.max
                              ? `${running.max} ${running.max === 1 ? 'replica' : 'replicas'}`
                              : `${running.min} to ${running.max} replicas`,
                      ...(running.target === undefined
                          ? {}
                          : { aside: `${formatShare(running.target.utilisation)} ${running.target.of}` }),
                  },
              ]
            : []),
        ...(concurrency === undefined ? [] : [{ glyph: 'bulkhead', text: `${concurrency} slots each` }]),
        ...(version === undefined ? [] : [{ glyph: 'codicon-versions', text: version, aside: 'version' }]),
        ...sloRows(slo),
    ];
}

function sloRows(slo: ServiceLevelObjective | undefined): Row[] {
    const parts = [
        ...(slo?.availability === undefined ? [] : [formatShare(slo.availability)]),
        ...(slo?.latency ?? []).map(({ share, value }) => `p${decimal(share * 100)} ${formatDuration(value)}`),
        ...(slo?.errors === undefined ? [] : [`at most ${formatShare(slo.errors)} errors`]),
        ...(slo?.throughput === undefined ? [] : [formatRate(slo.throughput)]),
    ];
    return parts.length === 0 ? [] : [{ glyph: 'codicon-target', text: parts.join(', '), aside: 'SLO' }];
}

function telemetryRows({ metrics, logs, traces }: Telemetry): Row[] {
    const measured = saidValue(metrics);
    const logged = saidValue(logs);
    const traced = saidValue(traces);
    return [
        ...(measured
            ? [{ glyph: 'codicon-graph', text: measured.signals.join(', ') || 'metrics', aside: 'metrics' }]
            : []),
        ...(logged ? [{ glyph: 'codicon-output', text: logged.format, aside: 'logs' }] : []),
        ...(traced ? [{ glyph: 'codicon-pulse', text: traced.instrumentation, aside: 'traces' }] : []),
    ];
}

function nameRows(ids: readonly string[], glyph: string, index: ModelIndex): Row[] {
    const names = [...new Set(ids)].map((id) => index.elements.get(id)?.id ?? id).sort();
    const rows = names.slice(0, MOST_NAMES).map((text) => ({ glyph, text }));
    const rest = names.length - MOST_NAMES;
    return rest > 0 ? [...rows, { glyph: 'codicon-ellipsis', text: `${rest} more` }] : rows;
}
