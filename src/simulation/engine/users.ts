import { ORIGIN } from './frames.ts';
import type { Run } from './run.ts';

/** The load does not say how many users there are, so nobody knows which of them it is. */
export const NO_USER = -1;

/**
 * The user whom a request is done for, among those of all loads; {@link NO_USER} where nobody knows: of loads that come
 * at a rate, of messages, and of requests for which nobody waits any more.
 */
export function userOf({ calls, frames }: Run, first: number): number {
    let frame = first;
    while (frame >= 0 && frames.origin[frame] === ORIGIN.call) {
        const call = frames.asker[frame] as number;
        frame = calls.generation[call] === frames.askerGeneration[frame] ? (calls.frame[call] as number) : -1;
    }
    return frame >= 0 && frames.origin[frame] === ORIGIN.load ? (frames.user[frame] as number) : NO_USER;
}
