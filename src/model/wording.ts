/** A number with its noun: `1 service`, `3 services`. */
export function counted(count: number, one: string, many = `${one}s`): string {
    return `${count} ${count === 1 ? one : many}`;
}

/** The same, and empty where there is none. */
export function countedIfAny(count: number, one: string, many = `${one}s`): string {
    return count === 0 ? '' : counted(count, one, many);
}

/** Puts items into a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
    const last = items.at(-1);
    return last === undefined || items.length === 1 ? (last ?? '') : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** The same for what may be many: the first few, and how many more there are: `a, b and 7 more services`. */
export function listedUpTo(items: readonly string[], most: number, noun: string): string {
    return items.length <= most + 1
        ? listed(items)
        : `${items.slice(0, most).join(', ')} and ${items.length - most} more ${noun}`;
}

/** `a` or `an` and a word: `an event`, `a service`, `an slo`. */
export function withArticle(word: string): string {
    return `${/^[aeio]|^slo\b/.test(word) ? 'an' : 'a'} ${word}`;
}

/** The same with a capital first letter, to begin a sentence. */
export function capitalised(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
