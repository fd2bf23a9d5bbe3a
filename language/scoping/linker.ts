import {
    type AstNodeDescription,
    AstUtils,
    DefaultLinker,
    type LangiumCoreServices,
    type LinkingError,
    type ReferenceInfo,
} from 'langium';
import { isStore } from '../generated/ast.ts';
import type { FirebreakSharedServices } from '../services.ts';
import { comesBefore, type NameIndex } from './name-index.ts';
import { enclosingScopes } from './qualified-names.ts';
import { fittingTypes } from './reference-kinds.ts';

/** Why a reference leads nowhere. */
export interface FirebreakLinkingError extends LinkingError {
    /** Qualified names that all fit; empty when none does. */
    readonly candidates: readonly string[];
}

/**
 * Resolves names: among the kinds that fit the place, first by exact name in the enclosing scopes, innermost first,
 * then by unique suffix in the project. `extend` takes full names only.
 */
export class FirebreakLinker extends DefaultLinker {
    private readonly sharedServices: FirebreakSharedServices;

    constructor(services: LangiumCoreServices) {
        super(services);
        this.sharedServices = services.shared as FirebreakSharedServices;
    }

    override getCandidate(info: ReferenceInfo): AstNodeDescription | LinkingError {
        const found = this.find(info, info.reference.$refText);
        const [first, ...others] = found;
        if (first && others.length === 0) {
            return first;
        }
        if (!first && this.reflection.getReferenceType(info) === 'AccessibleStore') {
            return this.findSchema(info) ?? this.linkingError(info, []);
        }
        return this.linkingError(info, found);
    }

    /** `reports.daily` where `daily` is a schema of the store `reports`. */
    private findSchema(info: ReferenceInfo): AstNodeDescription | undefined {
        const text = info.reference.$refText;
        const dot = text.lastIndexOf('.');
        if (dot < 0) {
            return undefined;
        }
        const stores = this.find(info, text.slice(0, dot));
        const store = stores.length === 1 ? stores[0] : undefined;
        const node = store && this.loadAstNode(store);
        return isStore(node) ? store : undefined;
    }

    /** The elements that a text may mean at a place; more than one: ambiguous. */
    private find(info: ReferenceInfo, text: string): AstNodeDescription[] {
        const document = AstUtils.getDocument(info.container);
        const names = this.sharedServices.workspace.IndexManager.names(document.uri);
        const type = this.reflection.getReferenceType(info);
        if (type === 'Extensible') {
            return unique(names.withName(text));
        }
        const scopes = enclosingScopes(info.container);
        for (const tier of fittingTypes(info, type)) {
            const fits = (description: AstNodeDescription): boolean =>
                tier.some((fitting) => this.reflection.isSubtype(description.type, fitting));
            const found = findInScopes(names, scopes, text, fits);
            if (found.length > 0) {
                return found;
            }
        }
        return [];
    }

    private linkingError(info: ReferenceInfo, found: readonly AstNodeDescription[]): FirebreakLinkingError {
        return {
            ...this.createLinkingError(info),
            candidates: found.map((description) => description.name).sort(),
        };
    }
}

function findInScopes(
    names: NameIndex,
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
