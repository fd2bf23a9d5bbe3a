import { describe, expect, it } from 'vitest';
import { takeTurns } from '../../../../src/agents/project/take-turns.ts';

/** Works without a break for longer than a slice lasts. */
function work(): void {
    const begun = performance.now();
    while (performance.now() - begun < 40) {
        // Nobody else has a turn.
    }
}

describe('turns while a question is answered', () => {
    it('are taken after a while, and not before', async () => {
        const turns = takeTurns();
        expect(turns.pause()).toBeUndefined();
        work();
        let others = 0;
        setTimeout(() => others++);
        await turns.pause();
        expect(others).toBe(1);
        expect(turns.pause()).toBeUndefined();
    });

    it('end the work that nobody wants any more', async () => {
        const controller = new AbortController();
        const turns = takeTurns(controller.signal);
        work();
        setTimeout(() => controller.abort(new Error('not wanted')));
        await expect(turns.pause()).rejects.toThrow('not wanted');
        expect(() => turns.pause()).toThrow('not wanted');
        expect(turns.token.isCancellationRequested).toBe(true);
    });
});
