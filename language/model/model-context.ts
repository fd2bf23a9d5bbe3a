import type { AstNode, LangiumDocument, Reference } from 'langium';
import { grouped } from '../../src/model/multimap.ts';
import { byCodeUnits } from '../../src/model/order.ts';
import type { Source } from '../../src/model/source.ts';
import { type Extension, isContext, isNamed, type Named } from '../generated/ast.ts';
import { enclosingElement, qualifiedName } from '../scoping/qualified-names.ts';
import { SourceReader } from './source-of.ts';
import { textFacts } from './text-facts.ts';

/** Nodes by type, in order of documents and places. */
export type NodesByType = ReadonlyMap<string, readonly AstNode[]>;

/**
 * What the parts of the model builder share: all nodes by type in a fixed order, ids, places, and the members of an
 * element together with what `extend` adds to it.
 */
export class ModelContext {
    private readonly byType: NodesByType;
    private readonly shared: SharedKnowledge;

    private constructor(byType: NodesByType, shared: SharedKnowledge) {
        this.byType = byType;
        this.shared = shared;
    }

    /** The context of a model that is made of all these documents, which are {@link inOrder}. */
    static of(documents: readonly LangiumDocument[]): ModelContext {
        const byType = new Map<string, AstNode[]>();
        const extensions = new Map<string, Extension[]>();
        const ids = new Map<AstNode, string>();
        const duplicates = new Set<AstNode>();
        const taken = new Set<string>();
        for (const document of documents) {
            const facts = textFacts(document.parseResult.value);
            addAll(byType, facts.byType);
            addAll(extensions, facts.extensions);
            for (const [node, id] of facts.ids) {
                ids.set(node, id);
                if (taken.has(id)) {
                    duplicates.add(node);
                } else {
                    taken.add(id);
                }
            }
        }
        return new ModelContext(byType, {
            extensions,
            ids,
            duplicates,
            sources: new SourceReader(),
            members: new Map(),
            membersByType: new Map(),
        });
    }

    /** The same knowledge for who goes through these nodes only. */
    among(byType: NodesByType): ModelContext {
        return new ModelContext(byType, this.shared);
    }

    /** All nodes of a type that belong to the model, in order of documents and places. */
    *nodes<T extends AstNode>(type: string, is: (node: AstNode) => node is T): Generator<T> {
        for (const node of this.byType.get(type) ?? []) {
            if (is(node)) {
                yield node;
            }
        }
    }

    /** Qualified name of an element; undefined for a duplicate, which an error reports, and for what has no name. */
    id(node: Named): string | undefined {
        return this.shared.duplicates.has(node) ? undefined : this.shared.ids.get(node);
    }

    /** Whether what an element says stands in its own block alone. */
    standsAlone(node: Named): boolean {
        return !this.shared.extensions.has(this.shared.ids.get(node) ?? '');
    }

    /**
     * Whether what a node says stands in its text alone: no other adds to it, nor to an element around it within its
     * context.
     */
    isOfOneText(node: AstNode): boolean {
        for (
            let element = isNamed(node) ? node : enclosingElement(node);
            element;
            element = enclosingElement(element)
        ) {
            if (!isContext(element) && !this.standsAlone(element)) {
                return false;
            }
        }
        return true;
    }

    /** Id of what a reference points to, if it points to anything. */
    idOf(reference: Reference | undefined): string | undefined {
        const target = reference?.ref;
        return target && isNamed(target) ? (this.shared.ids.get(target) ?? qualifiedName(target)) : undefined;
    }

    /** Ids of all references that point to something, sorted, without repetition. */
    idsOf(references: readonly Reference[]): string[] {
        return [...new Set(references.flatMap((reference) => this.idOf(reference) ?? []))].sort();
    }

    /** The statements in an element's block, and those of all its extensions. */
    members(node: Named): readonly AstNode[] {
        let members = this.shared.members.get(node);
        if (!members) {
            const id = this.shared.ids.get(node);
            const extensions = (id === undefined ? undefined : this.shared.extensions.get(id)) ?? [];
            members = [...ownMembers(node), ...extensions.flatMap(ownMembers)];
            this.shared.members.set(node, members);
        }
        return members;
    }

