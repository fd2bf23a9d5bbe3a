import type { IToken, TokenType } from 'chevrotain';
import type { LexingDiagnostic } from 'langium';
import { problemAt } from './lexical-problems.ts';

interface OpenBrace {
    readonly token: IToken;
    /** Column of the first token on its line. */
    readonly indent: number;
}

interface Repair {
    readonly tokens: IToken[];
    readonly problems: LexingDiagnostic[];
}

/**
 * Balances braces by indentation, so that a missing or stray one costs only itself. Balanced texts are left alone.
 *
 * A block that is still open where a line begins at or left of the line that opened it was forgotten to be closed:
 * a `}` is put before that line and the problem is reported at the opening brace. A `}` right of the line that opened
 * the block, in a text with too many of them, is one too many and taken out; so is, in a text with too few, a `{` alone
 * on its line after which nothing is indented.
 */
export function repairBraces(tokens: IToken[], text: string, closing: TokenType): Repair {
    const balance = countBraces(tokens);
    if (balance.open === balance.closed && !balance.dips) {
        return { tokens, problems: [] };
    }
    return new BraceRepair(tokens, text, closing, balance).run();
}

interface Balance {
    readonly open: number;
    readonly closed: number;
    /** Somewhere more blocks have been closed than opened. */
    readonly dips: boolean;
}

function countBraces(tokens: readonly IToken[]): Balance {
    let open = 0;
    let closed = 0;
    let dips = false;
    for (const token of tokens) {
        if (token.image === '{') {
            open++;
        } else if (token.image === '}') {
            closed++;
            dips ||= closed > open;
        }
    }
    return { open, closed, dips };
}

class BraceRepair {
    private readonly result: IToken[] = [];
    private readonly problems: LexingDiagnostic[] = [];
    private readonly stack: OpenBrace[] = [];
    private missing: number;
    private superfluous: number;
    private indent = 1;
    private readonly tokens: readonly IToken[];
    private readonly text: string;
    private readonly closing: TokenType;

    constructor(tokens: readonly IToken[], text: string, closing: TokenType, balance: Balance) {
        this.tokens = tokens;
        this.text = text;
        this.closing = closing;
        this.missing = balance.dips ? Number.POSITIVE_INFINITY : Math.max(0, balance.open - balance.closed);
        this.superfluous = balance.dips ? Number.POSITIVE_INFINITY : Math.max(0, balance.closed - balance.open);
    }

    run(): Repair {
        let previous: IToken | undefined;
        for (const [index, token] of this.tokens.entries()) {
            const firstOfLine = !previous || (previous.endLine ?? 0) < (token.startLine ?? 0);
            if (firstOfLine) {
                this.indent = token.startColumn ?? 1;
            }
            if (firstOfLine && this.opensNothing(token, this.tokens[index + 1])) {
                this.missing--;
                this.problems.push(
                    problemAt(
                        token,
                        'syntax/stray-brace',
                        'This { opens nothing: take it out, or write before it what it belongs to.',
                    ),
                );
                continue;
            }
            this.take(token, firstOfLine, previous);
            previous = token;
        }
        while (this.stack.length > 0) {
            this.closeTop(previous);
        }
        return { tokens: this.result, problems: this.problems };
    }

    private opensNothing(token: IToken, next: IToken | undefined): boolean {
        return (
            this.missing > 0 &&
            token.image === '{' &&
            next !== undefined &&
            next.image !== '}' &&
            (next.startLine ?? 0) > (token.startLine ?? 0) &&
            (next.startColumn ?? 1) <= (token.startColumn ?? 1)
        );
    }

    private take(token: IToken, firstOfLine: boolean, previous: IToken | undefined): void {
        if (token.image === '}') {
            this.takeClosing(token, firstOfLine, previous);
            return;
        }
        // An opening brace on a line of its own belongs to the statement above it.
        if (firstOfLine && token.image !== '{') {
            this.closeBlocks(previous, (open) => this.indent <= open.indent);
        }
        if (token.image === '{') {
            this.stack.push({ token, indent: this.indent });
        }
        this.result.push(token);
    }

    private takeClosing(token: IToken, firstOfLine: boolean, previous: IToken | undefined): void {
        if (firstOfLine) {
            this.closeBlocks(previous, (open) => this.indent < open.indent);
        }
        const top = this.stack.at(-1);
        const misplaced =
            top !== undefined &&
            this.superfluous > 0 &&
            this.indent > top.indent &&
            (firstOfLine || (top.token.startLine ?? 0) < (token.startLine ?? 0));
        if (!top || misplaced) {
            this.superfluous--;
            this.problems.push(problemAt(token, 'syntax/stray-brace', 'This } closes nothing: take it out.'));
            return;
        }
        this.stack.pop();
        this.result.push(token);
    }

    private closeBlocks(previous: IToken | undefined, forgotten: (open: OpenBrace) => boolean): void {
        for (let top = this.stack.at(-1); top && this.missing > 0 && forgotten(top); top = this.stack.at(-1)) {
            this.closeTop(previous);
        }
    }

    private closeTop(previous: IToken | undefined): void {
        const open = this.stack.pop();
        if (!open) {
            return;
        }
        this.missing--;
        this.result.push(virtualClosing(previous ?? open.token, this.text, this.closing));
        this.problems.push(
            problemAt(open.token, 'syntax/open-block', 'This block is never closed: add } where it should end.'),
        );
    }
}

/** A closing brace of no length after `previous`. */
function virtualClosing(previous: IToken, text: string, closing: TokenType): IToken {
    const offset = Math.min((previous.endOffset ?? previous.startOffset) + 1, text.length);
    return {
        image: '',
        tokenType: closing,
        tokenTypeIdx: closing.tokenTypeIdx ?? 0,
        startOffset: offset,
        endOffset: offset,
        startLine: previous.endLine ?? 1,
        endLine: previous.endLine ?? 1,
        startColumn: (previous.endColumn ?? 0) + 1,
        endColumn: previous.endColumn ?? 0,
    };
}
