import { AstUtils, CstUtils } from 'langium';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { lastSegment, qualifiedName } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';
import { codeAction } from './action.ts';
import { appendTo, indentOf, linesOf, replaceIn } from './insertions.ts';
import { isExtended } from './is-extended.ts';

/** Offers to give the policy in a call's block a name, so that others can use it. */
export function extractPolicy(services: FirebreakServices, call: ast.Call): CodeAction | undefined {
    const { body, target } = call;
    const cst = body?.$cstNode;
    const statements = (body?.members ?? []).filter(isPolicyStatement);
    const isAll = statements.length === body?.members.length && statements.length > 0;
    if (!body || !cst || !isAll || call.modifiers.some(ast.isWithPolicy) || !target || hasComment(body)) {
        return undefined;
    }
    const document = AstUtils.getDocument(call);
    const name = freeName(services, call, `${lastSegment(target.$refText)}Policy`);
    const said = statements.map((it) => linesElsewhere(services, it, true));
    if (said.includes(undefined)) {
        return undefined;
    }
    const lines = said.flatMap((it) => it ?? []).map((line) => `  ${line}`);
    return codeAction(`Extract policy \`${name}\``, CodeActionKind.RefactorExtract, [
        replaceIn(document, cst.offset, cst.end, `with ${name}`),
        appendTo(document, [`policy ${name} {`, ...lines, '}']),
    ]);
}

/** Offers to write what a named policy says into the call that uses it; what the call says itself stays. */
export function inlinePolicy(services: FirebreakServices, call: ast.Call): CodeAction | undefined {
    const used = call.modifiers.find(ast.isWithPolicy);
    const policy = used?.policy?.ref;
    const cst = used?.$cstNode;
    const whole = call.$cstNode;
    if (!policy || !cst || !whole || policy.bases.length > 0 || isExtended(services, policy)) {
        return undefined;
    }
    const document = AstUtils.getDocument(call);
    const own = call.body?.members ?? [];
    const said = new Set(own.map(({ $type }) => $type));
    const added = (policy.body?.members ?? []).filter((it) => isPolicyStatement(it) && !said.has(it.$type));
    const indent = indentOf(document, whole.range.start.line);
    const written = added.map((it) => linesElsewhere(services, it, false));
    if (written.includes(undefined) || (call.body && hasComment(call.body))) {
        return undefined;
    }
    const lines = [...own.flatMap(linesOf), ...written.flatMap((it) => it ?? [])].map((line) => `${indent}  ${line}`);
    const block = lines.length === 0 ? '' : ` {\n${lines.join('\n')}\n${indent}}`;
    const text = document.textDocument.getText();
    const blanks = / *$/.exec(text.slice(0, cst.offset))?.[0].length ?? 0;
    const body = call.body?.$cstNode;
    const head = `${text.slice(whole.offset, cst.offset - blanks)}${text.slice(cst.end, body?.offset ?? whole.end)}`;
    return codeAction(`Inline policy \`${policy.name}\``, CodeActionKind.RefactorInline, [
        replaceIn(document, whole.offset, whole.end, `${head.trimEnd()}${block}`),
    ]);
}

/**
 * The lines of a statement as they mean the same in another place: a fallback that others could be called like gets its
 * full name. Undefined where no name is clear there; at the top level the full one always is.
 */
function linesElsewhere(services: FirebreakServices, node: ast.Statement, atTop: boolean): string[] | undefined {
    const target = ast.isFallback(node) ? node.target : undefined;
    const names = services.shared.workspace.IndexManager.names(AstUtils.getDocument(node).uri);
    const isClear = (text: string): boolean => new Set([...names.withSuffix(text)].map((it) => it.name)).size === 1;
    if (!target || isClear(target.$refText)) {
        return linesOf(node);
    }
    const full = target.ref && qualifiedName(target.ref);
    return full !== undefined && (atTop || isClear(full))
        ? linesOf(node).map((line) => line.replace(/^(fallback\s+)\S+/, `$1${full}`))
        : undefined;
}

/** Whether a block holds comments, which would be lost when only its statements go elsewhere. */
function hasComment({ $cstNode }: ast.Block): boolean {
    return $cstNode ? CstUtils.flattenCst($cstNode).some(({ hidden, text }) => hidden && text.startsWith('/')) : false;
}

function isPolicyStatement(node: ast.Statement): boolean {
    return ast.isPolicyStatement(node) && !ast.isDefaults(node);
}

/** A name that nobody has in the project: with a number behind it if need be. */
export function freeName(services: FirebreakServices, near: ast.Call, wanted: string): string {
    const names = services.shared.workspace.IndexManager.names(AstUtils.getDocument(near).uri);
    const isTaken = (name: string): boolean => [...names.withSuffix(name)].length > 0;
    let name = wanted;
    for (let number = 2; isTaken(name); number++) {
        name = `${wanted}${number}`;
    }
    return name;
}
