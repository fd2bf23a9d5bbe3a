import type { AstNodeDescription, AstReflection, ReferenceInfo } from 'langium';
import { comesBefore, type NameIndex } from './name-index.ts';
import { fittingTypes } from './reference-kinds.ts';

/** Names of a project among which a reference is looked up. */
export type ResolvableNames = Pick<NameIndex, 'withName' | 'withSuffix'>;

/**
 * The elements that a text may mean at a place: among the kinds that fit there, first by exact name in the enclosing
 * scopes, then by suffix in the project. `extend` takes full names only.
 *
 * @param scopes qualified names of what the reference stands in, innermost first
 * @returns none: it leads nowhere; more than one: it is ambiguous
 */
export function resolveName(
    names: ResolvableNames,
    reflection: AstReflection,
    info: ReferenceInfo,
    scopes: readonly string[],
    text: string,
): AstNodeDescription[] {
    const type = reflection.getReferenceType(info);
    if (type === 'Extensible') {
        return unique(names.withName(text));
    }
    for (const tier of fittingTypes(info, type)) {
        const fits = (description: AstNodeDescription): boolean =>
            tier.some((fitting) => reflection.isSubtype(description.type, fitting));
        const found = findInScopes(names, scopes, text, fits);
        if (found.length > 0) {
            return found;
        }
    }
    return [];
}

function findInScopes(
    names: ResolvableNames,
    scopes: readonly string[],
    text: string,
    fits: (description: AstNodeDescription) => boolean,
): AstNodeDescription[] {
    for (const scope of scopes) {
        const found = names.withName(scope === '' ? text : `${scope}.${text}`).filter(fits);
        if (found.length > 0) {
            return unique(found);
        }
    }
    return unique([...names.withSuffix(text)].filter(fits));
}

/** One element a qualified name; where a name is declared twice (an error of its own) the first declaration. */
function unique(found: readonly AstNodeDescription[]): AstNodeDescription[] {
    const byName = new Map<string, AstNodeDescription>();
    for (const description of found) {
        const known = byName.get(description.name);
        if (!known || comesBefore(description, known)) {
            byName.set(description.name, description);
        }
    }
    return [...byName.values()];
}
