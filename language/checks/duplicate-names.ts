import { type AstNode, AstUtils, type ValidationAcceptor, type ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { localName, qualifiedName } from '../scoping/qualified-names.ts';
import type { FirebreakServices } from '../services.ts';
import { aKindOf } from './element-words.ts';
import { relatedTo, report } from './report.ts';

/** Finds names that are taken: a qualified name is unique in a project, whatever it names and in whichever file. */
export function duplicateNameChecks(services: FirebreakServices): ValidationChecks<ast.FirebreakAstType> {
    const { IndexManager: names, ProjectFacts: facts } = services.shared.workspace;
    return {
        Named: (node, accept) => {
            const name = qualifiedName(node);
            if (name === undefined) {
                return;
            }
            facts.note(node, name);
            const first = names.names(AstUtils.getDocument(node).uri).firstWithName(name)?.node;
            if (first && ast.isNamed(first) && first !== node && !mayShareName(node, first)) {
                reportDuplicate(node, first, accept);
            }
        },
        Schemas: (node, accept) => checkList(node, 'names', node.names, 'schema', accept),
        FieldBlock: (node, accept) => checkList(node, 'fields', node.fields, 'field', accept),
    };
}

/** The system may be described in several files; a backend takes each of its signals in a statement of its own. */
function mayShareName(one: ast.Named, other: ast.Named): boolean {
    if (ast.isSystem(one) && ast.isSystem(other)) {
        return true;
    }
    return ast.isBackend(one) && ast.isBackend(other) && one.signal !== other.signal;
}

function reportDuplicate(node: ast.Named, first: ast.Named, accept: ValidationAcceptor): void {
    const name = localName(node) ?? '';
    const property = ast.isHandler(node) ? 'event' : ast.isPhase(node) ? 'number' : 'name';
    report(
        accept,
        'error',
        'check/duplicate-name',
        duplicateMessage(node, first, name),
        { node: node as AstNode, property: property as never },
        {
            related: [
                relatedTo(`${aKindOf(first)} of that name`, { node: first as AstNode, property: property as never }),
            ],
        },
    );
}

function duplicateMessage(node: ast.Named, first: ast.Named, name: string): string {
    if (ast.isHandler(node)) {
        return 'This service handles that event already: put what happens into one handler.';
    }
    if (ast.isPhase(node)) {
        return `There is a phase ${name} already: each phase has a number of its own.`;
    }
    return node.$type === first.$type
        ? `There is ${aKindOf(first)} called \`${name}\` already.`
        : `\`${name}\` is the name of ${aKindOf(first)} already: in one place, a name is taken whatever it names.`;
}

function checkList<N extends AstNode>(
    node: N,
    property: string,
    names: readonly string[],
    what: string,
    accept: ValidationAcceptor,
): void {
    const seen = new Set<string>();
    for (const [index, name] of names.entries()) {
        if (seen.has(name)) {
            const message = `This ${what} stands in the list already: take it out.`;
            report(accept, 'warning', 'check/duplicate-name', message, {
                node: node as AstNode,
                property: property as never,
                index,
            });
        }
        seen.add(name);
    }
}
