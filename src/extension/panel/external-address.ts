/** What a link of a model may lead to. */
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/** A link as it may be opened outside the editor; nothing for one that runs a command or reads a file. */
export function externalAddress(link: string): string | undefined {
    try {
        const address = new URL(link);
        return SCHEMES.has(address.protocol) ? address.href : undefined;
    } catch {
        return undefined;
    }
}
