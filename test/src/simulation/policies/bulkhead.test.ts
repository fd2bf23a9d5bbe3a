import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallBulkhead, NOBODY } from '../../../../src/simulation/policies/bulkhead.ts';

describe('a bulkhead', () => {
    it('lets so many in, so many wait, and refuses the others', () => {
        const bulkhead = new CallBulkhead({ concurrent: 2, queue: 1 });
        expect([1, 2, 3, 4].map((call) => bulkhead.enter(call))).toEqual(['enters', 'enters', 'waits', 'refused']);
        expect([bulkhead.inside, bulkhead.waiting]).toEqual([2, 1]);
    });

    it('lets nobody wait where no queue is said', () => {
        const bulkhead = new CallBulkhead({ concurrent: 1 });
        expect([bulkhead.enter(0), bulkhead.enter(1)]).toEqual(['enters', 'refused']);
        expect(bulkhead.leave()).toBe(NOBODY);
        expect(bulkhead.enter(2)).toBe('enters');
    });

    it('gives a free place to who has waited longest and has not given up', () => {
        const bulkhead = new CallBulkhead({ concurrent: 1, queue: 3 });
        for (const call of [7, 0, 8, 9]) {
            bulkhead.enter(call);
        }
        expect(bulkhead.giveUp(0)).toBe(true);
        expect(bulkhead.giveUp(0)).toBe(false);
        expect(bulkhead.enter(4)).toBe('waits');
        expect([bulkhead.leave(), bulkhead.leave(), bulkhead.leave(), bulkhead.leave()]).toEqual([8, 9, 4, NOBODY]);
        expect([bulkhead.inside, bulkhead.waiting]).toEqual([0, 0]);
    });

    it('is a first-in-first-out queue behind a counter, whatever happens', () => {
        const steps = fc.array(fc.tuple(fc.constantFrom('enter', 'enter', 'leave', 'give up'), fc.nat()), {
            minLength: 20,
            maxLength: 400,
            size: 'max',
        });
        fc.assert(
            fc.property(
                steps,
                fc.integer({ min: 1, max: 5 }),
                fc.integer({ min: 0, max: 60 }),
                (sequence, concurrent, queue) => {
                    const bulkhead = new CallBulkhead({ concurrent, queue });
                    let inside = 0;
                    const waiting: number[] = [];
                    for (const [call, [what, pick]] of sequence.entries()) {
                        if (what === 'enter') {
                            const expected =
                                inside < concurrent ? 'enters' : waiting.length < queue ? 'waits' : 'refused';
                            expect(bulkhead.enter(call)).toBe(expected);
                            inside += expected === 'enters' ? 1 : 0;
                            waiting.push(...(expected === 'waits' ? [call] : []));
                        } else if (what === 'leave' && inside > 0) {
                            const next = waiting.shift();
                            expect(bulkhead.leave()).toBe(next ?? NOBODY);
                            inside -= next === undefined ? 1 : 0;
                        } else if (what === 'give up' && waiting.length > 0) {
                            const [gone = NOBODY] = waiting.splice(pick % waiting.length, 1);
                            expect(bulkhead.giveUp(gone)).toBe(true);
                        }
                        expect([bulkhead.inside, bulkhead.waiting]).toEqual([inside, waiting.length]);
                    }
                },
            ),
        );
    });
});
