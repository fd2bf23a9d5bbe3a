import type { IToken } from 'chevrotain';
import { nearestWord } from '../near-words.ts';
import { BLOCK_NAMES, SENTENCES } from './block-names.ts';
import { ENTRY_RULE, isWord } from './grammar-facts.ts';
import { NOT_NEEDED } from './other-words.ts';
import { STATEMENT_FORMS, type StatementForm } from './statement-forms.ts';
import { endsLine, endsSentence, isKeyword, isPlainName } from './token-kinds.ts';

/** Where the parser is: the rules it is in, outermost first. */
export type RuleStack = readonly string[];

/** Says what has to come, where something else comes. */
export function missingMessage(
    expected: readonly string[],
    actual: IToken,
    previous: IToken,
    rules: RuleStack,
): string {
    const form = formOf(rules);
    const wanted = expectations(expected, form);
    const instead = endsSentence(actual) ? '' : `, not ${quoted(actual)}`;
    const meant = meantWord(expected, actual);
    const after = isNothing(previous) ? `Here comes ${wanted}` : `After ${quoted(previous)} comes ${wanted}`;
    return `${after}${instead}${meant === undefined ? asIn(form) : proposal(meant)}`;
}

/** Says that a dotted name stands where an element gets its name. */
export function dottedNameMessage(actual: IToken): string {
    return `A name that is declared here has no dots, as ${quoted(actual)} has: where it stands decides its full name.`;
}

/** Says that something is left over after a sentence that was complete. */
export function leftoverMessage(
    actual: IToken,
    rule: string | undefined,
    meant: string | undefined,
    block: string,
): string {
    if (meant !== undefined) {
        return `${quoted(actual)} is no word that goes on here${proposal(meant)}`;
    }
    const example = rule === undefined ? SENTENCES[block] : STATEMENT_FORMS[rule]?.example;
    return example === undefined
        ? `${quoted(actual)} does not belong here: end the line before it, or take it out.`
        : `${quoted(actual)} does not belong here: this line reads like \`${example}\`.`;
}

/** Says how a sentence goes on of which only the first word fits. */
export function unfinishedMessage(word: IToken, next: IToken, rule: string): string {
    const example = STATEMENT_FORMS[rule]?.example ?? word.image;
    return endsSentence(next)
        ? `${quoted(word)} is unfinished: write it like \`${example}\`.`
        : `${quoted(next)} does not go on ${quoted(word)}: write it like \`${example}\`.`;
}

/** Says which word the beginning of a sentence is meant to be. */
export function meantStatementMessage(actual: IToken, block: string, meant: string): string {
    return `${quoted(actual)} begins ${isGeneral(block) ? 'no statement' : `no line of ${blockName(block)}`}${proposal(meant)}`;
}

/**
 * Says that a sentence begins with something that begins none in its block.
 *
 * @param home the block in which the word does begin a sentence
 * @param words the words that begin sentences in the block
 */
export function noStatementMessage(
    actual: IToken,
    block: string,
    home: string | undefined,
    words: Iterable<string>,
): string {
    const notNeeded = NOT_NEEDED.get(actual.image);
    if (notNeeded !== undefined) {
        return notNeeded;
    }
    if (home !== undefined) {
        return `${quoted(actual)} belongs in ${blockName(home)}, not here.`;
    }
    const choices = [...words];
    const sentence = SENTENCES[block];
    if (sentence !== undefined) {
        return `${quoted(actual)} begins no line of ${blockName(block)}, which reads like \`${sentence}\`.`;
    }
    return isGeneral(block)
        ? `${quoted(actual)} begins no statement. A statement begins with a word such as \`service\`, \`calls\` or \`timeout\`.`
        : `${quoted(actual)} begins no line of ${blockName(block)}: it holds ${enumeration(choices.map(code))}.`;
}

function proposal(meant: string): string {
    return `: did you mean ${code(meant)}?`;
}

/** The word that a message proposes instead of the one that it is about. */
export function proposedWord(message: string): string | undefined {
    return /: did you mean `([^`]+)`\?$/.exec(message)?.[1];
}

/** The form of the innermost sentence or clause that has one. */
function formOf(rules: RuleStack): StatementForm | undefined {
    for (let index = rules.length - 1; index >= 0; index--) {
        const form = STATEMENT_FORMS[rules[index] ?? ''];
        if (form) {
            return form;
        }
    }
    return undefined;
}

/** What a token type stands for, in words. */
function expectation(tokenName: string, form: StatementForm | undefined): string {
    switch (tokenName) {
        case 'REF':
            return form?.name ?? 'a name';
        case 'ID':
            return 'a name';
        case 'QUANTITY':
            return form?.quantity ?? 'a number';
        case 'STRING':
            return form?.text ?? 'a text in quotes';
        case 'PERCENTILE':
            return 'a percentile such as p99';
        case 'DATE':
            return 'a date such as 2027-03-01';
        case '{':
            return 'a block `{ }`';
        case 'NL':
            return 'the end of the line';
        case 'EOF':
            return 'the end of the text';
        default:
            return `\`${tokenName}\``;
    }
}

function expectations(tokenNames: readonly string[], form: StatementForm | undefined): string {
    const words = new Set(tokenNames.filter((name) => name !== 'NL'));
    // A word may be written with quotes or without: the name says enough.
    if (words.has('REF') && words.has('STRING')) {
        words.delete('STRING');
    }
    return enumeration([...words].map((name) => expectation(name, form)));
}

/** The keyword that a name is meant to be, of those expected where it stands. */
export function meantWord(expected: readonly string[], actual: IToken): string | undefined {
    return isPlainName(actual) || isKeyword(actual) ? nearestWord(actual.image, expected.filter(isWord)) : undefined;
}

function asIn(form: StatementForm | undefined): string {
    return form ? `, as in \`${form.example}\`.` : '.';
}

/** True for blocks that hold all kinds of statements. */
function isGeneral(block: string): boolean {
    return block === ENTRY_RULE || block === 'Block';
}

function blockName(block: string): string {
    return BLOCK_NAMES[block] ?? 'this block';
}

function isNothing(token: IToken): boolean {
    return endsLine(token) || token.image === '';
}

/** A token as a message shows it: shortened if it is long. */
export function quoted(token: IToken): string {
    const image = token.image.length > 40 ? `${token.image.slice(0, 37)}…` : token.image;
    return code(image);
}

function code(text: string): string {
    return `\`${text}\``;
}

/** `a`, `a or b`, `a, b or c`. */
export function enumeration(words: readonly string[]): string {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
