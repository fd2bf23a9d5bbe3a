import { oneLine } from './one-line.ts';

/** Text as PlantUML shows it: what it would read as markup, macro or end of a text is written as a character number. */
export function plantumlText(words: string): string {
    return oneLine(words).replace(
        /["\\<>~$%!@#{}[\]|&]|\*(?=\*)|_(?=_)|\/(?=\/)|-(?=-)|=(?==)|\^(?=\^)|'(?=')/g,
        (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
    );
}
