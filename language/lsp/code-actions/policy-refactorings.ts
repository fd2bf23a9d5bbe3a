import { AstUtils } from 'langium';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { lastSegment } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';
import { codeAction } from './action.ts';
import { appendTo, indentOf, linesOf, replaceIn } from './insertions.ts';

/** Offers to give the policy in a call's block a name, so that others can use it. */
export function extractPolicy(services: FirebreakServices, call: ast.Call): CodeAction | undefined {
    const { body, target } = call;
    const cst = body?.$cstNode;
    const statements = (body?.members ?? []).filter(isPolicyStatement);
    const isAll = statements.length === body?.members.length && statements.length > 0;
    if (!cst || !isAll || call.modifiers.some(ast.isWithPolicy) || !target) {
        return undefined;
    }
    const document = AstUtils.getDocument(call);
    const name = freeName(services, call, `${lastSegment(target.$refText)}Policy`);
    const lines = statements.flatMap(linesOf).map((line) => `  ${line}`);
    return codeAction(`Extract policy \`${name}\``, CodeActionKind.RefactorExtract, [
        replaceIn(document, cst.offset, cst.end, `with ${name}`),
        appendTo(document, [`policy ${name} {`, ...lines, '}']),
    ]);
}

/** Offers to write what a named policy says into the call that uses it; what the call says itself stays. */
export function inlinePolicy(call: ast.Call): CodeAction | undefined {
    const used = call.modifiers.find(ast.isWithPolicy);
    const policy = used?.policy?.ref;
    const cst = used?.$cstNode;
    const whole = call.$cstNode;
    if (!policy || !cst || !whole || policy.bases.length > 0) {
        return undefined;
    }
    const document = AstUtils.getDocument(call);
    const own = call.body?.members ?? [];
    const said = new Set(own.map(({ $type }) => $type));
    const added = (policy.body?.members ?? []).filter((it) => isPolicyStatement(it) && !said.has(it.$type));
    const indent = indentOf(document, whole.range.start.line);
    const lines = [...own, ...added].flatMap(linesOf).map((line) => `${indent}  ${line}`);
    const block = lines.length === 0 ? '' : ` {\n${lines.join('\n')}\n${indent}}`;
    const text = document.textDocument.getText();
    const blanks = / *$/.exec(text.slice(0, cst.offset))?.[0].length ?? 0;
    const body = call.body?.$cstNode;
    const head = `${text.slice(whole.offset, cst.offset - blanks)}${text.slice(cst.end, body?.offset ?? whole.end)}`;
    return codeAction(`Inline policy \`${policy.name}\``, CodeActionKind.RefactorInline, [
        replaceIn(document, whole.offset, whole.end, `${head.trimEnd()}${block}`),
    ]);
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
