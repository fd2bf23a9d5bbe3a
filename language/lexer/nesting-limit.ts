import type { IToken } from 'chevrotain';
import type { LexingDiagnostic } from 'langium';
import { problemAt } from './lexical-problems.ts';

/** How deep blocks may stand in blocks. The language itself needs about eight; the parser goes down a level for each. */
const MOST_NESTED_BLOCKS = 64;

/** Tokens without the blocks that are nested too deeply, and one problem for each of these. */
export function limitNesting(tokens: IToken[]): { readonly tokens: IToken[]; readonly problems: LexingDiagnostic[] } {
    if (!tokens.some(tooDeep())) {
        return { tokens, problems: [] };
    }
    const isTooDeep = tooDeep();
    const problems: LexingDiagnostic[] = [];
    let inside = false;
    const kept = tokens.filter((token) => {
        const drop = isTooDeep(token);
        if (drop && !inside) {
            problems.push(
                problemAt(
                    token,
                    'syntax/too-deep',
                    `Blocks nest more than ${MOST_NESTED_BLOCKS} deep here: close some, or take this one out.`,
                ),
            );
        }
        inside = drop;
        return !drop;
    });
    return { tokens: kept, problems };
}

/** A test that has to see all tokens in order: true for what stands in a block too deep, its braces included. */
function tooDeep(): (token: IToken) => boolean {
    let depth = 0;
    return (token) => {
        if (token.image === '{') {
            depth++;
            return depth > MOST_NESTED_BLOCKS;
        }
        const deep = depth > MOST_NESTED_BLOCKS;
        if (token.image === '}' && depth > 0) {
            depth--;
        }
        return deep;
    };
}
