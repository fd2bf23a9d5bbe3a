import type { IToken } from 'chevrotain';
import type { ParserInternals } from './parser-internals.ts';
import { closesBlock, endsLine, endsText, opensBlock } from './token-kinds.ts';

/**
 * Where sentences and lines begin and end around the parser's position. Remembers its last answers: many errors in one
 * long line would else cost the square of its length.
 */
export class SentenceCursor {
    private readonly parser: ParserInternals;
    private start = { index: -1, ofSentence: -1 };
    private lineScan = { from: -1, to: -1, endsBlock: false };

    constructor(parser: ParserInternals) {
        this.parser = parser;
    }

    /** Forgets the last answers, before other tokens. */
    reset(): void {
        this.start = { index: -1, ofSentence: -1 };
        this.lineScan = { from: -1, to: -1, endsBlock: false };
    }

    /** First token of the sentence to which the next token belongs. */
    sentenceStart(): IToken {
        const current = this.nextIndex();
        let index = current;
        while (!this.beginsSentence(index)) {
            index--;
            if (index === this.start.index) {
                index = this.start.ofSentence;
                break;
            }
        }
        this.start = { index: current, ofSentence: index };
        return this.at(index);
    }

    /** True if the block around the next token ends before the line does, as a block on one line. */
    blockEndsOnThisLine(): boolean {
        const from = this.nextIndex();
        if (from < this.lineScan.from || from > this.lineScan.to) {
            let to = from;
            let depth = 0;
            for (let token = this.at(to); !endsLine(token) && !endsText(token); token = this.at(++to)) {
                if (opensBlock(token)) {
                    depth++;
                } else if (closesBlock(token) && depth-- === 0) {
                    break;
                }
            }
            // There is no NL before a brace, and one that was forgotten stands nowhere.
            const end = this.at(to);
            const isHere = end.image !== '' && end.startLine === this.at(from).startLine;
            this.lineScan = { from, to, endsBlock: closesBlock(end) && isHere };
        }
        return this.lineScan.endsBlock;
    }

    private nextIndex(): number {
        return this.parser.getLexerPosition() + 1;
    }

    private at(index: number): IToken {
        return this.parser.LA(index - this.parser.getLexerPosition());
    }

    private beginsSentence(index: number): boolean {
        const previous = this.at(index - 1);
        return index <= 0 || endsLine(previous) || endsText(previous) || opensBlock(previous) || closesBlock(previous);
    }
}
