import * as z from 'zod';

/**
 * A request that one side sends and the other answers, with what both sides check before they trust it.
 * `method` is the JSON-RPC method name.
 */
export interface RequestMessage<Params, Result> {
    readonly method: string;
    readonly params: z.ZodType<Params>;
    readonly result: z.ZodType<Result>;
}

/** A message without an answer. */
export interface NotificationMessage<Params> {
    readonly method: string;
    readonly params: z.ZodType<Params>;
}

/**
 * Checks what came over the wire.
 *
 * @param method named in the error, so that a log line says which message was wrong
 * @throws Error that lists what is wrong, when `value` does not fit `schema`
 */
export function parseMessage<T>(method: string, schema: z.ZodType<T>, value: unknown): T {
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
        throw new Error(`Malformed message ${method}: ${z.prettifyError(parsed.error)}`);
    }
    return parsed.data;
}
