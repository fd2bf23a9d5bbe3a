import { RETRY_CONDITIONS, type RetryCondition } from '../../model/policy.ts';
import type { FailureCause } from '../record/run-record.ts';

/**
 * The causes that each condition covers, as the caller meets them: what went wrong further down, beyond its callee, is
 * a server error to it.
 */
const COVERED: Readonly<Record<(typeof RETRY_CONDITIONS)[number], readonly FailureCause[]>> = {
    unavailable: ['unavailable', 'partition', 'breaker-open'],
    timeout: ['timeout'],
    'connect-failure': ['unavailable', 'partition'],
    overloaded: ['rate-limited', 'bulkhead-full', 'channel-full'],
    'server-error': ['server-error', 'injected'],
};

/**
 * What is tried again when no condition is said: everything, but not calls that go around in a circle, whose tries
 * would multiply at each turn.
 */
const ANY: ReadonlySet<FailureCause> = new Set([...Object.values(COVERED).flat(), 'credentials', 'deadline']);

/** The causes of failure that a retry with these conditions tries again; conditions that nobody knows cover none. */
export function retriedCauses(conditions: readonly RetryCondition[]): ReadonlySet<FailureCause> {
    if (conditions.length === 0) {
        return ANY;
    }
    return new Set(RETRY_CONDITIONS.filter((known) => conditions.includes(known)).flatMap((known) => COVERED[known]));
}
