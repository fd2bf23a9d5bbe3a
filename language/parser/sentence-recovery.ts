import {
    type IRecognitionException,
    type IToken,
    isRecognitionException,
    MismatchedTokenException,
    NoViableAltException,
    type TokenType,
} from 'chevrotain';
import { nearestWord } from '../near-words.ts';
import { ENTRY_RULE, type GrammarFacts, grammarFacts, isWord, plainRuleName } from './grammar-facts.ts';
import type { Action, ParserInternals } from './parser-internals.ts';
import { SentenceCursor } from './sentence-cursor.ts';
import { guessStatement, type StatementGuess } from './statement-guess.ts';
import {
    leftoverMessage,
    meantStatementMessage,
    meantWord,
    missingMessage,
    noStatementMessage,
    unfinishedMessage,
} from './syntax-messages.ts';
import {
    closesBlock,
    endsSentence,
    endsText,
    isDottedName,
    isKeyword,
    isPlainName,
    opensBlock,
} from './token-kinds.ts';

/** How to change the tokens so that another pass can read a block which a faulty sentence would have lost. */
export interface Repairs {
    readonly dropped: Set<IToken>;
    readonly retyped: Map<IToken, TokenType>;
}

/** Guessing what was meant costs time; a text with more errors than this is not a text of ours. */
const MOST_GUESSES = 200;

/**
 * Recovers from errors sentence by sentence: a faulty one is skipped to the end of its line (in a block on one line, to
 * the next statement), never past the end of its block, and is reported once. Relies on the lexer: braces balance, and
 * a line that ends a sentence ends with NL.
 */
export class SentenceRecovery {
    /** The rules that the parser is in, outermost first. */
    readonly ruleStack = (): string[] => this.parser.getHumanReadableRuleStack().map(plainRuleName);

    private readonly parser: ParserInternals;
    private readonly keywords: ReadonlyMap<string, TokenType>;
    private readonly facts: GrammarFacts;
    private readonly cursor: SentenceCursor;
    private readonly isBlockRule: boolean[] = [];
    /** The first error of each sentence, by the sentence's first token. */
    private reported = new Map<IToken, IRecognitionException>();
    /** Misspelled keywords that were read as what they are meant to be, with that word. */
    private meant = new Map<IToken, string>();
    private repairs: Repairs = { dropped: new Set(), retyped: new Map() };
    /** In a sentence that has failed, in a block on one line: the next statement is being looked for. */
    private skipping = false;

    constructor(parser: ParserInternals, keywords: ReadonlyMap<string, TokenType>) {
        this.parser = parser;
        this.keywords = keywords;
        this.facts = grammarFacts(parser.getGAstProductions());
        this.cursor = new SentenceCursor(parser);
        this.replaceRecovery();
    }

    /** Forgets everything, before a new text. */
    begin(): void {
        this.reported = new Map();
        this.meant = new Map();
        this.beginPass();
    }

    /** Forgets the repairs and where it was, before another pass over the same tokens; what was reported stays. */
    beginPass(): void {
        this.repairs = { dropped: new Set(), retyped: new Map() };
        this.cursor.reset();
        this.skipping = false;
    }

    /** The errors of all passes, one a sentence, in the order of the text. */
    errors(): IRecognitionException[] {
        return [...this.reported].sort(([a], [b]) => a.startOffset - b.startOffset).map(([, error]) => error);
    }

    /** Misspelled keywords that were read as what they are meant to be, with that word. */
    corrections(): ReadonlyMap<IToken, string> {
        return this.meant;
    }

    /** What would make another pass read more than this one did; undefined if nothing would. */
    wantedRepairs(): Repairs | undefined {
        return this.repairs.dropped.size + this.repairs.retyped.size > 0 ? this.repairs : undefined;
    }

    private replaceRecovery(): void {
        const parser = this.parser;
        const repeatOnce = parser.doSingleRepetition.bind(parser);
        const leaveRule = parser.invokeRuleCatch.bind(parser);
        parser.SAVE_ERROR = (error) => this.save(error);
        parser.raiseNoAltException = (occurrence) => this.failAlternatives(occurrence);
        parser.doSingleRepetition = (action) => (this.inBlock() ? this.readSentence(action) : repeatOnce(action));
        parser.attemptInRepetitionRecovery = (_production, [, action], lookahead) => {
            if (this.inBlock()) {
                this.recoverBlock(
                    () => lookahead.call(parser) === true,
                    typeof action === 'function' ? action : action.DEF,
                );
            }
        };
        // Errors go up to the block whose sentence fails.
        parser.invokeRuleCatch = (error, ...rest) => {
            if (parser.RULE_STACK_IDX > 0) {
                throw error;
            }
            return leaveRule(error, ...rest);
        };
        parser.consumeInternalRecovery = (expected, _index, error) => this.recoverToken(expected, error);
    }

