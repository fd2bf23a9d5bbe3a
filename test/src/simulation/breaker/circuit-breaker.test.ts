import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker, type CircuitState } from '../../../../src/simulation/breaker/circuit-breaker.ts';

describe('a circuit breaker', () => {
    it('opens on the failure that makes the row full, and not before', () => {
        const breaker = new CircuitBreaker({ failures: 5, wait: 30_000 });
        for (let failure = 1; failure <= 4; failure++) {
            expect(breaker.allowRequest(failure)).toBe(true);
            breaker.recordFailure(failure);
            expect(breaker.state).toBe('CLOSED');
        }
        expect(breaker.allowRequest(5)).toBe(true);
        breaker.recordFailure(5);
        expect(breaker.state).toBe('OPEN');
        expect(breaker.allowRequest(6)).toBe(false);
    });

    it('begins the row again after a success', () => {
        const breaker = new CircuitBreaker({ failures: 2, wait: 10 });
        breaker.recordFailure(0);
        breaker.recordSuccess(1);
        breaker.recordFailure(2);
        expect(breaker.state).toBe('CLOSED');
        breaker.recordFailure(3);
        expect(breaker.state).toBe('OPEN');
    });

    it('lets a request try once more than the wait has passed since the last failure, not when just that has', () => {
        const breaker = new CircuitBreaker({ failures: 1, wait: 100 });
        breaker.recordFailure(50);
        expect(breaker.wouldAllow(150)).toBe(false);
        expect(breaker.allowRequest(150)).toBe(false);
        expect(breaker.state).toBe('OPEN');
        expect(breaker.wouldAllow(150.001)).toBe(true);
        expect(breaker.state).toBe('OPEN');
        expect(breaker.allowRequest(150.001)).toBe(true);
        expect(breaker.state).toBe('HALF_OPEN');
    });

    it('waits from the last failure: one that ends late, too', () => {
        const breaker = new CircuitBreaker({ failures: 1, wait: 100 });
        breaker.recordFailure(0);
        breaker.recordFailure(60);
        breaker.recordSuccess(70);
        expect(breaker.allowRequest(101)).toBe(false);
        expect(breaker.allowRequest(161)).toBe(true);
    });

    it('closes after enough successes, opens after one failure, while half open', () => {
        const breaker = new CircuitBreaker({ failures: 3, successes: 2, wait: 10 });
        for (const at of [0, 0, 0]) {
            breaker.recordFailure(at);
        }
        expect(breaker.allowRequest(11)).toBe(true);
        breaker.recordSuccess(12);
        expect(breaker.state).toBe('HALF_OPEN');
        breaker.recordFailure(13);
        expect(breaker.state).toBe('OPEN');
        expect(breaker.allowRequest(24)).toBe(true);
        breaker.recordSuccess(25);
        breaker.recordSuccess(26);
        expect(breaker.state).toBe('CLOSED');
        // The row begins anew.
        breaker.recordFailure(27);
        breaker.recordFailure(28);
        expect(breaker.state).toBe('CLOSED');
    });

    it('lets as many probes through at a time as it is told, or as many as come', () => {
        const few = new CircuitBreaker({ failures: 1, successes: 9, wait: 10, probes: 2 });
        const many = new CircuitBreaker({ failures: 1, successes: 9, wait: 10 });
        for (const breaker of [few, many]) {
            breaker.recordFailure(0);
        }
        const passed = (breaker: CircuitBreaker) => [11, 11, 11].map((at) => breaker.allowRequest(at));
        expect(passed(few)).toEqual([true, true, false]);
        expect(passed(many)).toEqual([true, true, true]);
        few.recordSuccess(12);
        expect(few.allowRequest(12)).toBe(true);
        expect(few.allowRequest(12)).toBe(false);
        few.release();
        expect(few.allowRequest(12)).toBe(true);
    });

    it('tells of each change, with the time that it was passed', () => {
        const changes: string[] = [];
        const breaker = new CircuitBreaker({
            failures: 1,
            wait: 10,
            onChange: (state, now) => changes.push(`${state} ${now}`),
        });
        breaker.recordFailure(5);
        breaker.allowRequest(16);
        breaker.recordSuccess(18);
        expect(changes).toEqual(['OPEN 5', 'HALF_OPEN 16', 'CLOSED 18']);
    });

    it.each([
        [{ failures: 0, wait: 1 }, 'failures'],
        [{ failures: 1.5, wait: 1 }, 'failures'],
        [{ failures: 1, wait: -1 }, 'wait'],
        [{ failures: 1, wait: Number.NaN }, 'wait'],
        [{ failures: 1, wait: 1, successes: 0 }, 'successes'],
        [{ failures: 1, wait: 1, probes: 0 }, 'probes'],
    ])('refuses %o', (options, name) => {
        expect(() => new CircuitBreaker(options)).toThrow(new RegExp(`\\(${name}\\)`));
        expect(() => new CircuitBreaker(options)).toThrow(RangeError);
    });
});

