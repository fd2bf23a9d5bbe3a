import { type AstNode, AstUtils, type ValidationAcceptor, type ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { blockOf } from './block-of.ts';
import { aKindOf } from './element-words.ts';
import { firstWord, relatedTo, report } from './report.ts';

/** Finds relations of a context with itself, with parts of another context, and relations that are told twice. */
export function contextRelationChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        UpstreamRelation: (relation, accept) => {
            checkOther(relation, accept);
            checkUpstream(relation, accept);
        },
        Partnership: checkOther,
        SharedKernel: checkOther,
        SeparateWays: checkOther,
        Context: (context, accept) => checkRepeated((context.body?.members ?? []).filter(ast.isRelationship), accept),
    };
}

function checkOther(relation: ast.Relationship, accept: ValidationAcceptor): void {
    const other = relation.other?.ref;
    if (other && other === blockOf(relation)?.node) {
        const message = 'A context has no relation with itself: name another one.';
        report(accept, 'error', 'check/self-relation', message, {
            node: relation as AstNode,
            property: 'other' as never,
        });
    }
}

function checkUpstream(relation: ast.UpstreamRelation, accept: ValidationAcceptor): void {
    const other = relation.other?.ref;
    if (!other || !ast.isComponent(other) || other.kind === 'monolith') {
        return;
    }
    const context = AstUtils.getContainerOfType(other, ast.isContext);
    const advice = context ? `name its context, \`${context.name}\`` : 'name a context, an external or a monolith';
    const message = `\`${other.name}\` is ${aKindOf(other)}: ${advice}.`;
    report(accept, 'error', 'check/upstream-kind', message, { node: relation, property: 'other' });
}

function checkRepeated(relations: readonly ast.Relationship[], accept: ValidationAcceptor): void {
    const said = new Map<AstNode, ast.Relationship>();
    for (const relation of relations) {
        const other = relation.other?.ref;
        const first = other && said.get(other);
        if (!other) {
            continue;
        }
        said.set(other, first ?? relation);
        if (first && (first.$type === relation.$type || apart(first) || apart(relation))) {
            const how = firstWord(first)?.text ?? 'a relation';
            const message = `The relation with \`${relation.other.$refText}\` has been told before, as \`${how}\`: keep one.`;
            const related = [
                relatedTo('It is told here first', { node: first as AstNode, property: 'other' as never }),
            ];
            report(
                accept,
                'error',
                'check/repeated-relation',
                message,
                { node: relation as AstNode, property: 'other' as never },
                { related },
            );
        }
    }
}

function apart(relation: ast.Relationship): boolean {
    return ast.isSeparateWays(relation);
}
