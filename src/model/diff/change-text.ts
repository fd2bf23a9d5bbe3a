import type { PropertyChange } from './model-diff.ts';
import type { PlainValue } from './plain-value.ts';
import { propertyText, valueText } from './value-text.ts';

/** A longer value is cut; the model has the rest. In UTF-16 code units. */
const LONGEST_VALUE = 160;

/**
 * One changed property in words: `replicas: 2 → 3`; of lists only what came and went: `tags: + pci, − legacy`.
 *
 * @param newIds later ids of elements by their earlier ones, where they differ: in a list of ids the same element
 * neither came nor went
 */
export function propertyDetail(
    { property, before, after }: PropertyChange,
    newIds: ReadonlyMap<string, string>,
): string {
    const name = propertyText(property);
    if (property === 'description') {
        return before === undefined ? 'described' : after === undefined ? 'no longer described' : 'described anew';
    }
    const news = listNews(before ?? [], after ?? [], newIds);
    if (news !== undefined) {
        return `${name}: ${cut(news)}`;
    }
    return `${name}: ${cut(valueText(property, before))} → ${cut(valueText(property, after))}`;
}

/** What came into a list of words and what left it; undefined for anything else, or where only the order differs. */
function listNews(before: PlainValue, after: PlainValue, newIds: ReadonlyMap<string, string>): string | undefined {
    if (!isWords(before) || !isWords(after)) {
        return undefined;
    }
    const [old, now] = [new Set(before.map((word) => newIds.get(word) ?? word)), new Set(after)];
    const came = after.filter((word) => !old.has(word)).map((word) => `+ ${word}`);
    const left = before.filter((word) => !now.has(newIds.get(word) ?? word)).map((word) => `− ${word}`);
    return came.length + left.length > 0 ? [...came, ...left].join(', ') : undefined;
}

function isWords(value: PlainValue): value is readonly string[] {
    return Array.isArray(value) && value.every((part) => typeof part === 'string');
}

function cut(text: string): string {
    return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE).replace(/\p{Surrogate}$/u, '')}…`;
}

/** A change that takes more room on a picture is only named. In UTF-16 code units. */
const LONGEST_MARK = 44;

/** The same in as few words as a picture has room for: `timeout 1 s → 2 s`, `+ owner Checkout`, `breaker changed`. */
export function shortChange(property: string, before: PlainValue | undefined, after: PlainValue | undefined): string {
    const name = propertyText(property);
    const whole = wholeChange(property, name, before, after);
    if (property !== 'description' && whole.length <= LONGEST_MARK) {
        return whole;
    }
    return `${name} ${before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'}`;
}

function wholeChange(
    property: string,
    name: string,
    before: PlainValue | undefined,
    after: PlainValue | undefined,
): string {
    if (before === undefined || after === undefined) {
        return `${before === undefined ? '+' : '−'} ${name} ${valueText(property, before ?? after)}`;
    }
    const news = listNews(before, after, new Map());
    return news === undefined
        ? `${name} ${valueText(property, before)} → ${valueText(property, after)}`
        : `${name} ${news}`;
}
