import { DefaultLexerErrorMessageProvider } from 'langium';

/** Signs that other languages have, each with what stands for it here; the first that fits counts. */
const INSTEAD: readonly (readonly [sign: RegExp, advice: string])[] = [
    [/^;/, 'a sentence ends with its line, without a sign.'],
    [/^(?:->|=>|→|⇒)/, 'what is done is said in words, as in `calls payments.charge` or `publishes OrderPlaced`.'],
    [/^:?=/, 'a value follows its word without a sign, as in `timeout 300ms`.'],
    [/^['`‘’“”„]/, 'a text stands between straight double quotes, as in "GET /orders".'],
    [/^(?:#|--)/, 'a comment begins with // or stands between /* and */.'],
    [/^[([]/, 'lists are written with commas alone, blocks with { and }.'],
    [/^@/, 'notes about an element are statements in its block, such as `tag pci`.'],
    [/^[<>]/, 'bounds are written as words, `below` and `above`.'],
];

/** Says what to do about characters that mean nothing in the language. */
export class LexerMessages extends DefaultLexerErrorMessageProvider {
    override buildUnexpectedCharactersMessage(text: string, offset: number, length: number): string {
        const signs = text.slice(offset, offset + Math.min(length, 20));
        const advice = INSTEAD.find(([sign]) => sign.test(signs))?.[1];
        return `\`${printable(signs)}\` means nothing here: ${advice ?? 'take it out, or put text between quotation marks.'}`;
    }
}

/** The characters with those that cannot be seen as their code points: `U+0007`. */
function printable(signs: string): string {
    return signs.replace(
        /\p{C}/gu,
        (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
}
