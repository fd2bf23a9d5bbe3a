import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { callCount } from '../model/what-if/call-time.ts';
import {
    type HeavyStep,
    heaviestPath,
    type RequestAmplification,
    requestsBehind,
} from '../model/what-if/request-amplification.ts';
import { type Work, type WorkGraph, workGraph } from '../model/what-if/work-graph.ts';
import { listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { requestEntries } from './analysis/request-entries.ts';
import { wholeOf } from './analysis/whole.ts';
import { workPlace } from './analysis/work-place.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds requests that cause a flood of others; see `request-amplification.md`. */
export const requestAmplification = defineRule({
    id: 'request-amplification',
    category: 'chattiness',
    severity: 'error',
    summary: 'A request that causes a great many others behind it',
    fixable: false,
    sources: ['Azure Architecture Center, Chatty I/O antipattern', 'Google, Site Reliability Engineering, chapter 22'],
    options: z.object({
        warning: z
            .int()
            .min(2)
            .default(30)
            .describe('Requests behind one from which it is a warning (our own number: the sources name none)'),
        error: z
            .int()
            .min(2)
            .default(100)
            .describe('Requests behind one from which it is an error (our own number: the sources name none)'),
    }),
    *check({ index, derive }, limits) {
        const nameOf = derive(naming);
        const graph = derive(workGraph);
        const values = requestsBehind(index, graph);
        for (const { work, value, path } of worstEntries(derive(requestEntries), graph, values, limits)) {
            yield report(index, work, value, path, limits, nameOf);
        }
    },
});

interface Limits {
    readonly warning: number;
    readonly error: number;
}

interface WorstEntry {
    readonly work: Work;
    readonly value: RequestAmplification;
    readonly path: readonly HeavyStep[];
}

/** Entries over the limits, worst first; one that lies on the worst way of another is told with it. */
function worstEntries(
    entries: readonly string[],
    graph: WorkGraph,
    values: ReadonlyMap<string, RequestAmplification>,
    limits: Limits,
): readonly WorstEntry[] {
    const over = entries
        .flatMap((entry) => {
            const value = values.get(entry);
            const work = graph.works.get(entry);
            return value && work && value.requests >= Math.min(limits.warning, limits.error) ? [{ work, value }] : [];
        })
        .sort((a, b) => (a.value.requests === b.value.requests ? 0 : b.value.requests > a.value.requests ? 1 : -1));
    const told = new Set<string>();
    return over.flatMap(({ work, value }) => {
        if (told.has(work.id)) {
            return [];
        }
        const path = heaviestPath(values, work.id);
        for (const step of path) {
            told.add(step.to);
        }
        return [{ work, value, path }];
    });
}

function report(
    index: ModelIndex,
    work: Work,
    { requests, atLeast }: RequestAmplification,
    path: readonly HeavyStep[],
    { warning, error }: Limits,
    nameOf: NameOf,
): Report {
    const shown = path.slice(0, MOST_STEPS);
    const way = [
        `\`${nameOf(work.id)}\``,
        ...shown.map(({ made, to }) => `\`${nameOf(to)}\`${times(callCount(made.call).requests)}`),
        ...(path.length > shown.length ? [`… ${path.length - shown.length} more`] : []),
    ];
    return {
        severity: requests >= error ? 'error' : 'warning',
        message: `One request to \`${nameOf(work.id)}\` causes ${atLeast ? 'at least ' : ''}${countText(requests)} requests behind it (limit ${warning}, error from ${error}), most of them by ${way.join(' → ')}.${atLeast ? ' Loops without a bound are counted once.' : ''}`,
        ...workPlace(index, work),
        relations: shown.map(({ made }) => made.call.id),
        related: shown.map(({ from, to, made }) => ({
            message: `\`${nameOf(from)}\` calls \`${nameOf(to)}\`${times(callCount(made.call).requests)}`,
            source: made.call.location,
            element: made.call.sourceOperation ?? made.call.source,
            target: to,
        })),
        cause: {
            key: work.service,
            adds: `\`${nameOf(work.id)}\` causes ${atLeast ? 'at least ' : ''}${countText(requests)} requests`,
            merge: (reports) => mergedByService(index, work.service, reports, { warning, error }),
        },
    };
}

/** Operations of one service mostly cause their requests by the same calls. */
function mergedByService(
    index: ModelIndex,
    service: string,
    reports: readonly Report[],
    { warning, error }: Limits,
): Pick<Report, 'message' | 'source' | 'element'> {
    const told = reports.flatMap(({ cause }) => cause?.adds ?? []);
    return {
        message: `For one request each, ${listedUpTo(told, MOST_NAMED, 'operations')} behind it (limit ${warning}, error from ${error}).`,
        source: index.services.get(service)?.source ?? wholeOf(index).source,
        element: service,
    };
}

const MOST_NAMED = 4;
const MOST_STEPS = 15;

function times(count: number): string {
    return count === 1 ? '' : ` (${count} times)`;
}

function countText(requests: number): string {
    return requests > 1e6 ? 'more than a million' : String(requests);
}
