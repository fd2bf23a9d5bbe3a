/** So many texts are parsed before others get their turn. */
const TEXTS_AT_ONCE = 20;

/**
 * Lets what else there is to do come in between while texts are parsed, so that an answer can be called off.
 *
 * @throws the reason of the signal when the answer is not wanted any more
 */
export async function breathe(parsed: number, signal: AbortSignal): Promise<void> {
    if (parsed % TEXTS_AT_ONCE === 0) {
        await new Promise((resolve) => setTimeout(resolve));
    }
    signal.throwIfAborted();
}