/** The rules of the state machine, each as one line, to hold the class against. */
interface Reference {
    readonly state: CircuitState;
    readonly failures: number;
    readonly successes: number;
    readonly last: number;
    readonly probing: number;
}

interface Numbers {
    readonly failures: number;
    readonly successes: number;
    readonly wait: number;
    readonly probes: number;
}

const CLOSED: Reference = { state: 'CLOSED', failures: 0, successes: 0, last: -1, probing: 0 };

function asked(was: Reference, numbers: Numbers, now: number): readonly [boolean, Reference] {
    if (was.state === 'CLOSED') {
        return [true, was];
    }
    if (was.state === 'OPEN') {
        const passes = now > was.last + numbers.wait;
        return [passes, passes ? { ...was, state: 'HALF_OPEN', successes: 0, probing: 1 } : was];
    }
    return was.probing < numbers.probes ? [true, { ...was, probing: was.probing + 1 }] : [false, was];
}

function succeeded(was: Reference, numbers: Numbers): Reference {
    if (was.state === 'CLOSED') {
        return { ...was, failures: 0 };
    }
    if (was.state === 'OPEN') {
        return was;
    }
    const successes = was.successes + 1;
    return successes === numbers.successes ? CLOSED : { ...was, successes, probing: Math.max(0, was.probing - 1) };
}

function failed(was: Reference, numbers: Numbers, now: number): Reference {
    const failures = was.failures + 1;
    const opens = was.state === 'HALF_OPEN' || (was.state === 'CLOSED' && failures === numbers.failures);
    return { ...was, last: now, failures, ...(opens ? { state: 'OPEN' as const } : {}) };
}

/** One step of a breaker's life, on the class and on the reference. */
class Step implements fc.Command<{ reference: Reference; now: number }, CircuitBreaker> {
    readonly numbers: Numbers;
    readonly what: 'ask' | 'succeed' | 'fail';
    readonly after: number;

    constructor(numbers: Numbers, what: Step['what'], after: number) {
        this.numbers = numbers;
        this.what = what;
        this.after = after;
    }

    check(): boolean {
        return true;
    }

    run(model: { reference: Reference; now: number }, breaker: CircuitBreaker): void {
        model.now += this.after;
        if (this.what === 'ask') {
            const [passes, next] = asked(model.reference, this.numbers, model.now);
            expect(breaker.wouldAllow(model.now)).toBe(passes);
            expect(breaker.allowRequest(model.now)).toBe(passes);
            model.reference = next;
        } else if (this.what === 'succeed') {
            breaker.recordSuccess(model.now);
            model.reference = succeeded(model.reference, this.numbers);
        } else {
            breaker.recordFailure(model.now);
            model.reference = failed(model.reference, this.numbers, model.now);
        }
        expect(breaker.state).toBe(model.reference.state);
    }

    toString(): string {
        return `${this.what} after ${this.after}`;
    }
}

describe('any sequence of requests, successes and failures', () => {
    it('takes it through the states that the rules give', () => {
        const numbers = fc.record({
            failures: fc.integer({ min: 1, max: 4 }),
            successes: fc.integer({ min: 1, max: 3 }),
            wait: fc.integer({ min: 0, max: 5 }),
            probes: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
        });
        const lives = numbers.chain((each) =>
            fc.tuple(
                fc.constant(each),
                fc.commands(
                    [
                        fc
                            .tuple(fc.constantFrom('ask', 'succeed', 'fail', 'fail'), fc.integer({ min: 0, max: 4 }))
                            .map(([what, after]) => new Step(each, what as Step['what'], after)),
                    ],
                    { maxCommands: 100, size: 'max' },
                ),
            ),
        );
        const seen = new Set<string>();
        fc.assert(
            fc.property(lives, ([each, steps]) => {
                const breaker = new CircuitBreaker({ ...each, onChange: (state) => seen.add(state) });
                fc.modelRun(() => ({ model: { reference: CLOSED, now: 0 }, real: breaker }), steps);
            }),
            { numRuns: 500 },
        );
        expect([...seen].sort()).toEqual(['CLOSED', 'HALF_OPEN', 'OPEN']);
    });
});
