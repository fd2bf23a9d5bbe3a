/** A side of a comparison that git keeps: `main`, `v1.2:services/shop`. */
export interface RevisionName {
    readonly revision: string;
    /** What stands behind the colon; undefined without one. */
    readonly path?: string;
}

/**
 * Takes a name apart as git does: a path follows the first colon that stands in no braces, as in
 * `HEAD@{12:30}:services`. A colon at the very beginning belongs to the revision (`:/message`).
 */
export function parseRevisionName(name: string): RevisionName {
    let depth = 0;
    for (const [index, sign] of Array.from({ length: name.length }, (_, at) => [at, name[at]] as const)) {
        depth += sign === '{' ? 1 : sign === '}' && depth > 0 ? -1 : 0;
        if (sign === ':' && depth === 0 && index > 0) {
            return { revision: name.slice(0, index), path: name.slice(index + 1) };
        }
    }
    return { revision: name };
}
