import type { AstNode } from 'langium';
import type { Allowance, Element, ElementKind } from '../../src/model/element.ts';
import * as ast from '../generated/ast.ts';
import { localName } from '../scoping/qualified-names.ts';
import { descriptionOf } from './documentation.ts';
import type { ModelContext } from './model-context.ts';
import { rememberOfNode } from './text-facts.ts';
import { present, sortedSet } from './values.ts';
import { byWording } from './wording.ts';

/** What every element has; undefined for a duplicate, which an error reports. */
export function elementOf(context: ModelContext, node: ast.Named, kind: ElementKind): Element | undefined {
    const id = context.id(node);
    const name = localName(node);
    if (id === undefined || name === undefined) {
        return undefined;
    }
    if (!context.standsAlone(node)) {
        return makeElement(context, node, { id, name, kind });
    }
    const known = knownElements(node);
    known.element ??= makeElement(context, node, { id, name, kind });
    return known.element;
}

/** Elements that say all about themselves in one place; they change with their text alone. */
const knownElements = rememberOfNode((): { element?: Element } => ({}));

function makeElement(
    context: ModelContext,
    node: ast.Named,
    { id, name, kind }: Pick<Element, 'id' | 'name' | 'kind'>,
): Element {
    return present({
        id,
        kind,
        name,
        title: titleOf(node),
        description: descriptionOf(node),
        tags: sortedSet(context.all(node, ast.isTags).flatMap((it) => it.tags)),
        links: context
            .all(node, ast.isLink)
            .sort(byWording)
            .map((it) => present({ url: it.url, title: it.title })),
        allows: allowances(context, context.members(node)),
        source: context.source(node, nameProperty(node)),
        block: 'body' in node ? node.body?.$cstNode?.range : undefined,
    });
}

/** The findings that somebody decided to live with. */
export function allowances(context: ModelContext, members: readonly AstNode[]): Allowance[] {
    return members
        .filter(ast.isAllow)
        .sort(byWording)
        .flatMap((it) =>
            it.rule === undefined
                ? []
                : present({ rule: it.rule, because: it.because, until: it.until, source: context.source(it, 'rule') }),
        );
}

function titleOf(node: ast.Named): string | undefined {
    return 'title' in node ? node.title : undefined;
}

function nameProperty(node: ast.Named): string {
    if (ast.isHandler(node)) {
        return 'event';
    }
    return ast.isPhase(node) ? 'number' : 'name';
}

/** Id of the responsible team: the element's own `owner`, else that of what it stands in. */
export function ownerOf(context: ModelContext, node: ast.Named): string | undefined {
    for (let element: ast.Named | undefined = node; element; element = context.enclosing(element, ast.isNamed)) {
        const owner = context.first(element, ast.isOwner);
        if (owner) {
            return context.idOf(owner.team);
        }
    }
    return undefined;
}

/** Id of the context around an element. */
export function contextOf(context: ModelContext, node: ast.Named): string | undefined {
    const found = context.enclosing(node, ast.isContext);
    return found && context.id(found);
}
