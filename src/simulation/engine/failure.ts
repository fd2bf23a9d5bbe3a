import type { FailureCause } from '../record/run-record.ts';

/** The causes by number; 0 is success. */
const CAUSES: readonly FailureCause[] = [
    'server-error',
    'timeout',
    'deadline',
    'breaker-open',
    'bulkhead-full',
    'rate-limited',
    'unavailable',
    'partition',
    'credentials',
    'channel-full',
    'injected',
    'cycle',
    'unanswered',
];

/** Numbers of the causes, from 1; 0 is success. */
export const CAUSE = {
    'server-error': 1,
    timeout: 2,
    deadline: 3,
    'breaker-open': 4,
    'bulkhead-full': 5,
    'rate-limited': 6,
    unavailable: 7,
    partition: 8,
    credentials: 9,
    'channel-full': 10,
    injected: 11,
    cycle: 12,
    unanswered: 13,
} as const satisfies Readonly<Record<FailureCause, number>>;

const CAUSE_BITS = 4;

/** A failure as one number: why, and the place where it arose (a server, call or channel, numbered through). */
export function failureOf(cause: number, place: number): number {
    return (place << CAUSE_BITS) | cause;
}

/** The cause of a failure. */
export function causeOf(failure: number): FailureCause {
    return causeNamed(failure & ((1 << CAUSE_BITS) - 1));
}

/** Number of the place of a failure. */
export function placeOf(failure: number): number {
    return failure >> CAUSE_BITS;
}

/** The cause with a number. */
export function causeNamed(cause: number): FailureCause {
    return CAUSES[cause - 1] ?? 'server-error';
}
