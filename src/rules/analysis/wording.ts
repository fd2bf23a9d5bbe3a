/** Puts items into a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
    const last = items.at(-1);
    return last === undefined || items.length === 1 ? (last ?? '') : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** A number with its noun: `1 service`, `3 services`. */
export function counted(count: number, one: string, many = `${one}s`): string {
    return `${count} ${count === 1 ? one : many}`;
}
