import { decimal, formatDuration } from '../../model/quantities.ts';
import { counted } from '../../model/wording.ts';
import type { BreakerBehaviour } from './breaker-behaviour.ts';
import type { BreakerExample } from './breaker-view.ts';
import { judgedUnit } from './breaker-words.ts';

/** Requests per second in the example. */
const RATE = 10;

/**
 * A target that is well, then fails every request, and answers again while the breaker is open: how long it fails
 * callers, how long it is spared, and what closes the breaker. Nothing where a number that decides is not said, or
 * where so few requests never open it.
 */
export function breakerExample(behaviour: BreakerBehaviour): BreakerExample | undefined {
    const { opening, wait, probing } = behaviour;
    const unit = judgedUnit(behaviour);
    const failures = failuresToOpen(opening);
    const { time } = wait;
    if (failures === undefined || time === undefined) {
        return undefined;
    }
    const successes = probing.by === 'sweep' ? 0 : probing.by === 'judged' ? probing.calls : (probing.needed ?? 1);
    const refused = (RATE * time) / 1000;
    const probe = probing.by === 'sweep' ? '' : counted(successes, 'probe');
    return {
        failures,
        successes,
        labels: {
            closed: `${counted(failures, 'failure')} in ${formatDuration((failures * 1000) / RATE)}`,
            open: `open, ${formatDuration(time)}`,
            probe,
        },
        caption: `Not to scale: ${RATE} requests/s, the target fails all of them, then recovers. ${decimal(refused, 1)} requests are ${
            unit === undefined ? 'refused at once' : `sent to other ${unit}s`
        } while it is open.`,
    };
}

/** How many failures in a row open a breaker whose window holds nothing but successes before. */
function failuresToOpen(opening: BreakerBehaviour['opening']): number | undefined {
    if (opening.by === 'consecutive') {
        return opening.failures;
    }
    const { failureRate, calls, within } = opening;
    if (failureRate === undefined) {
        return undefined;
    }
    const inTime = within === undefined ? undefined : (within / 1000) * RATE;
    const window = inTime ?? calls;
    const neverJudged = inTime !== undefined && calls !== undefined && inTime < calls;
    return window === undefined || neverJudged ? undefined : Math.max(1, Math.ceil(failureRate * window - 1e-9));
}
