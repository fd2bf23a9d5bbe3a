import type { AstNode } from 'langium';
import type { Context, ContextRelation, Entity, Library, Team } from '../../src/model/context.ts';
import type { Service } from '../../src/model/service.ts';
import * as ast from '../generated/ast.ts';
import { contextOf, elementOf, ownerOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { present, sortedSet } from './values.ts';

/**
 * Bounded contexts.
 *
 * @param services all services, sorted by id
 */
export function* contexts(context: ModelContext, services: readonly Service[]): Generator<Context> {
    const servicesOf = new Map<string, string[]>();
    for (const { id, context: around } of services) {
        const known = around === undefined ? undefined : servicesOf.get(around);
        if (known) {
            known.push(id);
        } else if (around !== undefined) {
            servicesOf.set(around, [id]);
        }
    }
    for (const node of context.nodes('Context', ast.isContext)) {
        const element = elementOf(context, node, 'context');
        if (element) {
            yield present({
                ...element,
                kind: 'context' as const,
                owner: ownerOf(context, node),
                services: servicesOf.get(element.id) ?? [],
            });
        }
    }
}

/** The lines of the context map. */
export function* contextRelations(context: ModelContext): Generator<ContextRelation> {
    for (const node of context.nodes('Context', ast.isContext)) {
        const id = context.id(node);
        if (id !== undefined) {
            for (const member of context.members(node)) {
                const relation = contextRelation(context, id, member);
                if (relation) {
                    yield relation;
                }
            }
        }
    }
}

const KINDS = {
    UpstreamRelation: 'upstream',
    Partnership: 'partnership',
    SharedKernel: 'shared-kernel',
    SeparateWays: 'separate-ways',
} as const;

function contextRelation(context: ModelContext, id: string, node: AstNode): ContextRelation | undefined {
    if (!ast.isRelationship(node)) {
        return undefined;
    }
    const other = context.idOf(node.other);
    if (other === undefined) {
        return undefined;
    }
    const kind = KINDS[node.$type];
    const statements: readonly AstNode[] = node.body?.members ?? [];
    return present({
        id: `${id}-${kind}->${other}`,
        kind,
        context: id,
        other,
        offers: sortedSet(statements.filter(ast.isOffers).flatMap((it) => it.patterns)),
        through: sortedSet(statements.filter(ast.isThrough).flatMap((it) => it.patterns)),
        patterns: sortedSet(statements.filter(ast.isPattern).map((it) => it.pattern)),
        entities: statements
            .filter(ast.isEntity)
            .flatMap((it) => context.id(it) ?? [])
            .sort(),
        location: context.source(node, 'other'),
        block: node.body?.$cstNode?.range,
    });
}

/** Things of the domain, each in the words of one context or monolith. */
export function* entities(context: ModelContext): Generator<Entity> {
    for (const node of context.nodes('Entity', ast.isEntity)) {
        const element = elementOf(context, node, 'entity');
        if (element) {
            const monolith = context.enclosing(node, ast.isComponent);
            yield present({
                ...element,
                kind: 'entity' as const,
                context: contextOf(context, node) ?? (monolith && context.id(monolith)),
                fields: [...(node.fields?.fields ?? [])],
                copies: context.idOf(node.copies),
            });
        }
    }
}

/** Shared code. */
export function* libraries(context: ModelContext): Generator<Library> {
    for (const node of context.nodes('Library', ast.isLibrary)) {
        const element = elementOf(context, node, 'library');
        if (element) {
            const content = node.body?.contents.includes('domain') ? 'domain' : 'technical';
            yield { ...element, kind: 'library', content };
        }
    }
}

/** Owners. */
export function* teams(context: ModelContext): Generator<Team> {
    for (const node of context.nodes('Team', ast.isTeam)) {
        const element = elementOf(context, node, 'team');
        if (element) {
            yield { ...element, kind: 'team' };
        }
    }
}
