import { describe, expect, it } from 'vitest';
import { inSlices } from '../../../../src/server/requests/in-slices.ts';

/** Takes a whole slice of time. */
function dawdle(): void {
    const begun = performance.now();
    while (performance.now() - begun < 20) {
        // Nothing but time goes by.
    }
}

function* work(steps: number, onStep: (step: number) => void): Generator<undefined, { readonly steps: number }> {
    for (let step = 1; step <= steps; step++) {
        onStep(step);
        dawdle();
        yield;
    }
    return { steps };
}

describe('inSlices', () => {
    it('gives what the work comes to', async () => {
        expect(
            await inSlices(
                work(3, () => {}),
                () => true,
            ),
        ).toEqual({ steps: 3 });
    });

    it('deals with what came in before it goes on, though it is read in one turn and dealt with in the next', async () => {
        const done: string[] = [];
        const steps = work(3, (step) => {
            done.push(`step ${step}`);
            setImmediate(() => setImmediate(() => done.push(`message ${step}`)));
        });
        await inSlices(steps, () => true);
        expect(done).toEqual(['step 1', 'message 1', 'step 2', 'message 2', 'step 3', 'message 3']);
    });

    it('leaves the work when nobody wants it any more', async () => {
        let last = 0;
        const outcome = await inSlices(
            work(100, (step) => {
                last = step;
            }),
            () => last < 3,
        );
        expect(outcome).toBeUndefined();
        expect(last).toBe(3);
    });
});
