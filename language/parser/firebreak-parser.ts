import type { IToken } from 'chevrotain';
import {
    type AstNode,
    CstUtils,
    createParser,
    type LangiumCoreServices,
    LangiumParser,
    type Lexer,
    type LexerResult,
    type ParseResult,
    type ParserOptions,
    type TokenizeOptions,
} from 'langium';
import { keywordTokens } from '../lexer/token-builder.ts';
import type { ParserInternals } from './parser-internals.ts';
import { ParserMessages } from './parser-messages.ts';
import { type Repairs, SentenceRecovery } from './sentence-recovery.ts';
import { setType } from './statement-guess.ts';

/** After so many passes a block that still cannot be read stays lost; each pass takes something away. */
const MOST_PASSES = 4;

/**
 * Langium's parser with recovery sentence by sentence. A text with an error before a block (`service orders Java {`) is
 * read again without the error, so that what stands in the block is not lost.
 */
class FirebreakParser extends LangiumParser {
    private readonly replay: ReplayingLexer;
    private recovery: SentenceRecovery | undefined;

    constructor(services: LangiumCoreServices, lexer: ReplayingLexer) {
        super(services);
        this.replay = lexer;
    }

    /** To be called when the rules stand: puts recovery in chevrotain's place. */
    enableRecovery(messages: unknown): void {
        const internals = this.wrapper as unknown as ParserInternals;
        const recovery = new SentenceRecovery(internals, keywordTokens(this.replay.definition));
        this.recovery = recovery;
        if (messages instanceof ParserMessages) {
            messages.ruleStack = recovery.ruleStack;
        }
    }

    override parse<T extends AstNode = AstNode>(input: string, options: ParserOptions = {}): ParseResult<T> {
        const recovery = this.recovery;
        if (!recovery) {
            return super.parse<T>(input, options);
        }
        recovery.begin();
        this.replay.read(input);
        let result = super.parse<T>(input, options);
        for (let pass = 1; pass < MOST_PASSES; pass++) {
            const repairs = recovery.wantedRepairs();
            if (!repairs) {
                break;
            }
            this.replay.repair(repairs);
            recovery.beginPass();
            result = super.parse<T>(input, options);
        }
        this.replay.forget();
        correctKeywords(result.value, recovery.corrections());
        return { ...result, parserErrors: recovery.errors() };
    }
}

/** Puts keywords right in the tree where a misspelled one stands for a property, such as the kind of a service. */
function correctKeywords(root: AstNode, corrections: ReadonlyMap<IToken, string>): void {
    for (const [token, word] of corrections) {
        const leaf = root.$cstNode && CstUtils.findLeafNodeAtOffset(root.$cstNode, token.startOffset);
        const node = leaf?.astNode;
        for (const [property, value] of Object.entries(node ?? {})) {
            if (node && value === token.image && !property.startsWith('$')) {
                Reflect.set(node, property, word);
            }
        }
    }
}

/** Hands out the tokens of the last text again, changed by repairs. */
class ReplayingLexer implements Lexer {
    readonly definition: Lexer['definition'];
    private readonly lexer: Lexer;
    private result: LexerResult | undefined;

    constructor(lexer: Lexer) {
        this.lexer = lexer;
        this.definition = lexer.definition;
    }

    read(text: string): void {
        this.result = this.lexer.tokenize(text);
    }

    repair({ dropped, retyped }: Repairs): void {
        if (!this.result) {
            return;
        }
        const tokens = this.result.tokens.filter((token: IToken) => !dropped.has(token));
        for (const [token, type] of retyped) {
            setType(token, type);
        }
        this.result = { ...this.result, tokens };
    }

    forget(): void {
        this.result = undefined;
    }

    // Langium's parser takes both lists apart while it reads.
    tokenize(text: string, options?: TokenizeOptions): LexerResult {
        const result = this.result ?? this.lexer.tokenize(text, options);
        return { ...result, tokens: [...result.tokens], hidden: [...result.hidden] };
    }
}

/** Builds the parser of the language; Langium's `createLangiumParser` with recovery by sentences. */
export function createFirebreakParser(services: LangiumCoreServices): LangiumParser {
    const lexer = new ReplayingLexer(services.parser.Lexer);
    const parserServices = Object.create(services.parser, { Lexer: { value: lexer } });
    const own = Object.create(services, { parser: { value: parserServices } });
    const parser = createParser(services.Grammar, new FirebreakParser(own, lexer), lexer.definition);
    parser.finalize();
    parser.enableRecovery(services.parser.ParserErrorMessageProvider);
    return parser;
}
