import { describe, expect, it } from 'vitest';
import { breakerBehaviour } from '../../../../src/diagram/breaker/breaker-behaviour.ts';

describe('what a breaker does', () => {
    it('is what is said, for a plain one', () => {
        const plain = breakerBehaviour({
            opens: { by: 'consecutive', failures: 5 },
            waits: 30_000,
            closesAfter: 2,
            shared: false,
        });
        expect(plain).toMatchObject({
            opening: { by: 'consecutive', failures: 5 },
            wait: { by: 'fixed', time: 30_000 },
            probing: { by: 'successes', needed: 2 },
            filled: [],
            unsaid: [],
        });
        expect(plain.library).toBeUndefined();
    });

    it('tells what nobody says', () => {
        expect(breakerBehaviour({ shared: false }).unsaid).toEqual(['opening', 'wait', 'probing']);
        expect(breakerBehaviour({ kind: 'gobreaker', waits: 1000, shared: false }).unsaid).toEqual([
            'opening',
            'probing',
        ]);
    });

    it.each([
        ['resilience4j', { by: 'rate', failureRate: 0.5, calls: 100 }, 60_000, { by: 'judged', calls: 10 }],
        ['polly', { by: 'rate', failureRate: 0.1, calls: 100, within: 30_000 }, 5000, { by: 'successes', probes: 1 }],
        ['istio', { by: 'consecutive', failures: 5 }, 30_000, { by: 'sweep', every: 10_000 }],
        ['envoy', { by: 'consecutive', failures: 5 }, 30_000, { by: 'sweep', every: 10_000 }],
        ['linkerd', { by: 'consecutive', failures: 7 }, 1000, { by: 'successes', probes: 1 }],
    ])('is filled in with the defaults of %s', (kind, opening, time, probing) => {
        const behaviour = breakerBehaviour({ kind, shared: false });
        expect(behaviour.opening).toEqual(opening);
        expect(behaviour.wait.time).toBe(time);
        expect(behaviour.probing).toMatchObject(probing);
        expect(behaviour.unsaid).toEqual([]);
        expect(behaviour.filled).toEqual(
            kind === 'istio' || kind === 'envoy' ? ['opening', 'wait'] : ['opening', 'wait', 'probing'],
        );
    });

    it('keeps what is said over the library, and its way of waiting', () => {
        const polly = breakerBehaviour({
            kind: 'polly',
            opens: { by: 'rate', failureRate: 0.3 },
            waits: 9000,
            shared: true,
        });
        expect(polly.opening).toEqual({ by: 'rate', failureRate: 0.3, calls: 100, within: 30_000 });
        expect(polly.wait).toEqual({ by: 'fixed', time: 9000, since: 'opening' });
        const istio = breakerBehaviour({ kind: 'Istio', waits: 400_000, closesAfter: 3, shared: false });
        expect(istio.wait).toEqual({ by: 'times-ejected', time: 400_000, cap: 400_000 });
        expect(istio.probing.by).toBe('sweep');
        const judged = breakerBehaviour({ kind: 'resilience4j', probes: 3, shared: false });
        expect(judged.probing).toEqual({ by: 'judged', calls: 3, after: 3 });
    });
});
