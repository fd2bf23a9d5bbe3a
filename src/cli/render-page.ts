import { lexer, type Token, type Tokens } from 'marked';
import type { Colors } from 'picocolors/types';
import stringWidth from 'string-width';
import { wrapText } from './report/wrap-text.ts';

/** How a page is laid out. */
export interface PageStyle {
    /** Most that a line takes; code is never broken. */
    readonly columns: number;
    readonly colours: Colors;
}

/**
 * Lays out Markdown for a terminal: paragraphs wrapped, code indented, tables in columns, and no signs that only mean
 * something to Markdown. Where colours are shown, they set off headings and code.
 */
export function renderPage(markdown: string, style: PageStyle): string {
    const blocks = lexer(markdown).flatMap((token) => renderBlock(token, style));
    return `${blocks.join('\n\n')}\n`;
}

const INDENT = '  ';

function renderBlock(token: Token, style: PageStyle): readonly string[] {
    const { colours, columns } = style;
    switch (token.type) {
        case 'heading':
            return [heading(token as Tokens.Heading, style)];
        case 'paragraph':
        case 'text':
            return [styled(wrapText(inline(token), columns - INDENT.length, ''), style, INDENT)];
        case 'code':
            return [indented(colours.dim((token as Tokens.Code).text), INDENT.repeat(2))];
        case 'list':
            return [list(token as Tokens.List, style)];
        case 'table':
            return [table(token as Tokens.Table, style)];
        case 'space':
        case 'html':
            return [];
        default:
            return [indented(token.raw.trim(), INDENT)];
    }
}

function heading({ depth, tokens }: Tokens.Heading, { colours }: PageStyle): string {
    const text = tokens.map(inline).join('');
    if (depth === 1) {
        return colours.bold(text);
    }
    return depth === 2 ? colours.bold(colours.underline(text)) : INDENT + colours.bold(text);
}

function list({ items, ordered, start }: Tokens.List, style: PageStyle): string {
    const rows = items.map((item, index) => {
        const mark = ordered ? `${Number(start) + index}. ` : '- ';
        const blank = ' '.repeat(mark.length);
        const text = inline({ ...item, type: 'list_item' });
        const wrapped = wrapText(text, style.columns - INDENT.length - mark.length, '');
        return INDENT + mark + styled(wrapped, style, INDENT + blank).trimStart();
    });
    return rows.join('\n');
}

/** The last column takes what room is left, and is wrapped. */
function table({ header, rows }: Tokens.Table, style: PageStyle): string {
    const cells = [header, ...rows].map((row) => row.map(({ tokens }) => tokens.map(inline).join('')));
    const widths = header.map((_, column) => Math.max(...cells.map((row) => shownWidth(row[column] ?? '', style))));
    const before = widths.slice(0, -1).reduce((sum, width) => sum + width + INDENT.length, INDENT.length);
    const lines = cells.map((row, index) => {
        const start = row
            .slice(0, -1)
            .map(
                (cell, column) => styled(cell, style, '') + ' '.repeat((widths[column] ?? 0) - shownWidth(cell, style)),
            )
            .join(INDENT);
        const last = wrapText(row.at(-1) ?? '', Math.max(MOST_NARROW, style.columns - before), '');
        const end = styled(last, style, ' '.repeat(before)).trimStart();
        const line = INDENT + (start === '' ? end : start + INDENT + end);
        return index === 0 ? style.colours.bold(line) : line;
    });
    return lines.map((line) => line.trimEnd()).join('\n');
}

/** Narrowest last column of a table, in columns. */
const MOST_NARROW = 24;

/** Text in which code keeps its backquotes and everything else has lost its signs; line ends are blanks. */
function inline(token: Token): string {
    switch (token.type) {
        case 'codespan':
            return `\`${(token as Tokens.Codespan).text}\``;
        case 'br':
            return ' ';
        case 'escape':
            return (token as Tokens.Escape).text;
        default: {
            const parts = 'tokens' in token ? token.tokens : undefined;
            return parts
                ? parts.map(inline).join('')
                : ('text' in token ? String(token.text) : token.raw).replaceAll('\n', ' ');
        }
    }
}

/** Gives code its colour and takes the backquotes away; where there are no colours they stay. */
function styled(text: string, { colours }: PageStyle, indent: string): string {
    const shown = colours.isColorSupported
        ? text.replace(/`([^`]+)`/g, (_, code: string) => code.split('\n').map(colours.cyan).join('\n'))
        : text;
    return indented(shown, indent);
}

/** Columns that a text takes when it is shown. */
function shownWidth(text: string, { colours }: PageStyle): number {
    return stringWidth(colours.isColorSupported ? text.replaceAll('`', '') : text);
}

function indented(text: string, indent: string): string {
    return text
        .split('\n')
        .map((line) => (line === '' ? line : indent + line))
        .join('\n');
}
