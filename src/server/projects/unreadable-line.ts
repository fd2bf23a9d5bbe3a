import type { LangiumDocument } from 'langium';

/** The first line, from 0, of a text that the parser could not read; nothing when it could read all of it. */
export function unreadableLine({ parseResult, textDocument }: LangiumDocument): number | undefined {
    const lines = [
        ...parseResult.lexerErrors.map(({ line }) => line),
        // At the end of the text there is no token, and its place is no number.
        ...parseResult.parserErrors.map(({ token }) => token.startLine),
    ].map((line) => (line === undefined || Number.isNaN(line) ? textDocument.lineCount - 1 : line - 1));
    return lines.length === 0 ? undefined : Math.min(...lines);
}
