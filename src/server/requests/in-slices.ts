import { delayNextTick } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import type { Patience } from '../../panel/picture-reply.ts';
import { stopIfCancelled } from './stop-if-cancelled.ts';

/** Milliseconds of work after which others have their turn. */
const SLICE = 8;

/**
 * Lets others have their turn: whatever has come in by now is dealt with before this goes on. What comes in is read in one
 * turn of the event loop and dealt with in the next.
 */
export async function othersTurn(): Promise<void> {
    await delayNextTick();
    await delayNextTick();
}

/**
 * Does work that comes in steps, and lets others have their turn whenever it has taken a while, so that nobody who asks
 * for something waits for the whole of it.
 *
 * @param isWanted asked after each turn of the others; once it says no, the work is left
 * @returns what the work comes to, or nothing when it was left
 */
export async function inSlices<T extends object>(
    work: Generator<undefined, T>,
    isWanted: () => boolean,
): Promise<T | undefined> {
    let begun = performance.now();
    for (;;) {
        const { done, value } = work.next();
        if (done) {
            return value;
        }
        if (performance.now() - begun > SLICE) {
            await othersTurn();
            if (!isWanted()) {
                return undefined;
            }
            begun = performance.now();
        }
    }
}

/** Draws pictures in slices, as long as somebody waits for them. */
export function drawInSlices(token: CancellationToken): Patience {
    return {
        async work(steps) {
            const drawn = await inSlices(steps, () => !token.isCancellationRequested);
            stopIfCancelled(token);
            if (!drawn) {
                throw new Error('The picture was left unfinished.');
            }
            return drawn;
        },
        async pause() {
            await othersTurn();
            stopIfCancelled(token);
        },
    };
}
