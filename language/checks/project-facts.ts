import { type AstNode, AstUtils, DocumentState, type LangiumDocument, type Reference } from 'langium';
import { buildDigraph, type EdgeInput } from '../../src/model/graphs/digraph.ts';
import { shortestCycle } from '../../src/model/graphs/shortest-cycle.ts';
import { cyclicComponents } from '../../src/model/graphs/strongly-connected-components.ts';
import * as ast from '../generated/ast.ts';
import { qualifiedName } from '../scoping/qualified-names.ts';
import type { FirebreakSharedServices } from '../services.ts';

/** What the checks of one text need to know of all texts of its project. */
export interface ProjectFacts {
    /** Events and channels that somebody names after `publishes`. */
    readonly published: ReadonlySet<AstNode>;
    /** Channels on which an event rides that somebody publishes. */
    readonly fed: ReadonlySet<AstNode>;
    /** Ways in which policies, stores or entities lead back to themselves, one a cycle, by the element it is reported at. */
    readonly cycles: ReadonlyMap<string, readonly string[]>;
}

/** Collects the facts of projects, once for each build. */
export class ProjectFactsProvider {
    private readonly services: FirebreakSharedServices;
    private readonly facts = new Map<string, ProjectFacts>();

    constructor(services: FirebreakSharedServices) {
        this.services = services;
        const { DocumentBuilder } = services.workspace;
        DocumentBuilder.onUpdate(() => this.facts.clear());
        DocumentBuilder.onBuildPhase(DocumentState.Linked, () => this.facts.clear());
    }

    /** The facts of the project to which a node's text belongs. */
    of(node: AstNode): ProjectFacts {
        const roots = this.services.workspace.ProjectRoots;
        const project = roots.projectOf(AstUtils.getDocument(node).uri);
        let facts = this.facts.get(project);
        if (!facts) {
            const documents = this.services.workspace.LangiumDocuments.all;
            facts = collectFacts(documents.filter(({ uri }) => roots.projectOf(uri) === project));
            this.facts.set(project, facts);
        }
        return facts;
    }
}

function collectFacts(documents: Iterable<LangiumDocument>): ProjectFacts {
    const published = new Set<AstNode>();
    const fed = new Set<AstNode>();
    const edges: EdgeInput[] = [];
    for (const document of documents) {
        for (const node of AstUtils.streamAllContents(document.parseResult.value)) {
            if (ast.isPublication(node) || ast.isScenarioMessage(node)) {
                const message = node.message?.ref;
                const channel = message && ast.isEvent(message) ? message.channel?.ref : undefined;
                addIfThere(published, message);
                addIfThere(fed, channel);
            } else {
                edges.push(...derivations(node));
            }
        }
    }
    return { published, fed, cycles: cyclesOf(edges) };
}

function addIfThere(set: Set<AstNode>, node: AstNode | undefined): void {
    if (node) {
        set.add(node);
    }
}

/** From an element to those that it is made from. */
function derivations(node: AstNode): EdgeInput[] {
    if (ast.isPolicy(node)) {
        return node.bases.flatMap((base) => edge(node, base));
    }
    if (ast.isEntity(node)) {
        return edge(node, node.copies);
    }
    const owner = ast.isReplicates(node) ? AstUtils.getContainerOfType(node.$container, isStoreOrExtension) : undefined;
    const store = ast.isExtension(owner) ? owner.target?.ref : owner;
    return ast.isReplicates(node) && ast.isStore(store) ? edge(store, node.store) : [];
}

function isStoreOrExtension(node: AstNode): node is ast.Store | ast.Extension {
    return ast.isStore(node) || ast.isExtension(node);
}

function edge(from: AstNode, reference: Reference | undefined): EdgeInput[] {
    const source = qualifiedName(from);
    const target = reference?.ref && qualifiedName(reference.ref);
    return source !== undefined && target !== undefined ? [{ source, target, relations: [] }] : [];
}

function cyclesOf(edges: readonly EdgeInput[]): ReadonlyMap<string, readonly string[]> {
    const graph = buildDigraph(new Set(edges.flatMap(({ source, target }) => [source, target])), edges);
    const cycles = new Map<string, readonly string[]>();
    for (const members of cyclicComponents(graph)) {
        const path = shortestCycle(graph, members)?.nodes;
        const first = path?.[0];
        if (path && first !== undefined) {
            cycles.set(first, path);
        }
    }
    return cycles;
}
