import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
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
 * the called command does; the command stays for others. What the call says of trying again and of how much at once
 * holds for the handler; the title tells which of its policies go because nobody waits any more. Nothing is offered
 * where more would be lost: an answer, how often, what undoes it, an allowance.
 */
export function callToEvent(services: FirebreakServices, call: ast.Call): CodeAction | undefined {
    const callee = call.target?.ref;
    const receiver = callee && (ast.isComponent(callee) ? callee : enclosingElement(callee));
    const caller = elementAround(call, ast.isComponent);
    if (!callee || !caller || !ast.isComponent(receiver) || receiver === caller) {
        return undefined;
    }
    const command = ast.isOperation(callee) ? callee : undefined;
    const policies = policiesOf(services, call);
    const isAsked = callee !== receiver && !(command && isPlainCommand(services, command));
    if (!policies || isAsked || !isTelling(call)) {
        return undefined;
    }
    const document = AstUtils.getDocument(call);
    const name = freeName(services, call, `${capitalised((command ?? receiver).name)}Requested`);
    const context = elementAround(call, ast.isContext);
    const contextName = context && qualifiedName(context);
    const full = contextName === undefined ? name : `${contextName}.${name}`;
    const declaration = [`event ${name}${blockOf((call.body?.members ?? []).filter(isAnnotation))}`];
    const kept = policies.filter(isOfHandler);
    const lost = policies.filter((it) => !isOfHandler(it)).map(({ $type }) => WORDS.get($type) ?? $type);
    const title = `Convert call to event \`${name}\`${lost.length > 0 ? `, without its ${listed(lost)}` : ''}`;
    return codeAction(title, CodeActionKind.RefactorRewrite, [
        publication(document, call, `publishes ${name}${writesStore(call) ? ' outbox' : ''}`),
        context ? insertInto(context, declaration) : appendTo(document, declaration),
        insertInto(receiver, handlerLines(full, command, kept)),
    ]);
}

/** Whether a call could as well be told: it happens once, and nothing is said that only a call can be. */
function isTelling({ modifiers, body }: ast.Call): boolean {
    const counts = modifiers.some(
        (it) => ast.isTimes(it) || ast.isPerItem(it) || ast.isBatched(it) || ast.isUndoneBy(it),
    );
    return !counts && (body?.members ?? []).every((it) => isPolicy(it) || isAnnotation(it));
}

/** Only a command can be told to happen; what answers a question has to be asked. */
function isPlainCommand(services: FirebreakServices, operation: ast.Operation): boolean {
    return operation.kind === 'command' && !isExtended(services, operation);
}

function isPolicy(node: ast.Statement): node is ast.PolicyStatement {
    return ast.isPolicyStatement(node) && !ast.isDefaults(node);
}

/** What an event may say as well as a call; an allowance speaks of the call alone. */
function isAnnotation(node: ast.Statement): node is ast.Tags | ast.Link {
    return ast.isTags(node) || ast.isLink(node);
}

/** What a call says of its policies, itself and by name; undefined where that cannot be told from one place. */
function policiesOf(services: FirebreakServices, call: ast.Call): ast.PolicyStatement[] | undefined {
    const found = new Map<string, ast.PolicyStatement>();
    const add = (members: readonly ast.Statement[] = []): void => {
        for (const member of members.filter(isPolicy)) {
            found.set(member.$type, found.get(member.$type) ?? member);
        }
    };
    add(call.body?.members);
    const used = call.modifiers.find(ast.isWithPolicy)?.policy;
    const policy = used?.ref;
    if (used && (!policy || policy.bases.length > 0 || isExtended(services, policy))) {
        return undefined;
    }
    add(policy?.body?.members);
    return [...found.values()];
}

function isOfHandler(node: ast.PolicyStatement): boolean {
    return ast.isRetry(node) || ast.isBulkhead(node) || ast.isRateLimit(node);
}

/** What the policies are called that make no sense where nobody waits. */
const WORDS: ReadonlyMap<string, string> = new Map([
    [ast.Timeout.$type, 'timeout'],
    [ast.Deadline.$type, 'deadline'],
    [ast.Breaker.$type, 'breaker'],
    [ast.Fallback.$type, 'fallback'],
]);

function listed(words: readonly string[]): string {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Whether what calls also writes a store: then the event goes out with the same transaction. */
function writesStore(call: ast.Call): boolean {
    const { $container } = call;
    const members: readonly AstNode[] = ast.isBlock($container) ? $container.members : [];
    return members.some((it) => ast.isStoreAccess(it) && it.mode === 'writes');
}

/** The sentence that takes a call's place, with the comments that stood in the call: before it where it has its own line. */
function publication(document: LangiumDocument, { $cstNode: cst }: ast.Call, sentence: string) {
    if (!cst) {
        return undefined;
    }
    const comments = CstUtils.flattenCst(cst)
        .filter(({ hidden, text }) => hidden && text.startsWith('/'))
        .map(({ text }) => text)
        .toArray();
    const before = document.textDocument.getText().slice(0, cst.offset);
    const indent = /(?:^|\n)([ \t]*)$/.exec(before)?.[1];
    const text =
        indent === undefined
            ? [sentence, ...comments.map((it) => (it.startsWith('//') ? `${it}\n` : it))].join(' ')
            : [...comments, sentence].join(`\n${indent}`);
    return replaceIn(document, cst.offset, cst.end, text);
}

function handlerLines(
    event: string,
    operation: ast.Operation | undefined,
    policies: readonly ast.PolicyStatement[],
): string[] {
    const modifiers = (operation?.modifiers ?? []).map(({ $cstNode, kind }) => ` ${$cstNode?.text ?? kind}`);
    const head = `on ${event}${modifiers.join('')}`;
    const members = operation?.body?.members ?? [];
    const [first = '', ...rest] = operation?.body && members.length > 0 ? linesOf(operation.body) : [];
    if (first === '') {
        return [`${head}${blockOf(policies)}`];
    }
    if (rest.length === 0) {
        const said = policies.map((it) => `  ${it.$cstNode?.text ?? ''}`).join('');
        return [`${head} ${first.replace(/\s*\}$/, () => `${said} }`)}`];
    }
    const own = policies.flatMap(linesOf).map((line) => `  ${line}`);
    return [`${head} ${first}`, ...rest.slice(0, -1), ...own, ...rest.slice(-1)];
}

function blockOf(statements: readonly AstNode[]): string {
    const said = statements.map((it) => it.$cstNode?.text ?? '').join('  ');
    return said === '' ? '' : ` { ${said} }`;
}

function capitalised(name: string): string {
    return name.slice(0, 1).toUpperCase() + name.slice(1);
}
