import { displayName, type Element } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { elementDetails } from '../../panel/element-details.ts';
import { codeText, escapeText } from '../../panel/markdown-text.ts';
import type { Finding } from '../../rules/finding.ts';
import { expectationLines } from './expectations.ts';
import { documentationText, markdownList } from './markdown.ts';
import { userLines } from './users.ts';

/** So many findings are told one by one. */
const MOST_FINDINGS = 5;

/** Titles of the details that a hover leaves out: it tells the calls of an element where they stand. */
const LEFT_OUT = /^(?:Calling |More$|Called by$|Used by$|Written by$|Read by$)/;

/** What is to be said of an element at a glance: who it is, who uses it, what can be expected, what is wrong with it. */
export function elementHover(element: Element, index: ModelIndex, findings: readonly Finding[]): string {
    const details = elementDetails(index, [element.id]);
    const title = displayName(element) === element.name ? '' : ` — ${escapeText(displayName(element))}`;
    const summary = escapeText([details?.context ?? '', details?.summary ?? ''].filter((it) => it !== '').join(' · '));
    const sections = (details?.sections ?? [])
        .filter((section) => !LEFT_OUT.test(section.title))
        .map(({ title: name, rows }) => {
            const texts = rows.map(({ text, aside }) => escapeText(aside === undefined ? text : `${text} (${aside})`));
            return `**${escapeText(name)}**: ${texts.join('; ')}`;
        });
    return [
        `**${details?.kind ?? element.kind}** ${codeText(element.id)}${title}`,
        ...(summary === '' ? [] : [summary]),
        ...(element.description === undefined ? [] : [documentationText(element.description)]),
        lines([...userLines(element, index), ...expectationLines(element, index), ...sections]),
        findingList(element, index, findings),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}

function lines(texts: readonly string[]): string {
    return texts.length === 0 ? '' : markdownList(texts);
}

function findingList({ id }: Element, index: ModelIndex, findings: readonly Finding[]): string {
    const own = findings.filter(({ element }) => element === id || index.operations.get(element)?.service === id);
    const shown = own.slice(0, MOST_FINDINGS).map(({ rule, severity, message }) => {
        return `${severity} ${codeText(rule)}: ${escapeText(message)}`;
    });
    const rest = own.length - shown.length;
    const title = `**${own.length} ${own.length === 1 ? 'finding' : 'findings'}**`;
    return own.length === 0 ? '' : `${title}\n\n${markdownList([...shown, ...(rest > 0 ? [`${rest} more`] : [])])}`;
}
