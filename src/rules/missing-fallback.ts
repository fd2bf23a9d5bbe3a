import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { entryPoints } from '../model/graphs/entry-points.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { isHard } from '../model/what-if/hard-dependency.ts';
import { type Work, workGraph } from '../model/what-if/work-graph.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { entryNodes } from './analysis/entry-nodes.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import { workPlace } from './analysis/work-place.ts';
import { setCallPolicy } from './fixes/set-call-policy.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';

/** Finds what could be done without, and nobody says how; see `missing-fallback.md`. */
export const missingFallback = defineRule({
    id: 'missing-fallback',
    category: 'resilience',
    severity: 'warning',
    summary: 'A failure that could be borne, without a word of how',
    fixable: true,
    sources: [
        'Amazon Builders’ Library, Avoiding fallback in distributed systems',
        'Nygard, Release It!, 2nd edition, chapter 5',
    ],
    options: z.object({
        hard: z
            .int()
            .min(1)
            .default(3)
            .describe(
                'Services without which an entrance cannot answer, from which it warns if nothing is degraded (our own number: the sources name none)',
            ),
    }),
    *check(context, { hard }) {
        const { index, derive, isAbsent } = context;
        const nameOf = derive(naming);
        for (const call of derive(ownCalls)) {
            if (call.optional && !call.ignoresReply && isAbsent(call.effective.fallback)) {
                yield reportCall(index, call, nameOf);
            }
        }
        // Of the calls of a service as such nobody knows that one request needs them all.
        for (const work of entries(context)) {
            const needed = neededBy(work);
            if (work.id !== work.service && needed.size >= hard && work.calls.every(({ call }) => isHard(call))) {
                yield reportEntry(index, work, needed, hard, nameOf);
            }
        }
    },
});

/** One optional call; all of a service are told together. */
function reportCall(index: ModelIndex, call: Call, nameOf: NameOf): Report {
    const adds = `\`${nameOf(callerOf(call))}\` can do without \`${nameOf(calleeOf(call))}\``;
    const service = index.services.get(call.source);
    const isCommand = index.operations.get(call.targetOperation ?? '')?.kind === 'command';
    return {
        severity: 'warning',
        message: `${adds}, but no fallback says what happens then: what the user sees is left to chance.`,
        source: call.location,
        element: callerOf(call),
        relations: [call.id],
        decisive: [call.id],
        fixes: setCallPolicy(
            call,
            'fallback',
            `fallback "${isCommand ? 'go on, and make up for it later' : 'answer without it'}"`,
            'Say what happens instead',
        ),
        cause: {
            key: call.source,
            adds,
            merge: (reports) => ({
                message: `\`${nameOf(call.source)}\` can do without the answers of ${counted(reports.length, 'call')}, but no fallback says what happens then: what the user sees is left to chance.`,
                source: service?.source ?? call.location,
                element: call.source,
                fixes: reports
                    .flatMap(({ fixes = [] }) => fixes.slice(0, 1))
                    .reduce<Report['fixes'] & object>(
                        ([all], fix) => [{ ...fix, edits: [...(all?.edits ?? []), ...fix.edits] }],
                        [],
                    ),
            }),
        },
    };
}

/** What is decisive for a finding about an entrance that can do without nothing. */
export const NEEDS_ALL = 'needs all';

/** The works at which requests of clients come in, directly or by a route. */
function entries({ index, derive }: RuleContext): readonly Work[] {
    const graph = derive(workGraph);
    const nodes = entryPoints(index)
        .filter(({ reasons }) => reasons.includes('client') || reasons.includes('route'))
        .flatMap((entry) => entryNodes(index, entry));
    return [...new Set(nodes)].flatMap((node) => graph.works.get(node) ?? []);
}

/** The different services and externals without which it cannot answer, each with a call. */
function neededBy(work: Work): ReadonlyMap<string, Call> {
    const needed = new Map<string, Call>();
    for (const { call, targets } of work.calls) {
        for (const { element } of isHard(call) ? targets : []) {
            if (element !== work.service && !needed.has(element)) {
                needed.set(element, call);
            }
        }
    }
    return needed;
}

function reportEntry(
    index: ModelIndex,
    work: Work,
    needed: ReadonlyMap<string, Call>,
    limit: number,
    nameOf: NameOf,
): Report {
    const name = `\`${nameOf(work.id)}\``;
    const names = [...needed.keys()].map((id) => `\`${nameOf(id)}\``);
    const calls = [...new Set(needed.values())];
    const place = workPlace(index, work);
    return {
        severity: 'warning',
        message: `${name} needs ${counted(needed.size, 'service')} to answer at all (limit ${limit}): ${listedUpTo(names, MOST_NAMED, 'services')}. None of them is optional or has a fallback, so when any is down, so is ${name}.`,
        ...place,
        relations: calls.map(({ id }) => id),
        decisive: [NEEDS_ALL],
        related: calls.slice(0, MOST_RELATED).map((call) => ({
            message: `${name} needs \`${nameOf(calleeOf(call))}\``,
            source: call.location,
            element: callerOf(call),
        })),
        cause: {
            key: JSON.stringify([NEEDS_ALL, work.service]),
            adds: `${name} needs ${counted(needed.size, 'service')}`,
            merge: (reports) => ({
                message: `${counted(reports.length, 'operation')} of \`${nameOf(work.service)}\` need ${limit} services or more to answer at all, and can do without none: ${listedUpTo(
                    reports.map((report) => `\`${nameOf(report.element)}\``),
                    MOST_NAMED,
                    'operations',
                )}.`,
                source: index.services.get(work.service)?.source ?? place.source,
                element: work.service,
            }),
        },
    };
}

const MOST_NAMED = 8;
/** Most calls that are listed. */
const MOST_RELATED = 20;
