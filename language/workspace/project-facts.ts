import { type AstNode, AstUtils, type LangiumDocument, type Reference } from 'langium';
import { buildDigraph, type EdgeInput } from '../../src/model/graphs/digraph.ts';
import { shortestCycle } from '../../src/model/graphs/shortest-cycle.ts';
import { cyclicComponents } from '../../src/model/graphs/strongly-connected-components.ts';
import { MOST_BASES } from '../../src/model/system.ts';
import * as ast from '../generated/ast.ts';
import { rememberOfNode } from '../model/text-facts.ts';
import { lastSegment, qualifiedName } from '../scoping/qualified-names.ts';
import type { FirebreakSharedServices } from '../services.ts';

/** What the checks of one text need to know of all texts of its project. */
export interface ProjectFacts {
    /**
     * Qualified names of events and channels that somebody names after `publishes`. Names, not nodes: those of a text
     * that is parsed again are others, while who refers to it may still hold the old ones.
     */
    readonly published: ReadonlySet<string>;
    /** Qualified names of channels on which an event rides that somebody publishes. */
    readonly fed: ReadonlySet<string>;
    /** Ways in which policies, stores or entities lead back to themselves, one a cycle, by the element it is reported at. */
    readonly cycles: ReadonlyMap<string, readonly string[]>;
    /** Policies that build on more than {@link MOST_BASES}, while none of those that they name does so. */
    readonly overloaded: ReadonlySet<string>;
}

/**
 * Collects the facts of projects, once for each build, and remembers which text asked about which names: when the facts
 * about a name change, the problems of those texts are out of date although nothing they refer to has changed.
 */
export class ProjectFactsProvider {
    private readonly services: FirebreakSharedServices;
    private readonly facts = new Map<string, ProjectFacts>();
    private readonly collected = new WeakMap<AstNode, readonly FactNode[]>();
    private readonly asked = new Map<string, Set<string>>();

    constructor(services: FirebreakSharedServices) {
        this.services = services;
    }

    /** The facts of the project to which a node's text belongs. */
    of(node: AstNode): ProjectFacts {
        const project = this.services.workspace.ProjectRoots.projectOf(AstUtils.getDocument(node).uri);
        return this.facts.get(project) ?? this.refreshProject(project).facts;
    }

    /** Notes that the problems of a node's text depend on what the project says about a name. */
    note(node: AstNode, name: string): void {
        const uri = AstUtils.getDocument(node).uri.toString();
        const names = this.asked.get(uri) ?? new Set();
        this.asked.set(uri, names.add(lastSegment(name)));
    }

    /** Forgets what a text has asked, before it is checked again. */
    forgetAsked(document: LangiumDocument): void {
        this.asked.delete(document.uri.toString());
    }

    /** True if a text has asked about one of the names, by its last segment. */
    hasAsked(document: LangiumDocument, names: ReadonlySet<string>): boolean {
        const asked = this.asked.get(document.uri.toString());
        return asked !== undefined && [...asked].some((name) => names.has(name));
    }

    /** Collects the facts of all projects anew; gives the last segments of the names about which they changed. */
    refresh(): ReadonlyMap<string, ReadonlySet<string>> {
        const roots = this.services.workspace.ProjectRoots;
        const projects = new Set(this.services.workspace.LangiumDocuments.all.map(({ uri }) => roots.projectOf(uri)));
        const changed = new Map<string, ReadonlySet<string>>();
        for (const project of new Set([...this.facts.keys(), ...projects])) {
            changed.set(project, this.refreshProject(project).changed);
        }
        return changed;
    }

    private refreshProject(project: string): { facts: ProjectFacts; changed: ReadonlySet<string> } {
        const roots = this.services.workspace.ProjectRoots;
        const documents = this.services.workspace.LangiumDocuments.all.filter(
            ({ uri }) => roots.projectOf(uri) === project,
        );
        const before = factsByName(this.facts.get(project));
        const facts = factsFrom([...documents].flatMap(({ parseResult }) => this.factNodes(parseResult.value)));
        this.facts.set(project, facts);
        return { facts, changed: changedNames(before, factsByName(facts)) };
    }

