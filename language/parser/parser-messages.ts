import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';

/** For each statement, how it goes on: shown when it does not. */
const FORMS: Readonly<Record<string, string>> = {
    System: 'system Shop { … }',
};

interface Mismatch {
    readonly expected: TokenType;
    readonly actual: IToken;
    readonly previous: IToken;
    readonly ruleName: string;
}

/** Turns what the parser knows (statement, expected token) into a sentence that says how to go on. */
export class ParserMessages implements IParserErrorMessageProvider {
    buildMismatchTokenMessage({ expected, actual, ruleName }: Mismatch): string {
        return `${expected.name} expected, ${actual.image} found in ${ruleName} ${FORMS[ruleName]}`;
    }

    buildNotAllInputParsedMessage({ firstRedundant }: { firstRedundant: IToken; ruleName: string }): string {
        return `${firstRedundant.image} left`;
    }

    buildNoViableAltMessage({ actual, ruleName }: { actual: IToken[]; ruleName: string }): string {
        return `nothing fits ${actual[0]?.image} in ${ruleName}`;
    }

    buildEarlyExitMessage({ actual, ruleName }: { actual: IToken[]; ruleName: string }): string {
        return `early exit ${actual[0]?.image} in ${ruleName}`;
    }
}
