import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';
import { ENTRY_RULE, plainRuleName } from './grammar-facts.ts';
import { dottedNameMessage, missingMessage, quoted, type RuleStack } from './syntax-messages.ts';
import { isDottedName } from './token-kinds.ts';

interface Situation {
    readonly previous: IToken;
    readonly ruleName: string;
}

/** Turns what the parser knows (the statement it is in, what it expected) into a sentence that says how to go on. */
export class ParserMessages implements IParserErrorMessageProvider {
    /** The rules that the parser is in, outermost first; the parser sets it, chevrotain hands on the innermost only. */
    ruleStack: () => RuleStack = () => [ENTRY_RULE];

    buildMismatchTokenMessage(found: Situation & { readonly expected: TokenType; readonly actual: IToken }): string {
        if (found.expected.name === 'ID' && isDottedName(found.actual)) {
            return dottedNameMessage(found.actual);
        }
        return missingMessage([found.expected.name], found.actual, found.previous, this.rules(found));
    }

    buildNotAllInputParsedMessage({ firstRedundant }: { readonly firstRedundant: IToken }): string {
        return `${quoted(firstRedundant)} does not belong here.`;
    }

    buildNoViableAltMessage(
        found: Situation & { readonly expectedPathsPerAlt: TokenType[][][]; readonly actual: IToken[] },
    ): string {
        return this.alternatives(found.expectedPathsPerAlt.flat(), found);
    }

    buildEarlyExitMessage(
        found: Situation & { readonly expectedIterationPaths: TokenType[][]; readonly actual: IToken[] },
    ): string {
        return this.alternatives(found.expectedIterationPaths, found);
    }

    private alternatives(paths: TokenType[][], found: Situation & { readonly actual: IToken[] }): string {
        const expected = [...new Set(paths.flatMap(([first]) => (first ? [first.name] : [])))];
        const actual = found.actual[0] ?? found.previous;
        return missingMessage(expected, actual, found.previous, this.rules(found));
    }

    private rules({ ruleName }: Situation): RuleStack {
        return [...this.ruleStack(), plainRuleName(ruleName)];
    }
}