    private inBlock(): boolean {
        const rule = this.parser.currRuleShortName;
        const known = this.isBlockRule[rule];
        if (known !== undefined) {
            return known;
        }
        const isBlock = this.facts.blocks.has(this.currentRule());
        this.isBlockRule[rule] = isBlock;
        return isBlock;
    }

    private currentRule(): string {
        return plainRuleName(this.parser.shortRuleNameToFullName(this.parser.currRuleShortName));
    }

    private save(error: IRecognitionException): IRecognitionException {
        error.context = { ruleStack: this.ruleStack(), ruleOccurrenceStack: [] };
        const start = this.cursor.sentenceStart();
        if (!this.reported.has(start)) {
            this.reported.set(start, error);
        }
        return error;
    }

    /** Comes where none of several alternatives fits; chevrotain's own takes long to list them. */
    private failAlternatives(occurrence: number): never {
        const [actual, previous] = [this.parser.LA(1), this.parser.LA(0)];
        const statement = this.cursor.sentenceStart() === actual ? this.statementOf(actual) : undefined;
        if (statement !== undefined) {
            const next = this.parser.LA(2);
            throw this.save(new NoViableAltException(unfinishedMessage(actual, next, statement), next, actual));
        }
        const expected = this.facts.alternatives(this.currentRule(), occurrence);
        this.readAs(actual, meantWord(expected, actual));
        const message = missingMessage(expected, actual, previous, this.ruleStack());
        throw this.save(new NoViableAltException(message, actual, previous));
    }

    /** The rule of the statement that a keyword begins in the innermost block. */
    private statementOf(word: IToken): string | undefined {
        const block = this.ruleStack().findLast((rule) => this.facts.blocks.has(rule));
        return isKeyword(word) && block !== undefined ? this.facts.statementsOf(block).get(word.image) : undefined;
    }

    /** One turn of the list in a block; true if it took something. */
    private readSentence(action: Action): boolean {
        const before = this.parser.getLexerPosition();
        try {
            action();
            this.skipping = false;
        } catch (error) {
            if (!(error instanceof Error) || !isRecognitionException(error)) {
                throw error;
            }
            if (this.cursor.blockEndsOnThisLine()) {
                this.skipping = true;
            } else {
                this.skipSentence(() => false);
            }
        }
        return this.parser.getLexerPosition() > before;
    }

    /** Comes after the list of a block could not go on; reads on until the block ends. */
    private recoverBlock(isMore: () => boolean, action: Action): void {
        for (let token = this.parser.LA(1); !this.endsList(token); token = this.parser.LA(1)) {
            const before = this.parser.getLexerPosition();
            if (!this.skipping) {
                this.reportUnexpected(token, isMore);
            }
            if (!isMore()) {
                this.skipSentence(this.cursor.blockEndsOnThisLine() ? isMore : () => false);
            }
            this.skipping = false;
            for (let moved = true; moved && isMore(); ) {
                moved = this.readSentence(action);
            }
            if (this.parser.getLexerPosition() === before && !this.endsList(this.parser.LA(1))) {
                this.parser.consumeToken();
            }
        }
    }

    private endsList(token: IToken): boolean {
        return endsText(token) || (closesBlock(token) && this.currentRule() !== ENTRY_RULE);
    }

    private skipSentence(stop: () => boolean): void {
        let from = this.parser.getLexerPosition() + 1;
        for (let token = this.parser.LA(1); !endsSentence(token) && !stop(); token = this.parser.LA(1)) {
            if (opensBlock(token)) {
                this.noteLostBlock(from);
                this.skipBlock();
                // What follows a block is a sentence of its own.
                from = this.parser.getLexerPosition() + 1;
            } else {
                this.parser.consumeToken();
            }
        }
    }

    private skipBlock(): void {
        let depth = 0;
        do {
            const token = this.parser.LA(1);
            if (endsText(token)) {
                return;
            }
            depth += opensBlock(token) ? 1 : closesBlock(token) ? -1 : 0;
            this.parser.consumeToken();
        } while (depth > 0);
    }

