import { AstUtils } from 'langium';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import * as ast from '../../generated/ast.ts';
import { elementAround, enclosingElement, qualifiedName } from '../../scoping/qualified-names.ts';
import type { FirebreakServices } from '../../services.ts';
import { codeAction } from './action.ts';
import { appendTo, insertInto, linesOf, replaceIn } from './insertions.ts';
import { isExtended } from './is-extended.ts';
import { freeName } from './policy-refactorings.ts';

/**
 * Offers to publish an event instead of a call: the caller's context declares it, and the callee handles it with what
 * the called operation does. The operation stays for others.
 */
export function callToEvent(services: FirebreakServices, call: ast.Call): CodeAction | undefined {
    const callee = call.target?.ref;
    const receiver = callee && (ast.isComponent(callee) ? callee : enclosingElement(callee));
    const cst = call.$cstNode;
    if (callee && ast.isOperation(callee) && isExtended(services, callee)) {
        return undefined;
    }
    const caller = elementAround(call, ast.isComponent);
    if (!callee || !cst || !caller || !ast.isComponent(receiver) || receiver === caller || ast.isHandler(callee)) {
        return undefined;
    }
    const document = AstUtils.getDocument(call);
    const name = freeName(services, call, `${capitalised('name' in callee ? callee.name : receiver.name)}Requested`);
    const context = elementAround(call, ast.isContext);
    const home = context && AstUtils.getDocument(context) === document ? context : undefined;
    const contextName = home && qualifiedName(home);
    const full = contextName === undefined ? name : `${contextName}.${name}`;
    return codeAction(`Convert call to event \`${name}\``, CodeActionKind.RefactorRewrite, [
        replaceIn(document, cst.offset, cst.end, `publishes ${name}`),
        home ? insertInto(home, [`event ${name}`]) : appendTo(document, [`event ${name}`]),
        insertInto(receiver, handlerLines(full, ast.isOperation(callee) ? callee : undefined)),
    ]);
}

function handlerLines(event: string, operation: ast.Operation | undefined): string[] {
    const modifier = operation?.modifiers.find(({ kind }) => kind === 'idempotent');
    const idempotent = modifier ? ` ${modifier.$cstNode?.text ?? modifier.kind}` : '';
    const members = operation?.body?.members ?? [];
    return members.length === 0
        ? [`on ${event}${idempotent}`]
        : [`on ${event}${idempotent} {`, ...members.flatMap(linesOf).map((line) => `  ${line}`), '}'];
}

function capitalised(name: string): string {
    return name.slice(0, 1).toUpperCase() + name.slice(1);
}
