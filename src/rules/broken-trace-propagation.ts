import { z } from 'zod';
import type { GraphPath } from '../model/graphs/digraph.ts';
import type { PathEnds } from '../model/graphs/shortest-path-tree.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import type { Source } from '../model/source.ts';
import { counted, listed } from '../model/wording.ts';
import { elementAround } from './analysis/element-around.ts';
import { groupBy } from './analysis/group-by.ts';
import { endOfPath, endsOf, endsText, hops, pathText } from './analysis/hops.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { type RequestGraph, requestGraph } from './analysis/request-graph.ts';
import { type TraceGaps, type TraceRole, traceGaps } from './analysis/trace-gaps.ts';
import { wholeOf } from './analysis/whole.ts';
import { defineRule, type Report, type RuleContext, type SharedCause } from './rule.ts';

/** Finds services that cut the traces of requests; see `broken-trace-propagation.md`. */
export const brokenTracePropagation = defineRule({
    id: 'broken-trace-propagation',
    category: 'observability',
    severity: 'warning',
    summary: 'A service on the way of requests that leaves no spans or does not hand on the trace context',
    fixable: false,
    sources: ['Cerny et al., JSS 206:111829, no. 57', 'FINOS CALM, tracing control', 'W3C Trace Context'],
    options: z.object({}),
    *check(context) {
        const { index, derive } = context;
        const requests = derive(requestGraph);
        const roles = new Map(index.model.services.map((service) => [service.id, roleOf(service, context)]));
        const scene: Scene = {
            index,
            nameOf: derive(naming),
            requests,
            gaps: traceGaps(requests.graph, (node) => roles.get(index.serviceOf(node) ?? '') ?? NO_ROLE),
            anyTraced: [...roles.values()].some((role) => role.traced),
            nodesOf: groupBy(requests.graph.ids, (node) => index.serviceOf(node) ?? node),
        };
        const entered = new Set(requests.entered);
        for (const service of index.model.services) {
            const nodes = scene.nodesOf.get(service.id) ?? [];
            if (roles.get(service.id)?.traced) {
                yield* reportLostContext(scene, service);
            } else if (
                context.isAbsent(service.telemetry.traces) &&
                nodes.some((node) => entered.has(node) || scene.gaps.through(node))
            ) {
                yield reportUntraced(scene, service);
            }
        }
    },
});

interface Scene {
    readonly index: ModelIndex;
    readonly nameOf: NameOf;
    readonly requests: RequestGraph;
    readonly gaps: TraceGaps;
    readonly anyTraced: boolean;
    /** The nodes of each service in the request graph. */
    readonly nodesOf: ReadonlyMap<string, readonly string[]>;
}

const NO_ROLE: TraceRole = { traced: false, breaks: false };

/** Headers and fields that carry a trace from one service to the next; other words (`deadlines`) carry none. */
const TRACE_FORMATS: ReadonlySet<string> = new Set([
    'w3c',
    'tracecontext',
    'trace-context',
    'traceparent',
    'b3',
    'b3multi',
    'jaeger',
    'xray',
    'ottrace',
    'opentracing',
    'datadog',
    'sw8',
    'skywalking',
    'cloud-trace',
]);

function roleOf({ telemetry, propagates }: Service, { isAbsent }: RuleContext): TraceRole {
    // Instrumentation hands the context on by itself; only a word to the contrary counts, not silence.
    const handsOn =
        propagates.said === 'set'
            ? propagates.value.some((format) => TRACE_FORMATS.has(format.toLowerCase()))
            : propagates.said === 'unknown';
    const traced = telemetry.traces.said === 'set';
    return { traced, breaks: isAbsent(telemetry.traces) || (traced && !handsOn) };
}

function gapOf(scene: Scene, service: Service): GraphPath | undefined {
    const paths = (scene.nodesOf.get(service.id) ?? []).flatMap((node) => scene.gaps.through(node) ?? []);
    return paths.sort((a, b) => a.nodes.length - b.nodes.length)[0];
}

function* reportLostContext(scene: Scene, service: Service): Generator<Report> {
    const { index, nameOf } = scene;
    const gap = gapOf(scene, service);
    if (gap) {
        const said = service.propagates.said === 'unknown' ? undefined : service.propagates.source;
        yield {
            severity: 'warning',
            message: `\`${nameOf(service.id)}\` does not hand on the trace context, so a trace breaks on the way ${pathText(gap.nodes, nameOf)}: what comes after it looks like another request.`,
            source: said ?? service.source,
            element: service.id,
            relations: gap.relations.flat(),
            decisive: ['context'],
            related: hops(index, gap, nameOf),
        };
    }
}

function reportUntraced(scene: Scene, service: Service): Report {
    const { index, nameOf, requests } = scene;
    const { traces } = service.telemetry;
    const name = `\`${nameOf(service.id)}\``;
    const gap = gapOf(scene, service);
    const way = gap ? endsOf(gap) : entryEndsOf(requests, scene.nodesOf.get(service.id) ?? []);
    const where = way ? endsText(way, nameOf) : '';
    const reached = way && way.length > 1 ? `requests reach it (${where})` : 'requests come in there';
    return {
        severity: 'warning',
        message: gap
            ? `${name} is not traced${reasonOf(service)}, so a trace breaks on the way ${where}: what comes after it looks like another request.`
            : `${name} is not traced${reasonOf(service)}, though ${reached}: its part of them stays dark.`,
        source: traces.said === 'none' ? traces.source : service.source,
        element: service.id,
        relations: way ? endOfPath(way.end, NEAR).relations.flat() : [],
        decisive: ['traces'],
        related: way ? hops(index, endOfPath(way.end, NEAR), nameOf) : [],
        ...causeOf(scene, service),
    };
}

/** Most steps of a way that are told one by one: what lies further back says nothing of this service. */
const NEAR = 10;

/** One statement for several services, or a model that never speaks of traces, is one problem. */
function causeOf(scene: Scene, { id, telemetry: { traces } }: Service): Pick<Report, 'cause'> {
    const adds = `\`${scene.nameOf(id)}\` is not traced`;
    if (traces.said === 'none') {
        const key = JSON.stringify([traces.source.uri, traces.source.extent]);
        return { cause: { key, adds, merge: (reports) => together(scene, reports, traces.source) } };
    }
    return scene.anyTraced ? {} : { cause: { key: 'silence', adds, merge: (reports) => together(scene, reports) } };
}

function entryEndsOf(requests: RequestGraph, nodes: readonly string[]): PathEnds | undefined {
    return nodes.flatMap((node) => requests.endsTo(node) ?? []).sort((a, b) => a.length - b.length)[0];
}

function reasonOf({ telemetry: { traces } }: Service): string {
    return traces.said === 'none' ? ' (`traces none`)' : ' (nothing is said of traces)';
}

function together(
    { index, nameOf }: Scene,
    reports: readonly Report[],
    none?: Source,
): ReturnType<SharedCause['merge']> {
    const shown = reports.slice(0, SHOWN).map((report) => `\`${nameOf(report.element)}\``);
    const more = reports.length - shown.length;
    const names = listed(more > 0 ? [...shown, `${more} more`] : shown);
    const cause = none ? '`traces none` holds for' : 'The model says nothing of traces, so they are missing in';
    return {
        message: `${cause} ${counted(reports.length, 'service')} that requests pass through (${names}): nobody can follow a request through them.`,
        ...(none ? { source: none, element: elementAround(index, none) } : wholeOf(index)),
    };
}

/** Most services named in the message; all of them stand in the related locations. */
const SHOWN = 5;
