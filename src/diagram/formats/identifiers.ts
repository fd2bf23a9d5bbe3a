/**
 * Short names for ids in languages that allow letters, digits and underscores only: `Ordering.orders` becomes
 * `Ordering_orders`. No two are the same, not even in other capitals, and none begins with a digit.
 */
export function identifiers(ids: Iterable<string>): ReadonlyMap<string, string> {
    const taken = new Set<string>();
    const names = new Map<string, string>();
    for (const id of ids) {
        const base = plain(id);
        let name = base;
        for (let count = 2; taken.has(name.toLowerCase()); count++) {
            name = `${base}_${count}`;
        }
        taken.add(name.toLowerCase());
        names.set(id, name);
    }
    return names;
}

const LONGEST = 60;

/** An `n_` before it keeps it from being a word of the language, as `end` and `class` are. */
function plain(id: string): string {
    const letters = id
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .slice(0, LONGEST);
    return `n_${letters}`;
}
