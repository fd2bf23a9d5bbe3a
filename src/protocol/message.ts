import * as z from 'zod/mini';

/**
 * A request that one side sends and the other answers, with what both sides check before they trust it.
 * `method` is the JSON-RPC method name.
 */
export interface RequestMessage<Params, Result> {
    readonly method: string;
    readonly params: z.ZodMiniType<Params>;
    readonly result: z.ZodMiniType<Result>;
}

/** A message without an answer. */
export interface NotificationMessage<Params> {
    readonly method: string;
    readonly params: z.ZodMiniType<Params>;
}

/**
 * Checks what came over the wire.
 *
 * @param method named in the error, so that a log line says which message was wrong
 * @throws Error that lists what is wrong, when `value` does not fit `schema`
 */
export function parseMessage<T>(method: string, schema: z.ZodMiniType<T>, value: unknown): T {
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
        throw new Error(`Malformed message ${method}: ${z.prettifyError(parsed.error)}`);
    }
    return parsed.data;
}
