/** A set of qualified names of which every one can be written at one place without a doubt. */
export interface Spelling {
    /** The shortest way to write a name; one that begins with `qualifier`, if there is such a one. */
    shortest(name: string, qualifier: string): string | undefined;
}

/**
 * Works out how to write names at a place, by the rules of the linker: an exact name in the enclosing scopes wins,
 * innermost first; then a suffix that only one name has.
 *
 * @param names all names that fit the place
 * @param scopes qualified names around the place, innermost first, the empty one for the top level last
 */
export function spellingOf(names: ReadonlySet<string>, scopes: readonly string[]): Spelling {
    const owners = new Map<string, number>();
    for (const name of names) {
        for (const suffix of suffixesOf(name)) {
            owners.set(suffix, (owners.get(suffix) ?? 0) + 1);
        }
    }
    const meant = (text: string): string | undefined =>
        scopes.map((scope) => (scope === '' ? text : `${scope}.${text}`)).find((full) => names.has(full));
    return {
        shortest: (name, qualifier) =>
            [...suffixesOf(name)]
                .reverse()
                .filter((suffix) => suffix.startsWith(qualifier))
                .find((suffix) => {
                    const exact = meant(suffix);
                    return exact === undefined ? owners.get(suffix) === 1 : exact === name;
                }),
    };
}

function* suffixesOf(name: string): Generator<string> {
    yield name;
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
        yield name.slice(dot + 1);
    }
}
