import { visibleText } from './visible-text.ts';

/** Prose in which what stands in backquotes stays code, and nothing else has a meaning for Markdown, HTML or GitHub. */
export function escapeText(text: string): string {
    const line = visibleText(text);
    return line
        .split(/(`[^`]*`)/)
        .map((part, index) => (index % 2 === 1 ? part : escapeProse(part)))
        .join('');
}

function escapeProse(text: string): string {
    return escapeSigns(text.replace(/[\\`*_[\]#|~]/g, (sign) => `\\${sign}`));
}

/** Text for a place that is HTML and no Markdown. */
export function escapeHtml(text: string): string {
    return escapeSigns(visibleText(text));
}

function escapeSigns(text: string): string {
    return (
        text
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            // Nobody is to be called because of a name in a model.
            .replaceAll('@', '&#64;')
    );
}

/** A text as code, whatever backquotes it holds. */
export function codeText(text: string): string {
    const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return longest === 0 ? `${fence}${visibleText(text)}${fence}` : `${fence} ${visibleText(text)} ${fence}`;
}
