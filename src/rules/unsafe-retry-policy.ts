import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import type { PolicyOrigin, Retry } from '../model/policy.ts';
import { formatDuration } from '../model/quantities.ts';
import { compareSources, type Source } from '../model/source.ts';
import { findTechnology } from '../model/technologies.ts';
import { triesOf } from '../model/what-if/call-time.ts';
import { capitalised, counted, listed } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf } from './analysis/own-calls.ts';
import { layerName } from './analysis/policy-absence.ts';
import { SEVERITIES, type Severity } from './finding.ts';
import { retryText } from './fixes/policy-text.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds retries that make a bad moment worse; see `unsafe-retry-policy.md`. */
export const unsafeRetryPolicy = defineRule({
    id: 'unsafe-retry-policy',
    category: 'resilience',
    severity: 'error',
    summary: 'Retries without end, without a pause or without a limit for all together',
    fixable: true,
    sources: [
        'Azure Architecture Center, Retry Storm antipattern',
        'Google, Site Reliability Engineering, chapter 21',
        'Amazon Builders’ Library, Timeouts, retries and backoff with jitter',
        'Linkerd and Finagle documentation: retry budgets',
    ],
    options: z.object({
        attempts: z
            .int()
            .min(1)
            .default(3)
            .describe(
                'Most tries of one request, the first included, without a budget (three in the SRE book, chapter 21)',
            ),
    }),
    *check({ index, derive }, { attempts }) {
        const nameOf = derive(naming);
        for (const statement of retryStatements(index)) {
            const report = judge(index, statement, attempts, nameOf);
            if (report) {
                yield report;
            }
        }
    },
});

/** One written `retry …` and the calls for which it holds. */
interface RetryStatement {
    readonly retry: Retry;
    readonly origin: PolicyOrigin;
    readonly source: Source;
    /** In the order of the text. */
    readonly calls: readonly Call[];
}

/** The statements that hold for at least one call. What a mesh does unasked is written nowhere. */
function retryStatements(index: ModelIndex): readonly RetryStatement[] {
    const stated = index.model.calls.flatMap((call): RetryStatement[] => {
        const { retry } = call.effective;
        return retry.said === 'set' && retry.origin.source
            ? [{ retry: retry.value, origin: retry.origin, source: retry.origin.source, calls: [call] }]
            : [];
    });
    const groups = groupBy(stated, ({ source }) => JSON.stringify([source.uri, source.extent]));
    return [...groups.values()].flatMap(([first, ...more]) =>
        first
            ? [
                  {
                      ...first,
                      calls: [first, ...more]
                          .flatMap(({ calls }) => calls)
                          .sort((a, b) => compareSources(a.location, b.location)),
                  },
              ]
            : [],
    );
}

/** One thing that is wrong with a retry. */
interface Flaw {
    readonly severity: Severity;
    readonly what: string;
}

function judge(index: ModelIndex, statement: RetryStatement, attempts: number, nameOf: NameOf): Report | undefined {
    const { retry, origin, source, calls } = statement;
    const flaws = flawsOf(retry, attempts, pausesByItself(index, origin));
    const [first] = calls;
    if (flaws.length === 0 || !first) {
        return undefined;
    }
    const who =
        origin.layer === 'call'
            ? `\`${nameOf(callerOf(first))}\` retries \`${nameOf(calleeOf(first))}\``
            : `${capitalised(layerName(origin, nameOf))} retries ${counted(calls.length, 'call')}`;
    const onlyJitter = flaws.every(({ what }) => what === NO_JITTER);
    return {
        severity: SEVERITIES.find((one) => flaws.some(({ severity }) => severity === one)) ?? 'info',
        message: `${who} ${listed(flaws.map(({ what }) => what))}.${consequence(flaws)}`,
        source: origin.layer === 'call' ? first.location : source,
        element: origin.element,
        relations: calls
            .map((call) => call.id)
            .sort(byCodeUnits)
            .slice(0, MOST_CALLS),
        decisive: origin.layer === 'call' ? [first.id] : [],
        related:
            origin.layer === 'call'
                ? []
                : calls.slice(0, MOST_CALLS).map((call) => ({
                      message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\``,
                      source: call.location,
                      element: callerOf(call),
                  })),
        fixes: [
            {
                title: onlyJitter ? 'Add jitter' : `Write \`${retryText(mended(retry, attempts))}\``,
                safe: onlyJitter,
                edits: [{ uri: source.uri, range: source.extent, newText: retryText(mended(retry, attempts)) }],
            },
        ],
    };
}

/** Most calls that are listed. */
const MOST_CALLS = 20;

const NO_JITTER = 'without jitter';

function flawsOf(retry: Retry, attempts: number, pausesByItself: boolean): readonly Flaw[] {
    const tries = triesOf(retry);
    if (tries <= 1) {
        return [];
    }
    const flaws: Flaw[] = [];
    if (tries === Number.POSITIVE_INFINITY) {
        flaws.push({ severity: 'error', what: 'for ever' });
    } else if (tries > attempts && retry.budget === undefined) {
        flaws.push({
            severity: 'warning',
            what: `with up to ${tries} tries of each request (limit ${attempts}) and no budget`,
        });
    }
    if (!retry.backoff && !pausesByItself) {
        flaws.push({ severity: 'warning', what: 'without a pause between tries' });
    }
    if (retry.backoff && !retry.jitter) {
        flaws.push({ severity: 'info', what: NO_JITTER });
    }
    if (retry.backoff?.growth === 'exponential' && retry.backoff.cap === undefined) {
        flaws.push({
            severity: 'info',
            what: `with pauses that double without a cap, from ${formatDuration(retry.backoff.base)} on`,
        });
    }
    return flaws;
}

/** What comes of the worst of it. */
function consequence([first]: readonly Flaw[]): string {
    switch (first?.severity) {
        case 'error':
            return ' When the callee is down, every request stays and goes on asking: it cannot come up again under that load.';
        case 'warning':
            return ' When the callee is slow, the repetitions add to the load that makes it slow.';
        default:
            return first?.what === NO_JITTER
                ? ' Callers that failed together try again together.'
                : ' The last pauses are longer than anybody waits.';
    }
}

/** A mesh whose technology is documented to pause between tries, whatever number of them is asked for. */
function pausesByItself(index: ModelIndex, { layer, element }: PolicyOrigin): boolean {
    const mesh = layer === 'mesh' ? index.model.meshes.find(({ id }) => id === element) : undefined;
    return findTechnology(mesh?.technology ?? '')?.mesh?.adds.retry?.backoff !== undefined;
}

/** The retry with what it lacks, and what it has kept. */
function mended(retry: Retry, attempts: number): Retry {
    const tries = triesOf(retry);
    const retries = Number.isFinite(tries) ? tries - 1 : attempts - 1;
    const { base, cap, growth } = retry.backoff ?? { base: 50, cap: 1000, growth: 'exponential' as const };
    const limited = growth === 'exponential' ? { cap: cap ?? Math.max(1000, base * 16) } : {};
    return {
        ...retry,
        retries,
        backoff: { base, growth, ...limited },
        jitter: true,
        ...(retry.budget === undefined && tries > attempts ? { budget: 0.1 } : {}),
    };
}
