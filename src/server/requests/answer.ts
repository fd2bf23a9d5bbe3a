import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { parseMessage, type RequestMessage } from '../../protocol/message.ts';

/** The JSON-RPC code for parameters that do not fit. */
const INVALID_PARAMS = -32602;

/**
 * Answers one of our own requests: parameters are checked first, and one that is cancelled ends with an error.
 *
 * @param explain makes errors that the asker should read out of those that `handle` throws
 */
export function answer<Params, Result extends object>(
    connection: Connection,
    message: RequestMessage<Params, Result>,
    handle: (params: Params, token: CancellationToken) => Promise<Result>,
    explain: (error: unknown) => unknown = (error) => error,
): void {
    connection.onRequest<object, void>(message.method, async (params: unknown, token: CancellationToken) => {
        try {
            return await handle(parse(message, params), token);
        } catch (error) {
            throw token.isCancellationRequested
                ? new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
                : explain(error);
        }
    });
}

function parse<Params, Result>({ method, params: schema }: RequestMessage<Params, Result>, params: unknown): Params {
    try {
        return parseMessage(method, schema, params);
    } catch (error) {
        throw new ResponseError(INVALID_PARAMS, error instanceof Error ? error.message : String(error));
    }
}
