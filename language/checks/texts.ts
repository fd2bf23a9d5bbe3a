import type { AstNode, ValidationAcceptor, ValidationCheck, ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { relatedTo, report } from './report.ts';

/** Texts that have to say something, by type of sentence. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
    Operation: ['endpoint'],
    OperationModifier: ['key'],
    AtAddress: ['address'],
    Route: ['path'],
    PhaseRoute: ['path'],
    Rollback: ['description'],
    Fallback: ['description'],
    Link: ['url'],
    Health: ['path', 'ready', 'live'],
    ObservedAs: ['names'],
    Transforms: ['headers'],
    Image: ['name'],
    Technology: ['names'],
    Version: ['version'],
    Alternative: ['condition'],
    LoopSteps: ['label'],
};

/** Finds texts that are empty, health checks without an endpoint, and two routes or operations for one path. */
export function textChecks(): ValidationChecks<ast.FirebreakAstType> {
    const checks: Record<string, ValidationCheck<AstNode>> = {};
    for (const [type, properties] of Object.entries(TEXTS)) {
        checks[type] = (node, accept) => {
            for (const property of properties) {
                checkText(node, property, accept);
            }
        };
    }
    checks['Health'] = (node, accept) => checkHealth(node as ast.Health, accept);
    checks['Component'] = (node, accept) => checkPaths(node as ast.Component, accept);
    return checks as ValidationChecks<ast.FirebreakAstType>;
}

function checkText(node: AstNode, property: string, accept: ValidationAcceptor): void {
    const value: unknown = Reflect.get(node, property);
    for (const [index, text] of (Array.isArray(value) ? value : [value]).entries()) {
        if (typeof text === 'string' && text.trim() === '') {
            const message = 'This text is empty: write something, or take it out.';
            const place = Array.isArray(value)
                ? { property: property as never, index }
                : { property: property as never };
            report(accept, 'error', 'check/empty-text', message, { node, ...place });
        }
    }
}

function checkHealth(health: ast.Health, accept: ValidationAcceptor): void {
    for (const property of TEXTS['Health'] ?? []) {
        checkText(health, property, accept);
    }
    if (!health.none && health.path === undefined && health.ready === undefined && health.live === undefined) {
        const message = 'Say where: `health "/healthz"`, or `health ready "/ready" live "/live"`, or `health none`.';
        report(accept, 'error', 'check/incomplete', message, { node: health });
    }
}

function checkPaths(component: ast.Component, accept: ValidationAcceptor): void {
    const members = component.body?.members ?? [];
    checkUnique(members.filter(ast.isRoute), 'path', (it) => it.path, accept);
    checkUnique(members.filter(ast.isOperation), 'endpoint', (it) => it.endpoint, accept);
}

function checkUnique<N extends AstNode>(
    nodes: readonly N[],
    property: string,
    textOf: (node: N) => string | undefined,
    accept: ValidationAcceptor,
): void {
    const said = new Map<string, N>();
    for (const node of nodes) {
        const text = textOf(node);
        const first = text === undefined ? undefined : said.get(text);
        if (text !== undefined && text !== '' && first) {
            report(
                accept,
                'warning',
                'check/duplicate-path',
                `\`${text}\` is taken already: nobody can tell which of the two is meant.`,
                { node: node as AstNode, property: property as never },
                {
                    related: [
                        relatedTo('It stands here first', { node: first as AstNode, property: property as never }),
                    ],
                },
            );
        } else if (text !== undefined) {
            said.set(text, node);
        }
    }
}
