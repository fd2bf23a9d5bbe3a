import { Cancellation } from 'langium';
import type { Turns } from '../../project/turns.ts';

/** Milliseconds of work after which others have their turn. */
const SLICE = 30;

/** Lets other questions have their turn while one is answered, so that they do not wait for it and it can be called off. */
export function takeTurns(signal?: AbortSignal): Turns {
    const source = new Cancellation.CancellationTokenSource();
    signal?.addEventListener('abort', () => source.cancel(), { once: true });
    let begun = performance.now();
    return {
        token: source.token,
        pause() {
            signal?.throwIfAborted();
            return performance.now() - begun < SLICE ? undefined : othersTurn();
        },
    };

    async function othersTurn(): Promise<void> {
        await new Promise((resolve) => setTimeout(resolve));
        signal?.throwIfAborted();
        begun = performance.now();
    }
}
