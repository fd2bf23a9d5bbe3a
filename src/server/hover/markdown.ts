import { codeText, escapeText } from '../../panel/markdown-text.ts';

/** The longest documentation that a hover shows, in characters. */
const MOST_DOCUMENTATION = 3000;

/** A table; cells are Markdown already, on one line. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A list; items are Markdown already. */
export function markdownList(items: readonly string[]): string {
    return items.map((item) => `- ${item.replaceAll('\n', ' ')}`).join('\n');
}

/**
 * What somebody wrote as Markdown in a model: shown as such, but it loads no pictures, leads nowhere but to web pages
 * and mail, and holds no HTML.
 */
export function documentationText(markdown: string): string {
    const short = markdown.length > MOST_DOCUMENTATION ? `${markdown.slice(0, MOST_DOCUMENTATION)} …` : markdown;
    return (
        short
            .replace(/!(?=\[)/g, '')
            // `[text](command:…)`, `[text](file:…)`, `[name]: command:…`: the text alone stays.
            .replace(/\]\((?!\s*<?(?:https?:|mailto:))[^)]*\)?/gi, ']')
            .replace(/^([ \t]*)\[([^\]]*)\]:(?!\s*<?(?:https?:|mailto:)).*$/gim, '$1')
            .replace(/<(?!https?:|mailto:)/gi, '&lt;')
    );
}

/** A link to a page; only text where the address is none of the web. */
export function pageLink(title: string, url: string): string {
    return /^https?:\/\/[^\s<>()\\]+$/i.test(url) ? `[${escapeText(title)}](${url})` : codeText(url);
}
