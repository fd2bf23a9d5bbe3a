import type { AstNode, ValidationAcceptor, ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { isQuantity, parseQuantity } from '../quantity.ts';
import { report } from './report.ts';

/** Views that show one thing and so have to name it. */
const NEED_SUBJECT: ReadonlyMap<string, string> = new Map(
    Object.entries({
        scenario: 'view purchase of scenario Purchase',
        trace: 'view slowest of trace Purchase',
        migration: 'view halfway of migration Strangle phase 2',
        breaker: 'view states of breaker careful',
    }),
);

/** Finds views that do not say of what, and clauses that mean nothing for a view. */
export function viewChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        View: (view, accept) => {
            const example = view.of === undefined ? undefined : NEED_SUBJECT.get(view.of);
            if (example !== undefined && !view.subject) {
                const message = `A view of \`${view.of}\` names which one, as in \`${example}\`.`;
                report(accept, 'error', 'check/incomplete', message, { node: view, property: 'of' });
            }
            checkPhase(view, accept);
            if (view.depth !== undefined && !view.subject) {
                const message =
                    '`depth` counts from one element: name it, as in `view near of services Ordering depth 2`.';
                report(accept, 'warning', 'check/meaningless', message, { node: view, property: 'depth' });
            }
        },
    };
}

function checkPhase(view: ast.View, accept: ValidationAcceptor): void {
    if (view.phase === undefined) {
        return;
    }
    const migration: AstNode | undefined = view.subject?.ref;
    const place = { node: view, property: 'phase' } as const;
    if (view.of !== undefined && view.of !== 'migration') {
        report(accept, 'warning', 'check/meaningless', 'Only a view of a migration has a phase: take it out.', place);
    } else if (ast.isMigration(migration) && !hasPhase(migration, view.phase)) {
        const message = `The migration \`${migration.name}\` has no phase ${view.phase}.`;
        report(accept, 'error', 'check/unknown-phase', message, place);
    }
}

function hasPhase(migration: ast.Migration, number: string): boolean {
    const wanted = parseQuantity(number);
    return (
        !isQuantity(wanted) ||
        (migration.body?.members ?? []).filter(ast.isPhase).some((phase) => {
            const found = parseQuantity(phase.number ?? '');
            return isQuantity(found) && found.value === wanted.value;
        })
    );
}
