import { type AstNode, AstUtils, type Reference } from 'langium';
import type { CodeAction } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { qualifiedName } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';
import { referencesTo } from '../navigation/uses-of.ts';
import { codeAction } from './action.ts';
import { indentOf, insertInto, type PlacedEdit, replaceIn } from './insertions.ts';

/** So many contexts are offered at most, those of the same file first. */
const MOST_CONTEXTS = 8;

/** Offers to move a service with all it holds into another context; every reference still means what it meant. */
export function moveService(services: FirebreakServices, service: ast.Component): CodeAction[] {
    const document = AstUtils.getDocument(service);
    const names = services.shared.workspace.IndexManager.names(document.uri);
    const name = qualifiedName(service);
    const contexts = [...names.all()].flatMap(({ node }) => (node && ast.isContext(node) ? [node] : []));
    const here = contexts.filter((it) => AstUtils.getDocument(it) === document);
    const offered = [...here, ...contexts.filter((it) => !here.includes(it))];
    return offered
        .filter((context) => name !== undefined && isOther(context, service) && isFree(services, context, service))
        .slice(0, MOST_CONTEXTS)
        .flatMap((context) => move(services, service, name ?? '', context) ?? []);
}

function isOther(context: ast.Context, service: ast.Component): boolean {
    return qualifiedName(service) !== `${context.name}.${service.name}`;
}

function isFree(services: FirebreakServices, context: ast.Context, service: ast.Component): boolean {
    const names = services.shared.workspace.IndexManager.names(AstUtils.getDocument(service).uri);
    return names.withName(`${context.name}.${service.name}`).length === 0;
}

/** A piece of text that is written otherwise. */
interface Rewrite {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

function move(
    services: FirebreakServices,
    service: ast.Component,
    name: string,
    context: ast.Context,
): CodeAction | undefined {
    const document = AstUtils.getDocument(service);
    const cst = service.$cstNode;
    if (!cst) {
        return undefined;
    }
    const target = `${context.name}.${service.name}`;
    const rewrites = [...incoming(services, service, name, target), ...outgoing(service, name)];
    const uri = document.uri.toString();
    const isInside = (it: Rewrite & { uri: string }): boolean =>
        it.uri === uri && cst.offset <= it.start && it.end <= cst.end;
    const text = document.textDocument.getText();
    const moved = rewritten(text.slice(cst.offset, cst.end), cst.offset, rewrites.filter(isInside));
    const indent = indentOf(document, cst.range.start.line);
    const lines = moved
        .split(/\r?\n/)
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
    const others = rewrites.filter((it) => !isInside(it)).map((it) => editOf(services, it));
    const [start, end] = wholeLines(text, cst.offset, cst.end);
    return codeAction(`Move \`${service.name}\` to context \`${context.name}\``, 'refactor.move', [
        replaceIn(document, start, end, ''),
        insertInto(context, lines),
        ...others,
    ]);
}

/** References to the service and what it holds, by the full name where they said more than the service's own. */
function incoming(
    services: FirebreakServices,
    service: ast.Component,
    name: string,
    target: string,
): (Rewrite & { uri: string })[] {
    const names = services.shared.workspace.IndexManager.names(AstUtils.getDocument(service).uri);
    const members = [...names.all()].filter((it) => it.name === name || it.name.startsWith(`${name}.`));
    return members.flatMap(({ name: member, node }) => {
        const full = `${target}${member.slice(name.length)}`;
        return (node && ast.isNamed(node) ? referencesTo(services, node) : []).flatMap(({ sourceUri, segment }) => {
            const document = services.shared.workspace.LangiumDocuments.getDocument(sourceUri);
            const text = document?.textDocument.getText(segment.range) ?? '';
            const schema = member === text || member.endsWith(`.${text}`) ? '' : text.slice(text.lastIndexOf('.'));
            const written = text.slice(0, text.length - schema.length);
            // Short names inside the service still mean the same; others only if nobody else has them.
            const isFromInside = isWithin(service, sourceUri.toString(), segment.offset);
            const isUnique = new Set([...names.withSuffix(written)].map((it) => it.name)).size === 1;
            const saysOwn = full === written || full.endsWith(`.${written}`);
            return document && !(saysOwn && (isFromInside || isUnique))
                ? [{ uri: sourceUri.toString(), start: segment.offset, end: segment.end, text: `${full}${schema}` }]
                : [];
        });
    });
}

/** Names in the service that meant something of its old context get its full name. */
function outgoing(service: ast.Component, name: string): (Rewrite & { uri: string })[] {
    const uri = AstUtils.getDocument(service).uri.toString();
    const old = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    return AstUtils.streamAst(service)
        .toArray()
        .flatMap((node) => AstUtils.streamReferences(node).toArray())
        .flatMap(({ reference }) => {
            const { ref, $refNode, $refText } = reference as Reference<AstNode>;
            const full = ref && qualifiedName(ref);
            if (full === undefined || !full.startsWith(`${old}.`) || full === name || full.startsWith(`${name}.`)) {
                return [];
            }
            return old !== '' && $refNode && full !== $refText && full.endsWith(`.${$refText}`)
                ? [{ uri, start: $refNode.offset, end: $refNode.end, text: full }]
                : [];
        });
}

function isWithin(service: ast.Component, uri: string, offset: number): boolean {
    const cst = service.$cstNode;
    return (
        AstUtils.getDocument(service).uri.toString() === uri &&
        cst !== undefined &&
        cst.offset <= offset &&
        offset < cst.end
    );
}

function rewritten(text: string, from: number, rewrites: readonly Rewrite[]): string {
    return [...rewrites]
        .sort((a, b) => b.start - a.start)
        .reduce(
            (result, { start, end, text: new_ }) => result.slice(0, start - from) + new_ + result.slice(end - from),
            text,
        );
}

function editOf(
    services: FirebreakServices,
    { uri, start, end, text }: Rewrite & { uri: string },
): PlacedEdit | undefined {
    const document = services.shared.workspace.LangiumDocuments.all.find((it) => it.uri.toString() === uri);
    return document && replaceIn(document, start, end, text);
}

/** Takes the line with it if nothing else stands in it. */
function wholeLines(text: string, start: number, end: number): [number, number] {
    const before = /(?:^|\n)[ \t]*$/.exec(text.slice(0, start));
    const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
    if (!before || !after) {
        return [start, end];
    }
    return [before.index + (before[0].startsWith('\n') ? 1 : 0), end + after[0].length];
}
