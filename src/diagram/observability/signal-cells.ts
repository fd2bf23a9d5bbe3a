import type { Mesh } from '../../model/deployment.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Broker } from '../../model/messaging.ts';
import { formatShare } from '../../model/quantities.ts';
import type { Said } from '../../model/said.ts';
import type { Service } from '../../model/service.ts';
import { comparePositions, type Source } from '../../model/source.ts';
import type { Store } from '../../model/store.ts';
import type { Telemetry } from '../../model/telemetry.ts';
import type { SignalCell } from './observability-view.ts';

/** What answers requests needs rate, errors and duration (Wilkie); a resource what Gregg's USE method asks for. */
const RED = ['rate', 'errors', 'duration'] as const;
const USE = ['utilisation', 'saturation', 'errors'] as const;

/** Headers and fields that carry a trace from one service to the next. */
const TRACE_FORMATS: ReadonlySet<string> = new Set(
    'w3c tracecontext trace-context traceparent b3 b3multi jaeger xray ottrace opentracing datadog sw8 skywalking cloud-trace'.split(
        ' ',
    ),
);

/** The cells of a service, monolith, gateway, BFF or router, in the order of the signals. */
export function serviceCells(service: Service, index: ModelIndex): readonly SignalCell[] {
    const { telemetry } = service;
    const answers = service.kind !== 'router' && service.role !== 'infrastructure' && service.role !== 'job';
    const given = meshMetrics(index, service.id);
    return [
        metricsCell(telemetry.metrics, service.role === 'infrastructure' ? USE : RED, given),
        tracesCell(service, answers),
        logsCell(telemetry.logs, answers, isStepOfRequest(index, service.id)),
        alertsCell(
            [service.slo, ...index.operationsOf(service.id).map(({ slo }) => slo)].map((slo) => slo !== undefined),
            answers,
            service.slo !== undefined,
            index,
        ),
    ];
}

/** The cells of a database or cache. */
export function storeCells(store: Store, index: ModelIndex): readonly SignalCell[] {
    return [
        metricsCell(store.telemetry.metrics, USE, []),
        tracesCell({ telemetry: store.telemetry }, false),
        logsCell(store.telemetry.logs, false, false),
        alertsCell([store.slo !== undefined], false, store.slo !== undefined, index),
    ];
}

/** The cells of a broker; its objectives are those of its topics and queues. */
export function brokerCells(broker: Broker, index: ModelIndex): readonly SignalCell[] {
    const objectives = broker.channels.map((id) => index.channels.get(id)?.slo !== undefined);
    return [
        metricsCell(broker.telemetry.metrics, USE, []),
        tracesCell({ telemetry: broker.telemetry }, false),
        logsCell(broker.telemetry.logs, false, false),
        alertsCell(objectives, true, objectives.length > 0 && objectives.every((has) => has), index),
    ];
}

/** What there is where nothing is emitted: a blank where it is expected. */
function blank(said: 'none' | 'unknown', needed: boolean, what: string): SignalCell {
    if (!needed) {
        return { state: 'unneeded', detail: `no ${what} expected` };
    }
    return said === 'none'
        ? { state: 'none', detail: `no ${what}` }
        : { state: 'unsaid', detail: `nothing is said of ${what}` };
}

function metricsCell(metrics: Telemetry['metrics'], needs: readonly string[], given: readonly string[]): SignalCell {
    const own = metrics.said === 'set' ? metrics.value.signals : [];
    const has = new Set([...given, ...own]);
    const lacks = needs.filter((signal) => !has.has(signal));
    if (metrics.said !== 'set' && lacks.length > 0) {
        return blank(metrics.said, true, 'metrics');
    }
    if (lacks.length > 0) {
        return {
            state: 'part',
            note: `${needs.length - lacks.length} of ${needs.length}`,
            detail: `metrics lack ${lacks.join(', ')}`,
        };
    }
    const byMesh = needs.some((signal) => !own.includes(signal));
    return byMesh
        ? { state: 'all', note: 'by mesh', detail: `the mesh counts ${needs.join(', ')}` }
        : { state: 'all', detail: `metrics of ${needs.join(', ')}` };
}

