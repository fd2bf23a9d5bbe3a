/**
 * Names of files for views, without what file systems do not like: `services:Ordering` becomes
 * `services-Ordering.svg`. No two differ in capitals only.
 *
 * @param ending of every name, with its dot
 */
export function fileNamesOfViews(views: readonly string[], ending: string): ReadonlyMap<string, string> {
    const taken = new Set<string>();
    const names = new Map<string, string>();
    for (const view of views) {
        const base = view.replace(/[^\p{L}\p{N}._-]+/gu, '-');
        let name = base;
        for (let count = 2; taken.has(name.toLowerCase()); count++) {
            name = `${base}-${count}`;
        }
        taken.add(name.toLowerCase());
        names.set(view, `${name}${ending}`);
    }
    return names;
}
