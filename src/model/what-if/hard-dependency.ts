import type { Call } from '../call.ts';

/**
 * Whether the caller fails when the call does: it is not `optional`, uses the reply, and has no fallback. (A breaker
 * or a retry changes how soon or how often it fails, not that it does.)
 */
export function isHard(call: Pick<Call, 'optional' | 'ignoresReply' | 'effective'>): boolean {
    return !call.optional && !call.ignoresReply && call.effective.fallback.said !== 'set';
}
