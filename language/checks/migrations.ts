import type { AstNode, ValidationAcceptor, ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { isQuantity, parseQuantity } from '../quantity.ts';
import { aKindOf } from './element-words.ts';
import { report } from './report.ts';

/** Finds phases that are missing, syncs that end in no phase, and facades that cannot route. */
export function migrationChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        Migration: (migration, accept) => {
            const phases = phasesOf(migration);
            checkGaps(phases, accept);
            for (const phase of phases) {
                checkSyncs(phase, phases, accept);
            }
        },
        Facade: checkFacade,
    };
}

interface NumberedPhase {
    readonly node: ast.Phase;
    readonly number: number;
}

/** The phases of a migration by their numbers, ascending; those without a number are an error of their own. */
function phasesOf(migration: ast.Migration): NumberedPhase[] {
    return (migration.body?.members ?? [])
        .filter(ast.isPhase)
        .flatMap((node) => {
            const number = countOf(node.number);
            return number === undefined ? [] : [{ node, number }];
        })
        .sort((a, b) => a.number - b.number);
}

function countOf(text: string | undefined): number | undefined {
    const quantity = parseQuantity(text ?? '');
    return isQuantity(quantity) && quantity.dimension === 'count' ? quantity.value : undefined;
}

function checkGaps(phases: readonly NumberedPhase[], accept: ValidationAcceptor): void {
    let last = 0;
    for (const { node, number } of phases) {
        if (number > last + 1) {
            const missing = number === last + 2 ? `Phase ${last + 1} is` : `Phases ${last + 1} to ${number - 1} are`;
            const message = `${missing} missing: phases count 1, 2, 3 and so on. Did you mean \`phase ${last + 1}\`?`;
            report(
                accept,
                'error',
                'check/phase-gap',
                message,
                { node, property: 'number' },
                { replacements: [String(last + 1)] },
            );
        }
        last = Math.max(last, number);
    }
}

function checkSyncs(phase: NumberedPhase, phases: readonly NumberedPhase[], accept: ValidationAcceptor): void {
    for (const sync of (phase.node.body?.members ?? []).filter(ast.isDataSync)) {
        const until = countOf(sync.untilPhase);
        if (until === undefined) {
            continue;
        }
        if (!phases.some(({ number }) => number === until)) {
            const message = `There is no phase ${until} in this migration.`;
            report(accept, 'error', 'check/unknown-phase', message, { node: sync, property: 'untilPhase' });
        } else if (until < phase.number) {
            const message = `Phase ${until} is over when phase ${phase.number} begins: sync until a later one.`;
            report(accept, 'error', 'check/unknown-phase', message, { node: sync, property: 'untilPhase' });
        }
    }
}

function checkFacade(facade: ast.Facade, accept: ValidationAcceptor): void {
    const element = facade.element?.ref;
    if (element && (element.kind === 'service' || element.kind === 'monolith')) {
        const message = `\`${element.name}\` is ${aKindOf(element)}, which routes nothing: a facade is a gateway, bff or router.`;
        report(accept, 'error', 'check/facade', message, { node: facade as AstNode, property: 'element' as never });
    }
}
