import { type AstNode, AstUtils, type CstNode, DefaultNameProvider } from 'langium';
import { type Handler, isExtension, isHandler, isNamed, isPhase, type Named } from '../generated/ast.ts';

/** A part of a qualified name and everything behind it: `b.c` of `a.b.c` when `count` is 2. */
export function lastSegments(name: string, count: number): string {
    const segments = name.split('.');
    return segments.slice(-count).join('.');
}

/** Last part of a qualified name: `place` of `Ordering.orders.place`. */
export function lastSegment(name: string): string {
    return name.slice(name.lastIndexOf('.') + 1);
}

/** What an element is called in its own place; a handler is called after its event, a phase after its number. */
export function localName(node: AstNode): string | undefined {
    if (!isNamed(node)) {
        return undefined;
    }
    if (isHandler(node)) {
        return handlerName(node);
    }
    const name: unknown = isPhase(node) ? node.number : node.name;
    return typeof name === 'string' && name !== '' ? name : undefined;
}

function handlerName(handler: Handler): string | undefined {
    const event = handler.event?.$refText;
    return event ? `on-${lastSegment(event)}` : undefined;
}

/** Qualified name of an element: the names of what it stands in, outermost first, and its own. */
export function qualifiedName(node: AstNode): string | undefined {
    const name = localName(node);
    if (name === undefined) {
        return undefined;
    }
    const scope = enclosingScope(node);
    return scope === '' ? name : `${scope}.${name}`;
}

/** Qualified name of what a node stands in, empty at the top level; `extend` stands for its target. */
export function enclosingScope(node: AstNode): string {
    const segments: string[] = [];
    for (let container = node.$container; container; container = container.$container) {
        if (isExtension(container)) {
            const target = container.target?.$refText;
            if (target) {
                segments.unshift(target);
            }
            break;
        }
        const name = localName(container);
        if (name !== undefined) {
            segments.unshift(name);
        }
    }
    return segments.join('.');
}

/** The element in which a node stands, itself excluded; for what stands in an `extend`, its target. */
export function enclosingElement(node: AstNode): Named | undefined {
    for (let container = node.$container; container; container = container.$container) {
        if (isExtension(container)) {
            return container.target?.ref;
        }
        if (isNamed(container)) {
            return container;
        }
    }
    return undefined;
}

/** The innermost element of a kind that a node stands in, itself left out; `extend` stands for its target. */
export function elementAround<T extends Named>(node: AstNode, is: (node: unknown) => node is T): T | undefined {
    for (let element = enclosingElement(node); element; element = enclosingElement(element)) {
        if (is(element)) {
            return element;
        }
    }
    return undefined;
}

/** All scopes around a node as qualified names, innermost first, the top level (the empty name) last. */
export function enclosingScopes(node: AstNode): string[] {
    const own = localName(node);
    const outer = enclosingScope(node);
    const scopes: string[] = [];
    let scope = own === undefined ? outer : outer === '' ? own : `${outer}.${own}`;
    while (scope !== '') {
        scopes.push(scope);
        const dot = scope.lastIndexOf('.');
        scope = dot < 0 ? '' : scope.slice(0, dot);
    }
    scopes.push('');
    return scopes;
}

/** Gives Langium's services (rename, references, symbols) the names and the places where they are written. */
export class FirebreakNameProvider extends DefaultNameProvider {
    override getName(node: AstNode): string | undefined {
        return localName(node);
    }

    override getNameNode(node: AstNode): CstNode | undefined {
        if (isHandler(node)) {
            return node.event?.$refNode;
        }
        if (isPhase(node)) {
            return AstUtils.getDocument(node) && super.getNameNode(node);
        }
        return super.getNameNode(node);
    }
}
