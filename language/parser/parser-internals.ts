import type { IRecognitionException, IToken, Rule, TokenType } from 'chevrotain';

/**
 * What recovery needs of chevrotain's parser (13.2, as Langium 4.4 has it) and its types do not show. Its own recovery
 * calls itself once for each error of a block, so that a few thousand errors overflow the stack, and skips to whatever
 * token may follow in any open rule, so that a line in error can swallow the end of its block.
 */
export interface ParserInternals {
    readonly currRuleShortName: number;
    readonly RULE_STACK_IDX: number;
    LA(distance: number): IToken;
    consumeToken(): void;
    getLexerPosition(): number;
    getTokenToInsert(type: TokenType): IToken;
    tokenMatcher(token: IToken, type: TokenType): boolean;
    shortRuleNameToFullName(shortName: number): string;
    getHumanReadableRuleStack(): string[];
    getGAstProductions(): Record<string, Rule>;

    // Replaced by recovery.
    SAVE_ERROR(error: IRecognitionException): IRecognitionException;
    raiseNoAltException(occurrence: number): never;
    doSingleRepetition(action: Action): boolean;
    attemptInRepetitionRecovery(
        production: unknown,
        args: readonly [occurrence: number, action: Action | { readonly DEF: Action }],
        lookahead: () => boolean,
    ): void;
    invokeRuleCatch(error: unknown, resyncEnabled: boolean, recoveryValue: (error: unknown) => unknown): unknown;
    consumeInternalRecovery(expected: TokenType, index: number, error: IRecognitionException): IToken;
}

/** One turn of a repetition. */
export type Action = () => void;
