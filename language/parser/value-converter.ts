import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';
import { isClosedString } from '../lexer/lexical-problems.ts';

/** Turns tokens into values; unlike Langium's it knows open strings. */
export class FirebreakValueConverter extends DefaultValueConverter {
    protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
        return rule.name === 'STRING' ? stringValue(input) : super.runConverter(rule, input, cstNode);
    }
}

/** The text between the quotes, with `\"`, `\\`, `\n` and `\t` written out. */
function stringValue(image: string): string {
    const inner = isClosedString(image) ? image.slice(1, -1) : image.slice(1);
    return inner.replace(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
