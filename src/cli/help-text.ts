import { hanging, wrapText } from './report/wrap-text.ts';
import type { Terminal } from './terminal.ts';

/** Columns of a help that no terminal limits, and the most that are pleasant to read. */
const COLUMNS = { plain: 80, most: 100 };

/**
 * What stands in a help below the options, as wide as the terminal: sentences are wrapped, lists of words and what they
 * mean keep their columns, and all other indented lines, which are to be typed, stay as they are.
 */
export function helpText({ output }: Pick<Terminal, 'output'>, text: string): () => string {
    return () => wrapHelp(text, Math.min(output.columns ?? COLUMNS.plain, COLUMNS.most));
}

/** Wraps a help; lines that follow each other without indent are one paragraph. */
function wrapHelp(text: string, columns: number): string {
    const lines: string[] = [];
    let paragraph: string[] = [];
    const endParagraph = () => {
        if (paragraph.length > 0) {
            lines.push(wrapText(paragraph.join(' '), columns, ''));
            paragraph = [];
        }
    };
    for (const line of text.split('\n')) {
        if (/^\S/.test(line)) {
            paragraph.push(line);
        } else {
            endParagraph();
            const [word = ''] = /^ {2}\S+ {2,}/.exec(line) ?? [];
            lines.push(word === '' ? line : `${word}${hanging(line.slice(word.length), columns, word.length)}`);
        }
    }
    endParagraph();
    return lines.join('\n');
}
