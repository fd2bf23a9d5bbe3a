import type { Cancellation } from 'langium';
import { finish } from '../model/steps.ts';

/** Lets others have their turn during long work in a thread that has something else to do. */
export interface Turns {
    /**
     * Lets them, if the last time was a while ago; else there is nothing to wait for.
     *
     * @throws why nobody wants the work any more, where that is so
     */
    pause(): Promise<void> | undefined;
    /** Is cancelled when nobody wants the work any more; Langium lets others have their turn where there is one. */
    readonly token: Cancellation.CancellationToken;
}

/** Does work that comes in steps, with turns of others in between; without any, all at once. */
export async function inTurns<T>(steps: Generator<undefined, T>, turns: Pick<Turns, 'pause'> | undefined): Promise<T> {
    if (!turns) {
        return finish(steps);
    }
    for (;;) {
        const { done, value } = steps.next();
        if (done) {
            return value;
        }
        const others = turns.pause();
        if (others) {
            await others;
        }
    }
}