    /**
     * The block that comes next is lost with the sentence that begins it, unless another pass goes without what is
     * wrong: what stands between the error and the block, else the word before the block, which wants to go on.
     */
    private noteLostBlock(errorIndex: number): void {
        const blockIndex = this.parser.getLexerPosition() + 1;
        const start = this.cursor.sentenceStart();
        const tokenAt = (index: number): IToken => this.parser.LA(index - this.parser.getLexerPosition());
        if (tokenAt(errorIndex) === start) {
            return;
        }
        for (let index = errorIndex; index < blockIndex; index++) {
            this.repairs.dropped.add(tokenAt(index));
        }
        const before = tokenAt(blockIndex - 1);
        if (errorIndex === blockIndex && before !== start) {
            this.repairs.dropped.add(before);
        }
    }

    private reportUnexpected(token: IToken, isMore: () => boolean): void {
        const start = this.cursor.sentenceStart();
        if (this.reported.has(start)) {
            return;
        }
        if (start === token) {
            this.reportNoStatement(token, isMore);
        } else {
            this.reportLeftover(token, start);
        }
    }

    private reportNoStatement(token: IToken, isMore: () => boolean): void {
        const block = this.currentRule();
        const statements = this.facts.statementsOf(block);
        const next = this.parser.LA(2);
        const rule = this.statementOf(token);
        if (rule !== undefined) {
            this.report(unfinishedMessage(token, next, rule), next, token);
            return;
        }
        const guess = this.guess([token, next], statements.keys(), isMore);
        if (guess) {
            this.meant.set(guess.token, guess.word);
        }
        const message = guess
            ? meantStatementMessage(guess.token, block, guess.word)
            : noStatementMessage(token, block, this.homeOf(token), statements.keys());
        this.report(message, guess?.token ?? token);
    }

    /** The kind of block in which a keyword does begin a sentence, if that says more than that it is a statement. */
    private homeOf(word: IToken): string | undefined {
        const homes = [...this.facts.blocks].filter((block) => this.facts.statementsOf(block).has(word.image));
        return isKeyword(word) && !homes.includes(ENTRY_RULE) ? homes[0] : undefined;
    }

    private guess(
        tokens: readonly IToken[],
        words: Iterable<string>,
        isMore: () => boolean,
    ): StatementGuess | undefined {
        return this.reported.size < MOST_GUESSES ? guessStatement(tokens, words, this.keywords, isMore) : undefined;
    }

    private reportLeftover(token: IToken, start: IToken): void {
        const rule = this.statementOf(start);
        if (rule !== undefined && isKeyword(token) && this.facts.wordsOf(rule).has(token.image)) {
            const next = this.parser.LA(2);
            this.report(unfinishedMessage(token, next, rule), next, token);
            return;
        }
        const words = rule !== undefined && isPlainName(token) ? this.facts.wordsOf(rule) : [];
        const meant = this.reported.size < MOST_GUESSES ? nearestWord(token.image, words) : undefined;
        this.readAs(token, meant);
        this.report(leftoverMessage(token, rule, meant, this.currentRule()), token);
    }

    /** In the next pass, a misspelled keyword is what it is meant to be. */
    private readAs(token: IToken, word: string | undefined): void {
        const type = word === undefined ? undefined : this.keywords.get(word);
        if (type && !this.meant.has(token)) {
            this.repairs.retyped.set(token, type);
            this.meant.set(token, type.name);
        }
    }

    private report(message: string, token: IToken, previous: IToken = this.parser.LA(0)): void {
        this.save(new MismatchedTokenException(message, token, previous));
    }

    /** Comes after one token was expected and another stands there, which has been reported. */
    private recoverToken(expected: TokenType, error: IRecognitionException): IToken {
        const [actual, next] = [this.parser.LA(1), this.parser.LA(2)];
        if (isMeant(expected, actual)) {
            this.parser.consumeToken();
            return actual;
        }
        if (opensBlock(actual) || (expected.name === 'ID' && actual.tokenType.name === 'STRING')) {
            return this.parser.getTokenToInsert(expected);
        }
        const nextFits = this.parser.tokenMatcher(next, expected) && (isWord(expected.name) || !isKeyword(next));
        if (!endsSentence(actual) && nextFits) {
            this.parser.consumeToken();
            this.parser.consumeToken();
            return next;
        }
        throw error;
    }
}

/** A dotted name where a plain one belongs, or a misspelled keyword. */
function isMeant(expected: TokenType, actual: IToken): boolean {
    if (expected.name === 'ID') {
        return isDottedName(actual);
    }
    return isWord(expected.name) && isPlainName(actual) && nearestWord(actual.image, [expected.name]) !== undefined;
}