    /** The first statement of a type among the members of an element; the type alone decides what `is` says. */
    first<T extends AstNode>(node: Named, is: (member: AstNode) => member is T): T | undefined {
        return this.ofType(node, is).find(is);
    }

    /** All statements of a type among the members of an element; the type alone decides what `is` says. */
    all<T extends AstNode>(node: Named, is: (member: AstNode) => member is T): T[] {
        return this.ofType(node, is).filter(is);
    }

    /** Whether there is a statement of a type among the members of an element; the type alone decides what `is` says. */
    has(node: Named, is: (member: AstNode) => boolean): boolean {
        return this.ofType(node, is).length > 0;
    }

    /**
     * The members among which those of a type are: the first of each type tells, so that an element with very many is
     * not gone through by each thing that stands in it.
     */
    private ofType(node: Named, is: (member: AstNode) => boolean): readonly AstNode[] {
        const members = this.members(node);
        let byType = this.shared.membersByType.get(members);
        if (!byType) {
            byType = [...grouped(members, ({ $type }) => $type).values()];
            this.shared.membersByType.set(members, byType);
        }
        const fitting = byType.filter(([first]) => first && is(first));
        return fitting.length > 1 ? members : (fitting[0] ?? []);
    }

    /** The innermost element of a type around a node. */
    enclosing<T extends Named>(node: AstNode, is: (element: AstNode) => element is T): T | undefined {
        for (let element = enclosingElement(node); element; element = enclosingElement(element)) {
            if (is(element)) {
                return element;
            }
        }
        return undefined;
    }

    /** Where a node is written, with the property that is underlined. */
    source(node: AstNode, property?: string): Source {
        return this.shared.sources.of(node, property);
    }

    /** Where a statement is written, with its head underlined, without its block. */
    head(node: AstNode, block: AstNode | undefined): Source {
        return this.shared.sources.head(node, block);
    }

    /** Where a reference stands. */
    referenceSource(node: AstNode, reference: Reference): Source {
        return this.shared.sources.ofReference(node, reference);
    }
}

/** What is the same for whoever goes through whichever nodes. */
interface SharedKnowledge {
    readonly extensions: ReadonlyMap<string, readonly Extension[]>;
    readonly ids: ReadonlyMap<AstNode, string>;
    readonly duplicates: ReadonlySet<AstNode>;
    readonly sources: SourceReader;
    /** What is known of {@link ModelContext.members}. */
    readonly members: Map<AstNode, readonly AstNode[]>;
    /** The same members, a list for each type of statement. */
    readonly membersByType: Map<readonly AstNode[], readonly (readonly AstNode[])[]>;
}

function addAll<T>(groups: Map<string, T[]>, more: ReadonlyMap<string, readonly T[]>): void {
    for (const [key, items] of more) {
        const group = groups.get(key);
        if (group) {
            for (const item of items) {
                group.push(item);
            }
        } else {
            groups.set(key, [...items]);
        }
    }
}

/** The statements in a declaration's own block, whatever the kind of block. */
export function ownMembers(node: AstNode): readonly AstNode[] {
    const members: AstNode[] = [];
    for (const block of [Reflect.get(node, 'body'), Reflect.get(node, 'fields')]) {
        if (isBlock(block)) {
            for (const member of block.members ?? block.steps ?? []) {
                members.push(member);
            }
        }
    }
    return members;
}

interface AnyBlock {
    readonly members?: readonly AstNode[];
    readonly steps?: readonly AstNode[];
}

function isBlock(value: unknown): value is AnyBlock {
    return typeof value === 'object' && value !== null && '$type' in value;
}

/** Documents in the order in which a model is made of them: that of their URIs. */
export function inOrder(documents: readonly LangiumDocument[]): readonly LangiumDocument[] {
    return documents
        .map((document) => ({ uri: document.uri.toString(), document }))
        .sort((a, b) => byCodeUnits(a.uri, b.uri))
        .map(({ document }) => document);
}
