/** The order of names everywhere: by UTF-16 code units, which no locale changes. */
export function byCodeUnits(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

/** A copy of elements or relations, sorted by id. */
export function sortedById<T extends { readonly id: string }>(items: Iterable<T>): T[] {
    return [...items].sort((a, b) => byCodeUnits(a.id, b.id));
}
