import { type AstNode, AstUtils, isReference, type Reference } from 'langium';
import type { Source } from '../../src/model/source.ts';
import { type Extension, isExtension, isNamed, type Named } from '../generated/ast.ts';
import { qualifiedName } from '../scoping/qualified-names.ts';

/**
 * What the model builder knows of one text whatever the others say, so that it is found out once for as long as the text
 * stays the same: it goes with the text's syntax tree.
 */
export interface TextFacts {
    /** All nodes by type, in order of places. */
    readonly byType: ReadonlyMap<string, readonly AstNode[]>;
    /** Qualified names of all elements, in order of places. */
    readonly ids: ReadonlyMap<Named, string>;
    /** Extensions by the name that they extend, in order of places. */
    readonly extensions: ReadonlyMap<string, readonly Extension[]>;
    /** All references, in order of places. */
    readonly references: readonly Reference[];
}

const facts = new WeakMap<AstNode, TextFacts>();

/** The facts of the text whose syntax tree has this root. */
export function textFacts(root: AstNode): TextFacts {
    const known = facts.get(root) ?? collect(root);
    facts.set(root, known);
    return known;
}

function collect(root: AstNode): TextFacts {
    const byType = new Map<string, AstNode[]>();
    const ids = new Map<Named, string>();
    const extensions = new Map<string, Extension[]>();
    const references: Reference[] = [];
    for (const node of AstUtils.streamAllContents(root)) {
        add(byType, node.$type, node);
        for (const { reference } of AstUtils.streamReferences(node)) {
            if (isReference(reference)) {
                references.push(reference);
            }
        }
        if (isNamed(node)) {
            const id = qualifiedName(node);
            if (id !== undefined) {
                ids.set(node, id);
            }
        } else if (isExtension(node)) {
            add(extensions, node.target?.$refText ?? '', node);
        }
    }
    return { byType, ids, extensions, references };
}

function add<T>(groups: Map<string, T[]>, key: string, item: T): void {
    const group = groups.get(key);
    if (group) {
        group.push(item);
    } else {
        groups.set(key, [item]);
    }
}

/** Remembers what is worked out of a node of a syntax tree and nothing else, for as long as the tree is there. */
export function rememberOfNode<T>(workOut: (node: AstNode) => T): (node: AstNode) => T {
    const known = new WeakMap<AstNode, { readonly value: T }>();
    return (node) => {
        const found = known.get(node);
        if (found) {
            return found.value;
        }
        const value = workOut(node);
        known.set(node, { value });
        return value;
    };
}

/** Places that were looked up in a node before, by what was asked for. */
export const knownSources = rememberOfNode((): Map<string, Source> => new Map());
