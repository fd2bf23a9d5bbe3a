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
import { enclosingScopes } from './qualified-names.ts';
import { resolveName } from './resolve-name.ts';

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
        return resolveName(names, this.reflection, info, enclosingScopes(info.container), text);
    }

    private linkingError(info: ReferenceInfo, found: readonly AstNodeDescription[]): FirebreakLinkingError {
        return {
            ...this.createLinkingError(info),
            candidates: found.map((description) => description.name).sort(),
        };
    }
}
