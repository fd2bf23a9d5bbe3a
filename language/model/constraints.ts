import type { AstNode } from 'langium';
import type { Constraint, ConstraintStatement, ConstraintVerb, Selector } from '../../src/model/constraint.ts';
import type { View, ViewSelector } from '../../src/model/view.ts';
import * as ast from '../generated/ast.ts';
import { elementOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { count, present } from './values.ts';
import { byWording } from './wording.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Rules that the users made for their own system. */
export function* constraints(context: ModelContext): Generator<Constraint> {
    for (const node of context.nodes('Constraint', ast.isConstraint)) {
        const element = elementOf(context, node, 'constraint');
        if (element) {
            yield present({
                ...element,
                kind: 'constraint' as const,
                severity: SEVERITIES.find((severity) => severity === node.severity),
                statements: context
                    .members(node)
                    .toSorted(byWording)
                    .flatMap((it) => statement(context, it) ?? []),
            });
        }
    }
}

function statement(context: ModelContext, node: AstNode): ConstraintStatement | undefined {
    const source = context.source(node);
    if (ast.isEveryHas(node)) {
        const subject = ast.isCallSelector(node.subject)
            ? callSelector(context, node.subject)
            : selector(context, node.subject);
        return subject && { says: 'every-has', subject, properties: [...node.properties], source };
    }
    if (!ast.isOnlyMay(node) && !ast.isMayNot(node)) {
        return undefined;
    }
    const subject = selector(context, node.subject);
    const object = selector(context, node.object);
    const verbs = node.verbs as readonly ConstraintVerb[];
    const says = ast.isOnlyMay(node) ? 'only-may' : 'may-not';
    return subject && object && { says, subject, verbs: [...verbs], object, source };
}

function callSelector(context: ModelContext, node: ast.CallSelector) {
    return present({ by: 'calls' as const, from: selector(context, node.from), to: selector(context, node.to) });
}

/** Which elements are meant; undefined where a name leads nowhere, which is an error of its own. */
export function selector(context: ModelContext, node: ast.Selector | undefined): Selector | undefined {
    const parts = node?.parts.map((part) => selectorPart(context, part)) ?? [];
    const all = parts.filter((part) => part !== undefined);
    const [first] = all;
    if (!first || all.length < parts.length) {
        return undefined;
    }
    return all.length === 1 ? first : { by: 'and', all };
}

function selectorPart(context: ModelContext, node: ast.SelectorPart): Selector | undefined {
    const positive = positivePart(context, node);
    return positive && node.negated ? { by: 'not', not: positive } : positive;
}

function positivePart(context: ModelContext, node: ast.SelectorPart): Selector | undefined {
    const part: AstNode = node;
    if (ast.isTagSelector(part)) {
        return { by: 'tag', tag: part.tag };
    }
    if (ast.isTeamSelector(part)) {
        const id = context.idOf(part.team);
        return id === undefined ? undefined : { by: 'team', id };
    }
    if (ast.isElementSelector(part)) {
        const id = context.idOf(part.element);
        return id === undefined ? undefined : { by: 'element', id };
    }
    if (!ast.isKindSelector(part)) {
        return undefined;
    }
    if (part.kind === undefined) {
        return undefined;
    }
    const kind = singular(part.kind);
    if (!part.of) {
        return { by: 'kind', kind };
    }
    const of = context.idOf(part.of);
    return of === undefined ? undefined : { by: 'kind-of', kind, of };
}

const IRREGULAR: Readonly<Record<string, string>> = { entities: 'entity', queries: 'query' };

function singular(kind: string): string {
    return IRREGULAR[kind] ?? (kind.endsWith('s') ? kind.slice(0, -1) : kind);
}

/** Pictures that somebody asked for. */
export function* views(context: ModelContext): Generator<View> {
    for (const node of context.nodes('View', ast.isView)) {
        const element = elementOf(context, node, 'view');
        if (element && node.of !== undefined) {
            yield present({
                ...element,
                kind: 'view' as const,
                of: node.of,
                subject: context.idOf(node.subject),
                phase: count(node.phase),
                depth: count(node.depth),
                show: viewItems(context, node, 'show'),
                hide: viewItems(context, node, 'hide'),
                groupBy: context.first(node, ast.isGroupBy)?.by,
                direction: context.first(node, ast.isDirection)?.direction,
            });
        }
    }
}

function viewItems(context: ModelContext, node: ast.View, action: ast.ShowOrHide['action']): ViewSelector[] {
    return context
        .all(node, ast.isShowOrHide)
        .filter((it) => it.action === action)
        .flatMap((it) => it.items)
        .flatMap((it) => (it.neighbours ? { by: 'neighbours' as const } : (selector(context, it.selector) ?? [])));
}
