/** Orders texts by their code units, the same on every machine. */
export function byCodeUnits(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

/** A copy sorted by id. */
export function sortedById<T extends { readonly id: string }>(items: Iterable<T>): readonly T[] {
    return [...items].sort((a, b) => byCodeUnits(a.id, b.id));
}