/** A mesh's proxies count and time every request of a member, unless it is said itself to emit no metrics. */
function meshMetrics(index: ModelIndex, service: string): readonly string[] {
    const isSilenced = ({ telemetry: { metrics }, source }: Mesh) =>
        metrics.said === 'none' && isWithin(metrics.source, source);
    return index.meshesOf(service).some((mesh) => !isSilenced(mesh)) ? RED : [];
}

function isWithin(inner: Source, outer: Source): boolean {
    return (
        inner.uri === outer.uri &&
        comparePositions(inner.extent.start, outer.extent.start) >= 0 &&
        comparePositions(inner.extent.end, outer.extent.end) <= 0
    );
}

function tracesCell(
    {
        telemetry: { traces },
        propagates,
    }: Pick<Service, 'telemetry'> & { readonly propagates?: Said<readonly string[]> },
    needed: boolean,
): SignalCell {
    if (traces.said !== 'set') {
        return blank(traces.said, needed, 'traces');
    }
    const handsOn =
        propagates === undefined ||
        propagates.said === 'unknown' ||
        (propagates.said === 'set' && propagates.value.some((format) => TRACE_FORMATS.has(format.toLowerCase())));
    const { sampled } = traces.value;
    if (!handsOn) {
        return { state: 'part', note: 'cut here', detail: 'traces that are not handed on' };
    }
    return sampled !== undefined && sampled < 1
        ? { state: 'part', note: formatShare(sampled), detail: `traces of ${formatShare(sampled)} of the requests` }
        : { state: 'all', detail: 'traces of every request' };
}

function logsCell(logs: Telemetry['logs'], needed: boolean, isStep: boolean): SignalCell {
    if (logs.said !== 'set') {
        return blank(logs.said, needed, 'logs');
    }
    const { format, to, correlated } = logs.value;
    const flaws = [
        ...(format === 'structured' ? [] : [['plain', 'plain lines of text']]),
        ...(to.length > 0 ? [] : [['local', 'gathered nowhere']]),
        ...(correlated || !needed || !isStep ? [] : [['no id', 'without a trace id']]),
    ];
    return flaws.length === 0
        ? { state: 'all', detail: 'logs' }
        : {
              state: 'part',
              note: flaws.map(([short]) => short).join(', '),
              detail: `logs: ${flaws.map(([, long]) => long).join(', ')}`,
          };
}

/** A request comes from another service, or goes on to one, by call or message. */
function isStepOfRequest(index: ModelIndex, service: string): boolean {
    const called = index.callsTo(service).some(({ source }) => index.services.has(source));
    const calls = index.callsFrom(service).some(({ target }) => index.services.has(target));
    return called || calls || index.publicationsFrom(service).length > 0 || index.subscriptionsFrom(service).length > 0;
}

/** Alerts watch objectives: without one there is nothing to be told of, and without `alerts` nobody is told. */
function alertsCell(
    objectives: readonly boolean[],
    needed: boolean,
    ofWhole: boolean,
    { model: { backends } }: ModelIndex,
): SignalCell {
    const isWatched = backends.some(({ signals }) => signals.includes('alerts'));
    if (!objectives.includes(true)) {
        return needed
            ? { state: 'none', detail: 'no alerts, as there is no objective' }
            : { state: 'unneeded', detail: 'no alerts expected' };
    }
    if (!isWatched) {
        return { state: 'none', detail: 'no alerts, though there is an objective' };
    }
    return ofWhole
        ? { state: 'all', detail: 'alerts on its objective' }
        : { state: 'part', note: 'in part', detail: 'alerts on the objectives of parts of it' };
}
