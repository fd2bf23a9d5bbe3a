import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BreakerBehaviour, breakerBehaviour } from '../../../../src/diagram/breaker/breaker-behaviour.ts';
import type { BreakerSettings } from '../../../../src/model/breakers/breaker-settings.ts';
import { LARGEST_WINDOW, resolveBreaker } from '../../../../src/model/breakers/resolve-breaker.ts';
import type { Breaker } from '../../../../src/model/policy.ts';

/** Settings in the terms of the picture of a breaker's states. */
function pictured({ opening, slow, wait, probing }: BreakerSettings) {
    return {
        opening:
            opening.by === 'consecutive'
                ? opening
                : {
                      by: 'rate',
                      failureRate: opening.failureRate,
                      calls: opening.window.of === 'calls' ? opening.window.calls : opening.minimum,
                      within:
                          opening.window.of === 'calls'
                              ? undefined
                              : opening.window.of === 'time'
                                ? Math.round(opening.window.slice * opening.window.slices)
                                : opening.window.length,
                  },
        slow,
        wait: wait.by === 'fixed' ? { by: 'fixed', time: wait.time, since: wait.since } : { ...wait },
        probing:
            probing.by === 'successes'
                ? { ...probing }
                : probing.by === 'judged'
                  ? { by: 'judged', calls: probing.calls, after: probing.minimum }
                  : { by: 'sweep', every: probing.every },
    };
}

/** What the picture says, with what the machine takes where nobody says anything. */
function machined({ opening, slow, wait, probing }: BreakerBehaviour) {
    return {
        opening:
            opening.by === 'consecutive'
                ? { by: 'consecutive', failures: opening.failures ?? 5 }
                : {
                      by: 'rate',
                      failureRate: opening.failureRate,
                      // All calls within a time; a hundred where neither is said.
                      calls: opening.calls ?? (opening.within === undefined ? 100 : 1),
                      within: opening.within,
                  },
        slow,
        wait: wait.by === 'fixed' ? { ...wait, time: wait.time ?? 30_000 } : wait,
        probing:
            probing.by === 'successes'
                ? { by: 'successes', needed: probing.needed ?? 1, probes: probing.probes ?? Number.POSITIVE_INFINITY }
                : probing,
    };
}

const shares = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
const times = fc.integer({ min: 1, max: 400 }).map((seconds) => seconds * 1000);
const counts = fc.integer({ min: 1, max: 300 });

/** Breakers with anything said and anything not. */
const breakers: fc.Arbitrary<Breaker> = fc.record(
    {
        kind: fc.constantFrom('resilience4j', 'Polly', 'envoy', 'istio', 'linkerd', 'gobreaker'),
        opens: fc.oneof(
            fc.record({ by: fc.constant('consecutive' as const), failures: counts }),
            fc.record(
                { by: fc.constant('rate' as const), failureRate: shares, calls: counts, within: times },
                { requiredKeys: ['by', 'failureRate'] },
            ),
        ),
        slow: fc.record({ threshold: times, rate: shares }, { requiredKeys: ['threshold'] }),
        waits: times,
        closesAfter: counts,
        probes: counts,
        shared: fc.boolean(),
    },
    { requiredKeys: ['shared'] },
);

describe('what a breaker does in a run', () => {
    it('is what the picture of its states says, whatever is said', () => {
        fc.assert(
            fc.property(breakers, (breaker) => {
                expect(pictured(resolveBreaker(breaker))).toEqual(machined(breakerBehaviour(breaker)));
            }),
            { numRuns: 1000 },
        );
    });

    it.each(['resilience4j', 'polly', 'envoy', 'istio', 'linkerd'])('is what the picture says of %s', (kind) => {
        const breaker = { kind, shared: false };
        expect(pictured(resolveBreaker(breaker))).toEqual(machined(breakerBehaviour(breaker)));
    });

    it('judges hosts where meshes do', () => {
        const judges = (kind: string) => resolveBreaker({ kind, shared: false }).judges;
        expect(['resilience4j', 'polly', 'other', 'envoy', 'istio', 'linkerd'].map(judges)).toEqual([
            'target',
            'target',
            'target',
            'hosts',
            'hosts',
            'hosts',
        ]);
    });

    it('never waits longer than its cap, unless it is told to', () => {
        expect(resolveBreaker({ kind: 'istio', waits: 400_000, shared: false }).wait).toMatchObject({ cap: 400_000 });
        expect(resolveBreaker({ kind: 'linkerd', waits: 2000, shared: false }).wait).toMatchObject({ cap: 60_000 });
    });

    it('keeps windows of any size within bounds', () => {
        const opens = { by: 'rate', failureRate: 0.5 } as const;
        const large = resolveBreaker({ opens: { ...opens, calls: 1e12 }, shared: false }).opening;
        expect(large).toMatchObject({ window: { calls: LARGEST_WINDOW }, minimum: LARGEST_WINDOW });
        const long = resolveBreaker({ kind: 'resilience4j', opens: { ...opens, within: 1e10 }, shared: false }).opening;
        expect(long).toMatchObject({ window: { of: 'time', slices: 1000 } });
        const probes = resolveBreaker({ kind: 'resilience4j', probes: 1e12, shared: false }).probing;
        expect(probes).toMatchObject({ calls: LARGEST_WINDOW });
    });
});
