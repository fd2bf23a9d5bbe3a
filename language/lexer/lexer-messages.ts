import { DefaultLexerErrorMessageProvider } from 'langium';

/** Says what to do about characters that mean nothing in the language. */
export class LexerMessages extends DefaultLexerErrorMessageProvider {
    override buildUnexpectedCharactersMessage(text: string, offset: number, length: number): string {
        const characters = text.slice(offset, offset + Math.min(length, 20));
        return `${JSON.stringify(characters)} means nothing here: take it out, or put text between quotation marks.`;
    }
}
