import { escapeText } from '../../diagram/render/xml.ts';

/** What is quoted from the model is set as code. */
export function withCode(words: string): string {
    return escapeText(words).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

/** A text in which no line begins with a unit. */
export function together(words: string): string {
    return words.replaceAll(/(?<=\d) (?=%|[µm]?s\b|min\b|h\b|d\b)/g, '\u00A0');
}

/** A part of the page with a heading of its own. */
export function card(title: string, content: string): string {
    return `<section><h3>${title}</h3>${content}</section>`;
}
