import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { Range, TextEdit } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';

/** An edit of one text. */
export interface PlacedEdit {
    readonly uri: string;
    readonly edit: TextEdit;
}

/**
 * Puts sentences at the end of an element's block: on lines of their own, or in the line of a block that has but one;
 * several lines after a blank one where those before are set apart so. Without a block the element gets one.
 *
 * @param lines of the sentences, indented relative to each other
 */
export function insertInto(owner: AstNode, lines: readonly string[]): PlacedEdit | undefined {
    const document = AstUtils.getDocument(owner);
    const whole = owner.$cstNode;
    if (!whole) {
        return undefined;
    }
    const { textDocument } = document;
    const indent = indentOf(document, whole.range.start.line);
    const body: unknown = 'body' in owner ? owner.body : undefined;
    if (!ast.isBlock(body) || !body.$cstNode) {
        const text = ` {\n${indented(lines, `${indent}  `)}\n${indent}}`;
        return placed(document, TextEdit.insert(whole.range.end, text));
    }
    const brace = CstUtils.findLeafNodeAtOffset(body.$cstNode, body.$cstNode.end - 1);
    if (brace?.text !== '}') {
        return placed(document, TextEdit.insert(body.$cstNode.range.end, `\n${indented(lines, `${indent}  `)}\n`));
    }
    const { start } = brace.range;
    const before = textDocument.getText(Range.create(start.line, 0, start.line, start.character));
    if (before.trim() === '') {
        const gap = lines.length > 1 && areSetApart(document, body) ? '\n' : '';
        return placed(
            document,
            TextEdit.insert({ line: start.line, character: 0 }, `${gap}${indented(lines, `${indent}  `)}\n`),
        );
    }
    const blanks = / *$/.exec(before)?.[0].length ?? 0;
    const gap = Range.create(start.line, start.character - blanks, start.line, start.character);
    const first = before.trimEnd().endsWith('{') ? ' ' : '  ';
    const text = lines.length === 1 ? `${first}${lines[0]} ` : `\n${indented(lines, `${indent}  `)}\n${indent}`;
    return placed(document, TextEdit.replace(gap, text));
}

/** Whether a blank line stands between the last two sentences of a block. */
function areSetApart({ textDocument }: LangiumDocument, { members }: ast.Block): boolean {
    const [previous, last] = members.slice(-2).map(({ $cstNode }) => $cstNode);
    const between = previous && last ? textDocument.getText().slice(previous.end, last.offset) : '';
    return /\n[ \t]*\r?\n/.test(between);
}

/** Puts a sentence behind everything in a text, after a blank line. */
export function appendTo(document: LangiumDocument, lines: readonly string[]): PlacedEdit {
    const { textDocument } = document;
    const text = textDocument.getText();
    const end = textDocument.positionAt(text.length);
    const gap = text === '' ? '' : text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n';
    return placed(document, TextEdit.insert(end, `${gap}${lines.join('\n')}\n`));
}

/** Replaces a stretch of a text, by offsets. */
export function replaceIn(document: LangiumDocument, start: number, end: number, text: string): PlacedEdit {
    const { textDocument } = document;
    const range = Range.create(textDocument.positionAt(start), textDocument.positionAt(end));
    return placed(document, TextEdit.replace(range, text));
}

/** The blanks with which a line begins. */
export function indentOf({ textDocument }: LangiumDocument, line: number): string {
    return /^[ \t]*/.exec(textDocument.getText(Range.create(line, 0, line + 1, 0)))?.[0] ?? '';
}

/** The lines of a node, as if its first line began at the left edge. */
export function linesOf(node: AstNode): string[] {
    const cst = node.$cstNode;
    if (!cst) {
        return [];
    }
    const indent = indentOf(AstUtils.getDocument(node), cst.range.start.line);
    return cst.text
        .split(/\r?\n/)
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
}

function indented(lines: readonly string[], indent: string): string {
    return lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n');
}

function placed({ uri }: LangiumDocument, edit: TextEdit): PlacedEdit {
    return { uri: uri.toString(), edit };
}
