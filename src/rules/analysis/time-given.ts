import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import { callTime } from '../../model/what-if/call-time.ts';

/**
 * How long a caller waits for one try, in milliseconds; infinite where it says nothing. Clients stand outside the
 * system, so its defaults say nothing about them.
 */
export function timeGiven(index: ModelIndex, { source, effective }: Call): Milliseconds {
    if (!index.clients.has(source)) {
        return callTime(effective).perTry;
    }
    const { timeout, deadline, retry } = effective;
    const own = <T extends typeof timeout | typeof deadline>(limit: T) =>
        limit.said !== 'unknown' && limit.origin.layer === 'system' ? ({ said: 'unknown' } as const) : limit;
    return callTime({ timeout: own(timeout), deadline: own(deadline), retry }).perTry;
}
