import type { GraphPath } from '../../model/graphs/digraph.ts';
import { callCount } from '../../model/what-if/call-time.ts';
import type { Impact, WorkImpact } from '../../model/what-if/impact.ts';
import { shownAs } from '../../model/what-if/work-graph.ts';

/** An impact for programs: plain data. Durations are milliseconds, shares parts of one; a number without bound is null. */
export function impactData({ element, blast, retries, works }: Impact) {
    return {
        element,
        works: works.map(workData),
        retries: retries && {
            factor: bounded(retries.factor),
            path: retries.steps.map(({ from, to, factor, made }) => ({
                from,
                to: shownAs(to),
                call: made.call.id,
                tries: bounded(factor),
            })),
        },
        services: blast.services,
        affected: blast.affected.map(({ element: id, effect, path }) => ({
            element: id,
            effect,
            path: pathData(path),
        })),
    };
}

function workData({ id, availability, wait, requests, heaviest }: WorkImpact) {
    return {
        id,
        expectedAvailability: availability.availability,
        factors: availability.factors,
        unknown: availability.unknown,
        worstCaseWait: wait.total,
        worstCaseWaitIsAtLeast: wait.atLeast || wait.endless.length > 0,
        endless: wait.endless.map((call) => call.id),
        stages: wait.stages.map((stage) => ({
            wait: stage.wait,
            calls: stage.calls.map(({ call, wait: own, requests: count, time }) => ({
                call: call.id,
                wait: own,
                requests: count,
                tries: bounded(time.tries),
                perTry: time.perTry,
                backoff: bounded(time.backoff),
            })),
        })),
        requestsBehind: bounded(requests.requests),
        requestsBehindIsAtLeast: requests.atLeast,
        heaviestPath: heaviest.map(({ from, to, made }) => ({
            from,
            to: shownAs(to),
            call: made.call.id,
            requests: callCount(made.call).requests,
        })),
    };
}

function pathData({ nodes, relations }: GraphPath) {
    return { nodes, relations };
}

function bounded(value: number): number | null {
    return Number.isFinite(value) ? value : null;
}
