import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takenStretches } from '../../../../src/project/fixing/taken-stretches.ts';

const stretch = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 6 }))
    .map(([start, length]) => ({ start, end: start + length }));

describe('takenStretches', () => {
    it('finds what touches any of them, as going through all does', () => {
        fc.assert(
            fc.property(fc.array(stretch), stretch, (stretches, asked) => {
                const taken = takenStretches();
                for (const each of stretches) {
                    taken.add(each);
                }
                expect(taken.touches(asked)).toBe(
                    stretches.some(({ start, end }) => asked.start <= end && start <= asked.end),
                );
            }),
        );
    });
});
