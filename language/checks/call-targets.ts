import { type AstNode, AstUtils, type Reference, type ValidationAcceptor, type ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { elementAround, enclosingElement } from '../scoping/qualified-names.ts';
import { type Place, report } from './report.ts';

/** Finds calls to what cannot be called, and services that call themselves. */
export function callTargetChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        Call: (call, accept) => {
            checkTarget(call.target, { node: call, property: 'target' }, accept);
            checkSelfCall(call, call.target?.ref, { node: call, property: 'target' }, accept);
        },
        RouteTarget: (route, accept) => {
            checkTarget(route.target, { node: route, property: 'target' }, accept);
            checkSelfCall(route, route.target?.ref, { node: route, property: 'target' }, accept);
        },
        ScenarioMessage: (message, accept) => checkTarget(message.to, { node: message, property: 'to' }, accept),
        PhaseRoute: (route, accept) => checkTarget(route.target, { node: route, property: 'target' }, accept),
        Fallback: (fallback, accept) => checkTarget(fallback.target, { node: fallback, property: 'target' }, accept),
    };
}

function checkTarget<N extends AstNode>(
    target: Reference<ast.Callable> | undefined,
    place: Place<N>,
    accept: ValidationAcceptor,
): void {
    const callee = target?.ref;
    const advice = callee && uncallable(callee);
    if (target && advice !== undefined) {
        report(accept, 'error', 'check/not-callable', `\`${target.$refText}\` is ${advice}.`, place);
    }
}

/** What somebody who wanted to call an element has to do instead. */
function uncallable(callee: ast.Callable): string | undefined {
    switch (callee.$type) {
        case 'Client':
            return 'a client, which calls but is not called: name the service that it reaches';
        case 'Store':
            return `a ${callee.kind}: say \`reads\` or \`writes\` instead of a call`;
        case 'Handler':
            return 'a handler, which runs when its event comes: say `publishes` and the event';
        case 'Context':
            return `a context: name the service in it that is called${services(callee)}`;
        default:
            return undefined;
    }
}

function services(context: ast.Context): string {
    const names = (context.body?.members ?? []).filter(ast.isComponent).map(({ name }) => `${context.name}.${name}`);
    return names.length === 1 ? `, \`${names[0]}\`` : '';
}

function checkSelfCall<N extends AstNode>(
    caller: AstNode,
    callee: AstNode | undefined,
    place: Place<N>,
    accept: ValidationAcceptor,
): void {
    const service = componentOf(caller);
    if (!service || !callee) {
        return;
    }
    if (callee === service || callee === enclosingElement(caller)) {
        const what = callee === service ? `\`${service.name}\`` : 'This operation';
        const message = `${what} calls itself here: name another service, or take the call out.`;
        report(accept, 'error', 'check/self-call', message, place);
    } else if (ast.isOperation(callee) && componentOf(callee) === service) {
        const message = `This is a call of \`${service.name}\` to itself over the network: write what \`${callee.name}\` does here instead.`;
        report(accept, 'warning', 'check/self-call', message, place);
    }
}

function componentOf(node: AstNode): ast.Component | undefined {
    return elementAround(node, ast.isComponent) ?? AstUtils.getContainerOfType(node, ast.isComponent);
}
