import { parseMessage, type RequestMessage } from '../protocol/message.ts';
import type { LanguageServer } from './language-server.ts';

/**
 * Asks the language server something and checks what comes back.
 *
 * @throws Error when the server does not run, has no answer, or one that is not as agreed
 */
export async function ask<Params, Result>(
    server: Pick<LanguageServer, 'ask'>,
    { method, result }: RequestMessage<Params, Result>,
    params: Params,
    signal: AbortSignal = new AbortController().signal,
): Promise<Result> {
    return parseMessage(method, result, await server.ask(method, params, signal));
}
