import type { Operation } from '../../model/service.ts';

/**
 * Whether an operation changes state anew each time it is asked to: a command that is not marked idempotent, by a key
 * or otherwise, and whose endpoint is none that may be repeated by definition.
 */
export function isUnsafeToRepeat(operation: Operation): boolean {
    const repeatable =
        operation.idempotent ||
        operation.idempotencyKey !== undefined ||
        IDEMPOTENT_COMMAND.test(operation.endpoint ?? '');
    return operation.kind === 'command' && !repeatable;
}

/** PUT and DELETE may be repeated (RFC 9110); a command behind GET changes state all the same. */
const IDEMPOTENT_COMMAND = /^\s*(PUT|DELETE)\b/i;
