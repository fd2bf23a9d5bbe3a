import type { DataSync, Migration, MigrationPhase, PhaseRoute } from '../../src/model/migration.ts';
import { addTo } from '../../src/model/multimap.ts';
import * as ast from '../generated/ast.ts';
import { elementOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { count, present, quantity, said } from './values.ts';

/** Ways from a monolith to services. */
export function* migrations(context: ModelContext): Generator<Migration> {
    const phasesOf = new Map<ast.Migration, MigrationPhase[]>();
    for (const node of context.nodes('Phase', ast.isPhase)) {
        const migration = context.enclosing(node, ast.isMigration);
        const phase = migration && migrationPhase(context, node);
        if (migration && phase) {
            addTo(phasesOf, migration, phase);
        }
    }
    for (const node of context.nodes('Migration', ast.isMigration)) {
        const element = elementOf(context, node, 'migration');
        if (element) {
            yield present({
                ...element,
                kind: 'migration' as const,
                facade: context.idOf(context.first(node, ast.isFacade)?.element),
                retires: context.idsOf(context.all(node, ast.isRetires).flatMap((it) => it.elements)),
                phases: (phasesOf.get(node) ?? []).sort((a, b) => a.number - b.number),
            });
        }
    }
}

function migrationPhase(context: ModelContext, node: ast.Phase): MigrationPhase | undefined {
    const element = elementOf(context, node, 'phase');
    const number = count(node.number);
    return element && number !== undefined
        ? present({
              ...element,
              kind: 'phase' as const,
              number,
              routes: context.all(node, ast.isPhaseRoute).flatMap((it) => phaseRoute(context, it) ?? []),
              syncs: context.all(node, ast.isDataSync).flatMap((it) => dataSync(context, it) ?? []),
              decommissions: context.idsOf(context.all(node, ast.isDecommissions).flatMap((it) => it.elements)),
              rollback: said(context, context.first(node, ast.isRollback), ({ description }) => description),
          })
        : undefined;
}

function phaseRoute(context: ModelContext, node: ast.PhaseRoute): PhaseRoute | undefined {
    const to = context.idOf(node.target);
    return to === undefined || node.path === undefined
        ? undefined
        : present({
              action: node.action,
              path: node.path,
              to,
              share: quantity(node.share, 'share'),
              source: context.source(node),
          });
}

function dataSync(context: ModelContext, node: ast.DataSync): DataSync | undefined {
    const entity = context.idOf(node.entity);
    const from = context.idOf(node.from);
    const to = context.idOf(node.to);
    return entity === undefined || from === undefined || to === undefined
        ? undefined
        : present({ entity, from, to, untilPhase: count(node.untilPhase), source: context.source(node) });
}