    private factNodes(root: AstNode): readonly FactNode[] {
        const known = this.collected.get(root) ?? AstUtils.streamAllContents(root).filter(isFactNode).toArray();
        this.collected.set(root, known);
        return known;
    }
}

const nameOf = rememberOfNode(qualifiedName);

type FactNode = ast.Publication | ast.ScenarioMessage | ast.Policy | ast.Entity | ast.Replicates;

function isFactNode(node: AstNode): node is FactNode {
    return (
        ast.isPublication(node) ||
        ast.isScenarioMessage(node) ||
        ast.isPolicy(node) ||
        ast.isEntity(node) ||
        ast.isReplicates(node)
    );
}

function factsFrom(nodes: readonly FactNode[]): ProjectFacts {
    const published = new Set<string>();
    const fed = new Set<string>();
    const edges: EdgeInput[] = [];
    for (const node of nodes) {
        if (ast.isPublication(node) || ast.isScenarioMessage(node)) {
            const message = node.message?.ref;
            const channel = message && ast.isEvent(message) ? message.channel?.ref : undefined;
            addIfThere(published, message && nameOf(message));
            addIfThere(fed, channel && nameOf(channel));
        } else {
            for (const derivation of derivations(node)) {
                edges.push(derivation);
            }
        }
    }
    return { published, fed, cycles: cyclesOf(edges), overloaded: overloadedPolicies(nodes.filter(ast.isPolicy)) };
}

/** What is known about each name, as a text that can be compared. */
function factsByName(facts: ProjectFacts | undefined): ReadonlyMap<string, string> {
    const result = new Map<string, string>();
    const add = (name: string | undefined, fact: string): void => {
        if (name !== undefined) {
            result.set(lastSegment(name), `${result.get(lastSegment(name)) ?? ''}${name} ${fact}\n`);
        }
    };
    for (const name of facts?.published ?? []) {
        add(name, 'published');
    }
    for (const name of facts?.fed ?? []) {
        add(name, 'fed');
    }
    for (const [name, path] of facts?.cycles ?? []) {
        add(name, path.join(' '));
    }
    for (const name of facts?.overloaded ?? []) {
        add(name, 'overloaded');
    }
    return result;
}

function changedNames(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ReadonlySet<string> {
    const names = [...before.keys(), ...after.keys()];
    return new Set(names.filter((name) => before.get(name) !== after.get(name)));
}

function addIfThere(names: Set<string>, name: string | undefined): void {
    if (name !== undefined) {
        names.add(name);
    }
}

function overloadedPolicies(policies: readonly ast.Policy[]): ReadonlySet<string> {
    const overloaded = new Set(policies.filter(buildsOnTooMany));
    const first = [...overloaded].filter(({ bases }) => !bases.some(({ ref }) => ref && overloaded.has(ref)));
    return new Set(first.flatMap((policy) => nameOf(policy) ?? []));
}

function buildsOnTooMany(policy: ast.Policy): boolean {
    const known = new Set<ast.Policy>([policy]);
    // A set yields what is added while it is being walked.
    for (const { bases } of known) {
        for (const { ref } of bases) {
            if (ref) {
                known.add(ref);
            }
        }
        if (known.size > MOST_BASES + 1) {
            return true;
        }
    }
    return false;
}

/** From an element to those that it is made from. */
function derivations(node: ast.Policy | ast.Entity | ast.Replicates): EdgeInput[] {
    if (ast.isPolicy(node)) {
        return node.bases.flatMap((base) => edge(node, base));
    }
    if (ast.isEntity(node)) {
        return edge(node, node.copies);
    }
    const owner = AstUtils.getContainerOfType(node.$container, isStoreOrExtension);
    const store = ast.isExtension(owner) ? owner.target?.ref : owner;
    return ast.isStore(store) ? edge(store, node.store) : [];
}

function isStoreOrExtension(node: AstNode): node is ast.Store | ast.Extension {
    return ast.isStore(node) || ast.isExtension(node);
}

function edge(from: AstNode, reference: Reference | undefined): EdgeInput[] {
    // Most have none, so its name is asked for first.
    const target = reference?.ref && nameOf(reference.ref);
    const source = target === undefined ? undefined : nameOf(from);
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
