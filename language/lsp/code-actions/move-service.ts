import { AstUtils } from 'langium';
import type { CodeAction } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { elementAround, enclosingElement, qualifiedName } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';
import { referencesTo } from '../navigation/uses-of.ts';
import { codeAction } from './action.ts';
import { insertInto } from './insertions.ts';
import { type MovedPart, movedTexts } from './moved-texts.ts';

/** So many contexts are offered at most, those of the same file first. */
const MOST_CONTEXTS = 8;

/**
 * Offers to move a service with all it holds into another context; every reference still means what it meant. The
 * events that it alone publishes go with it, since only a service of their context may publish them; nothing is offered
 * where others that stay publish one of them, too.
 */
export function moveService(services: FirebreakServices, service: ast.Component): CodeAction[] {
    const document = AstUtils.getDocument(service);
    const names = services.shared.workspace.IndexManager.names(document.uri);
    const name = qualifiedName(service);
    const events = eventsAlong(services, service);
    if (name === undefined || events === undefined) {
        return [];
    }
    const contexts = [...names.all()].flatMap(({ node }) => (node && ast.isContext(node) ? [node] : []));
    const here = contexts.filter((it) => AstUtils.getDocument(it) === document);
    const offered = [...here, ...contexts.filter((it) => !here.includes(it))];
    const moved = [...events, service];
    const isFree = (context: ast.Context) =>
        moved.every((part) => names.withName(`${context.name}.${part.name}`).length === 0);
    return offered
        .filter((context) => name !== `${context.name}.${service.name}` && isFree(context))
        .slice(0, MOST_CONTEXTS)
        .flatMap((context) => move(services, service, moved, context) ?? []);
}

/** The events of its own context that a service publishes; undefined where it is not the only one. */
function eventsAlong(services: FirebreakServices, service: ast.Component): readonly ast.Event[] | undefined {
    const home = elementAround(service, ast.isContext);
    const homeName = home && qualifiedName(home);
    const name = qualifiedName(service);
    const names = services.shared.workspace.IndexManager.names(AstUtils.getDocument(service).uri);
    const published = [...names.all()].flatMap(({ node }) => {
        const isOwn = node && ast.isEvent(node) && enclosingElement(node)?.$type === ast.Context.$type;
        if (!isOwn || homeName === undefined || qualifiedName(node) !== `${homeName}.${node.name}`) {
            return [];
        }
        const publishers = publishersOf(services, node);
        return publishers.has(name) ? [{ event: node, isShared: publishers.size > 1 }] : [];
    });
    return published.some(({ isShared }) => isShared) ? undefined : published.map(({ event }) => event);
}

/** Qualified names of the services that publish an event. */
function publishersOf(services: FirebreakServices, event: ast.Event): ReadonlySet<string | undefined> {
    const { LangiumDocuments } = services.shared.workspace;
    const publishers = referencesTo(services, event).flatMap(({ sourceUri, sourcePath }) => {
        const root = LangiumDocuments.getDocument(sourceUri)?.parseResult.value;
        const node = root && services.workspace.AstNodeLocator.getAstNode(root, sourcePath);
        const publisher = node && ast.isPublication(node) ? elementAround(node, ast.isComponent) : undefined;
        return publisher ? [qualifiedName(publisher)] : [];
    });
    return new Set(publishers);
}

function move(
    services: FirebreakServices,
    service: ast.Component,
    moved: readonly (ast.Event | ast.Component)[],
    context: ast.Context,
): CodeAction | undefined {
    const parts = moved.flatMap((node): MovedPart[] => {
        const name = qualifiedName(node);
        return name === undefined ? [] : [{ node, name, target: `${context.name}.${node.name}` }];
    });
    const texts = movedTexts(services, parts);
    return (
        texts &&
        codeAction(`Move \`${service.name}\` to context \`${context.name}\``, 'refactor.move', [
            ...texts.left,
            insertInto(context, texts.lines),
        ])
    );
}
