import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { formatDuration, type Milliseconds } from '../model/quantities.ts';
import type { Source } from '../model/source.ts';
import { callTime } from '../model/what-if/call-time.ts';
import { type Work, workGraph } from '../model/what-if/work-graph.ts';
import { type WorstCaseWait, worstCaseWait } from '../model/what-if/worst-case-wait.ts';
import { listedUpTo } from '../model/wording.ts';
import { calleeP99, promisedP99 } from './analysis/callee-latency.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf } from './analysis/own-calls.ts';
import { stagesText, waitLocations } from './analysis/wait-text.ts';
import { workPlace } from './analysis/work-place.ts';
import type { Fix } from './finding.ts';
import { durationText } from './fixes/policy-text.ts';
import { setCallPolicy } from './fixes/set-call-policy.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds operations that may wait longer than they promise to take; see `timeout-exceeds-slo.md`. */
export const timeoutExceedsSlo = defineRule({
    id: 'timeout-exceeds-slo',
    category: 'resilience',
    severity: 'error',
    summary: 'An operation that may wait for others longer than it promises to take',
    fixable: true,
    sources: ['Google, Site Reliability Engineering, chapters 4 and 22'],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const work of derive(workGraph).works.values()) {
            const promise = promiseOf(index, work);
            const report = promise && judge(index, work, promise, nameOf);
            if (report) {
                yield report;
            }
        }
    },
});

interface Promise99 {
    readonly latency: Milliseconds;
    /** Id of the operation or service that promises it. */
    readonly by: string;
    readonly source: Source;
}

/** The p99 latency that holds for a piece of work. What a service promises is about requests, not about messages. */
function promiseOf(index: ModelIndex, { id, service }: Work): Promise99 | undefined {
    const operation = index.operations.get(id);
    const own = promisedP99(operation?.slo);
    if (operation?.slo && own !== undefined) {
        return { latency: own, by: id, source: operation.slo.source };
    }
    const slo = index.services.get(service)?.slo;
    const whole = promisedP99(slo);
    return slo && whole !== undefined && operation?.kind !== 'handler'
        ? { latency: whole, by: service, source: slo.source }
        : undefined;
}

function judge(index: ModelIndex, work: Work, promise: Promise99, nameOf: NameOf): Report | undefined {
    const wait = worstCaseWait(index, work);
    const single = worstSingle(work, promise);
    if (!single && wait.total <= promise.latency) {
        return undefined;
    }
    const place = workPlace(index, work);
    const name = `\`${nameOf(work.id)}\``;
    const limit = formatDuration(promise.latency);
    const promises = promise.by === work.id ? `${name} promises` : `\`${nameOf(promise.by)}\` promises`;
    const atLeast = wait.atLeast ? 'at least ' : '';
    const adds = single
        ? `${name} waits up to ${formatDuration(callTime(single.effective).perTry)} for \`${nameOf(calleeOf(single))}\` alone`
        : `the calls of ${name} can take ${atLeast}${formatDuration(wait.total)}`;
    return {
        severity: single ? 'error' : 'warning',
        message: `${promises} p99 below ${limit}, but ${adds}${single ? '' : `: ${stagesText(wait, nameOf)}`}.`,
        source: single ? single.location : place.source,
        element: place.element,
        relations: relationsOf(wait),
        decisive: place.decisive,
        related: [
            { message: `p99 below ${limit} is promised`, source: promise.source, element: promise.by },
            ...waitLocations(wait, nameOf),
        ],
        fixes: single ? tighten(index, work, single, promise) : [],
        ...(promise.by === work.id ? {} : { cause: together(promise, adds, nameOf) }),
    };
}

/** The call of which one try alone may take longer than the promise: the longest. */
function worstSingle(work: Work, { latency }: Promise99): Call | undefined {
    return work.calls
        .map(({ call }) => ({ call, perTry: callTime(call.effective).perTry }))
        .filter(({ perTry }) => Number.isFinite(perTry) && perTry > latency)
        .sort((a, b) => b.perTry - a.perTry)[0]?.call;
}

function relationsOf({ stages }: WorstCaseWait): readonly string[] {
    return stages.flatMap(({ calls }) => calls.map(({ call }) => call.id));
}

/** One promise of a service that several of its operations may break. */
function together({ latency, by, source }: Promise99, adds: string, nameOf: NameOf): Report['cause'] & object {
    return {
        key: by,
        adds,
        merge: (reports) => {
            const names = reports.map(({ element, decisive = [] }) => `\`${nameOf(decisive[0] ?? element)}\``);
            return {
                message: `\`${nameOf(by)}\` promises p99 below ${formatDuration(latency)}, but ${listedUpTo(names, MOST_NAMED, 'operations')} may wait longer for others.`,
                source,
                element: by,
            };
        },
    };
}

const MOST_NAMED = 8;

/**
 * A shorter timeout for the call that is too long by itself, where that keeps the promise and the callee can keep it: it
 * takes less by its own word, and waits for nobody longer.
 */
function tighten(index: ModelIndex, work: Work, call: Call, { latency }: Promise99): readonly Fix[] {
    const lower = Math.max(1, Math.floor(latency * 0.8));
    const { timeout } = call.effective;
    if (timeout.said !== 'set') {
        return [];
    }
    const lowered = { ...call.effective, timeout: { ...timeout, value: lower } };
    const { total } = worstCaseWait(index, work, {
        timeOf: (other) => callTime(other === call ? lowered : other.effective),
    });
    const needed = Math.max(calleeP99(index, call) ?? 0, ...callsOfCallee(index, call).map(longestTry));
    return total <= latency && needed <= lower
        ? setCallPolicy(
              call,
              'timeout',
              `timeout ${durationText(lower)}`,
              `Lower the timeout to ${formatDuration(lower)}`,
          )
        : [];
}

function callsOfCallee(index: ModelIndex, { target, targetOperation }: Call): readonly Call[] {
    return targetOperation === undefined ? index.callsFrom(target) : index.callsIn(targetOperation);
}

function longestTry(call: Call): Milliseconds {
    const { perTry } = callTime(call.effective);
    return Number.isFinite(perTry) ? perTry : 0;
}
