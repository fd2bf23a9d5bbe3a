import { type AstNode, AstUtils, CstUtils, type LangiumDocument, type Reference } from 'langium';
import * as ast from '../../generated/ast.ts';
import { qualifiedName } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';
import { referencesTo } from '../navigation/uses-of.ts';
import { indentOf, type PlacedEdit, replaceIn } from './insertions.ts';

/** An element that is declared elsewhere from now on. */
export interface MovedPart {
    readonly node: ast.Named;
    /** Its qualified name as it is. */
    readonly name: string;
    /** Its qualified name as it will be. */
    readonly target: string;
}

/** What becomes of the texts. */
export interface MovedTexts {
    /** The declarations as they read in their new place, indented relative to each other. */
    readonly lines: readonly string[];
    /** Takes the declarations away, and has everybody else name them as they are called then. */
    readonly left: readonly PlacedEdit[];
}

/** A part with the stretch of text that it takes up, the comments above it included. */
interface Stretch extends MovedPart {
    readonly document: LangiumDocument;
    readonly start: number;
    readonly end: number;
}

/** A piece of text that is written otherwise. */
interface Rewrite {
    readonly uri: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

/**
 * Works out the texts in which some elements are declared in another place, every reference meaning what it meant;
 * undefined where one of them stands in no text.
 */
export function movedTexts(services: FirebreakServices, parts: readonly MovedPart[]): MovedTexts | undefined {
    const stretches = parts.flatMap(stretchOf);
    if (stretches.length < parts.length) {
        return undefined;
    }
    const rewrites = stretches.flatMap((part) => [
        ...incoming(services, part, stretches),
        ...outgoing(part, stretches),
    ]);
    const outside = rewrites.filter(({ uri, start }) => !stretches.some((part) => holds(part, uri, start)));
    return {
        lines: stretches.flatMap((part) => linesOf(part, rewrites)),
        left: [
            ...stretches.map(({ document, start, end }) => {
                const text = document.textDocument.getText();
                return replaceIn(document, ...wholeLines(text, start, end), '');
            }),
            ...outside.flatMap((rewrite) => editOf(services, rewrite) ?? []),
        ],
    };
}

function stretchOf(part: MovedPart): Stretch[] {
    const document = AstUtils.getDocument(part.node);
    const cst = part.node.$cstNode;
    if (!cst) {
        return [];
    }
    const text = document.textDocument.getText();
    let start = cst.offset;
    for (
        let above = CstUtils.getPreviousNode(cst, true);
        above?.hidden && /^\/[/*]/.test(above.text) && isDirectlyAbove(text, above.offset, above.end, start);
        above = CstUtils.getPreviousNode(above, true)
    ) {
        start = above.offset;
    }
    return [{ ...part, document, start, end: cst.end }];
}

/** Whether a comment has its lines to itself, and no blank line follows it. */
function isDirectlyAbove(text: string, offset: number, end: number, next: number): boolean {
    return /(?:^|\n)[ \t]*$/.test(text.slice(0, offset)) && /^[ \t]*(?:\r?\n[ \t]*)?$/.test(text.slice(end, next));
}

/** References to an element and what it holds, by the full name where they said more than its own. */
function incoming(services: FirebreakServices, { node, name, target }: Stretch, moved: readonly Stretch[]): Rewrite[] {
    const names = services.shared.workspace.IndexManager.names(AstUtils.getDocument(node).uri);
    const members = [...names.all()].filter((it) => it.name === name || it.name.startsWith(`${name}.`));
    return members.flatMap(({ name: member, node: found }) => {
        const full = `${target}${member.slice(name.length)}`;
        return (found && ast.isNamed(found) ? referencesTo(services, found) : []).flatMap(({ sourceUri, segment }) => {
            const document = services.shared.workspace.LangiumDocuments.getDocument(sourceUri);
            const text = document?.textDocument.getText(segment.range) ?? '';
            const schema = member === text || member.endsWith(`.${text}`) ? '' : text.slice(text.lastIndexOf('.'));
            const written = text.slice(0, text.length - schema.length);
            const uri = sourceUri.toString();
            // Short names inside what moves still mean the same; others only if nobody else has them.
            const isFromInside = moved.some((part) => holds(part, uri, segment.offset));
            const isUnique = new Set([...names.withSuffix(written)].map((it) => it.name)).size === 1;
            const saysOwn = full === written || full.endsWith(`.${written}`);
            return document && !(saysOwn && (isFromInside || isUnique))
                ? [{ uri, start: segment.offset, end: segment.end, text: `${full}${schema}` }]
                : [];
        });
    });
}

/** Names in an element that meant something of its old context get its full name, unless it goes along. */
function outgoing({ node, name, document }: Stretch, moved: readonly Stretch[]): Rewrite[] {
    const uri = document.uri.toString();
    const old = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    const goesAlong = (full: string) => moved.some((part) => full === part.name || full.startsWith(`${part.name}.`));
    return AstUtils.streamAst(node)
        .toArray()
        .flatMap((each) => AstUtils.streamReferences(each).toArray())
        .flatMap(({ reference }) => {
            const { ref, $refNode, $refText } = reference as Reference<AstNode>;
            const full = ref && qualifiedName(ref);
            if (full === undefined || !full.startsWith(`${old}.`) || goesAlong(full)) {
                return [];
            }
            return old !== '' && $refNode && full !== $refText && full.endsWith(`.${$refText}`)
                ? [{ uri, start: $refNode.offset, end: $refNode.end, text: full }]
                : [];
        });
}

function holds({ document, start, end }: Stretch, uri: string, offset: number): boolean {
    return document.uri.toString() === uri && start <= offset && offset < end;
}

/** The lines of an element with all that is named otherwise in it, as if the first began at the left edge. */
function linesOf(part: Stretch, rewrites: readonly Rewrite[]): string[] {
    const { document, start, end } = part;
    const text = rewrites
        .filter((rewrite) => holds(part, rewrite.uri, rewrite.start))
        .sort((a, b) => b.start - a.start)
        .reduce(
            (result, each) => result.slice(0, each.start - start) + each.text + result.slice(each.end - start),
            document.textDocument.getText().slice(start, end),
        );
    const indent = indentOf(document, document.textDocument.positionAt(start).line);
    return text.split(/\r?\n/).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
}

function editOf(services: FirebreakServices, { uri, start, end, text }: Rewrite): PlacedEdit | undefined {
    const document = services.shared.workspace.LangiumDocuments.all.find((it) => it.uri.toString() === uri);
    return document && replaceIn(document, start, end, text);
}

/** Takes the line with it if nothing else stands in it, and one of the blank lines that would meet. */
function wholeLines(text: string, start: number, end: number): [number, number] {
    const before = /(?:^|\n)[ \t]*$/.exec(text.slice(0, start));
    const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
    if (!before || !after) {
        return [start, end];
    }
    const from = before.index + (before[0].startsWith('\n') ? 1 : 0);
    const until = end + after[0].length;
    const meets = /(?:^|\n[ \t]*\r?\n|\{[ \t]*\r?\n)$/.test(text.slice(0, from));
    const blank = meets ? /^[ \t]*\r?\n/.exec(text.slice(until)) : null;
    return [from, until + (blank?.[0].length ?? 0)];
}
