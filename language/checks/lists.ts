import { GrammarUtils, type ValidationAcceptor, type ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { relatedTo, report } from './report.ts';

/** Finds units that run nothing, and lists that name one element twice. */
export function listChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        Unit: (unit, accept) => {
            if (!(unit.body?.members ?? []).some((member) => ast.isRuns(member) || ast.isSidecars(member))) {
                const message = 'This unit runs nothing: add `runs` and the services in it.';
                report(accept, 'warning', 'check/incomplete', message, { node: unit, property: 'name' });
            }
        },
        Runs: (runs, accept) => checkRepeated(runs, 'services', runs.services, accept),
        Masters: (masters, accept) => checkRepeated(masters, 'entities', masters.entities, accept),
        Uses: (uses, accept) => checkRepeated(uses, 'libraries', uses.libraries, accept),
        Pins: (pins, accept) => checkRepeated(pins, 'targets', pins.targets, accept),
        MeshMembers: (members, accept) => checkRepeated(members, 'elements', members.elements, accept),
        Retires: (retires, accept) => checkRepeated(retires, 'elements', retires.elements, accept),
    };
}

function checkRepeated<N extends ast.Runs | ast.Masters | ast.Uses | ast.Pins | ast.MeshMembers | ast.Retires>(
    node: N,
    property: string,
    references: readonly { readonly ref?: unknown }[],
    accept: ValidationAcceptor,
): void {
    const said = new Map<unknown, number>();
    const places = GrammarUtils.findNodesForProperty(node.$cstNode, property);
    for (const [index, { ref }] of references.entries()) {
        const first = said.get(ref);
        const range = places[index]?.range;
        if (ref === undefined || !range) {
            continue;
        }
        if (first === undefined) {
            said.set(ref, index);
        } else {
            const before = places[first];
            const related = before ? [relatedTo('It is named here first', { node, range: before.range })] : [];
            const message = 'This stands in the list already: take it out.';
            report(accept, 'warning', 'check/duplicate-name', message, { node, range }, { related });
        }
    }
}
