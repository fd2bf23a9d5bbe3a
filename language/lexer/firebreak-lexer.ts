import type { IToken, TokenType } from 'chevrotain';
import {
    DefaultLexer,
    type LangiumCoreServices,
    type LexerResult,
    type LexingDiagnostic,
    type TokenizeOptions,
} from 'langium';
import { repairBraces } from './brace-repair.ts';
import { lexicalProblems } from './lexical-problems.ts';
import { LineEnds } from './line-ends.ts';
import { limitNesting } from './nesting-limit.ts';
import { keywordTokens } from './token-builder.ts';

/**
 * Turns text into tokens in three passes: chevrotain's (names, quantities, strings, punctuation); names that are
 * keywords become keyword tokens; ends of sentences become NL tokens. In whole texts, as opposed to the beginning of
 * one before the cursor, braces that do not balance are repaired by indentation first.
 */
export class FirebreakLexer extends DefaultLexer {
    private readonly keywords: ReadonlyMap<string, TokenType>;
    private readonly lineEnds: LineEnds;
    private readonly closingBrace: TokenType;

    constructor(services: LangiumCoreServices) {
        super(services);
        this.keywords = keywordTokens(this.tokenTypes);
        this.lineEnds = new LineEnds(this.tokenType('NL'));
        this.closingBrace = this.tokenType('}');
    }

    override tokenize(text: string, options?: TokenizeOptions): LexerResult {
        const result = super.tokenize(text, options);
        this.retypeKeywords(result.tokens);
        const { tokens, diagnostics } =
            options?.mode === 'partial' ? { tokens: result.tokens, diagnostics: [] } : this.mend(result, text);
        return {
            tokens: this.lineEnds.insert(tokens, result.hidden, text),
            hidden: result.hidden,
            errors: result.errors,
            report: { diagnostics },
        };
    }

    private mend(result: LexerResult, text: string): { tokens: IToken[]; diagnostics: LexingDiagnostic[] } {
        const limited = limitNesting(result.tokens);
        const repaired = repairBraces(limited.tokens, text, this.closingBrace);
        return {
            tokens: repaired.tokens,
            diagnostics: [
                ...limited.problems,
                ...repaired.problems,
                ...lexicalProblems(repaired.tokens, result.hidden),
            ],
        };
    }

    private tokenType(name: string): TokenType {
        const type = this.tokenTypes[name];
        if (!type) {
            throw new Error(`The grammar has no token ${name}.`);
        }
        return type;
    }

    private retypeKeywords(tokens: readonly IToken[]): void {
        const id = this.tokenTypes['ID'];
        for (const token of tokens) {
            if (token.tokenType === id) {
                const keyword = this.keywords.get(token.image);
                if (keyword?.tokenTypeIdx !== undefined) {
                    token.tokenType = keyword;
                    token.tokenTypeIdx = keyword.tokenTypeIdx;
                }
            }
        }
    }
}
