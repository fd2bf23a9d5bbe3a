import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import type { Migration, MigrationPhase } from '../../model/migration.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { phaseView } from './migration-view.ts';
import { phaseChanges } from './phase-changes.ts';

/**
 * `migration:<name>:<phase>`: one phase on the way from a monolith to services; without a phase, the first.
 * `migration:<name>:<phase>..<phase>`: what is different between two.
 */
export const migrationFamily: ViewFamily = {
    of: 'migration',
    names: (model) =>
        model.migrations.flatMap((migration) =>
            migration.phases.map((phase) => `migration:${migration.id}:${phase.number}`),
        ),
    build(request) {
        const { model, subject = '', declared } = request;
        const [id = '', wanted] = declared
            ? [declared.subject ?? '', declared.phase === undefined ? undefined : String(declared.phase)]
            : subject.split(':');
        const migration = findMigration(model, id);
        const [phase, other] = (wanted?.split('..') ?? [undefined]).map(
            (number) => migration && phaseOf(migration, number),
        );
        if (!migration || !phase) {
            return undefined;
        }
        if (wanted?.includes('..')) {
            return other && phaseChanges(migration, [phase, other], request);
        }
        const view = phaseView(migration, phase, request);
        return declared ? { ...view, title: displayName(declared) } : view;
    },
};

/** The migration of this id or, if there is only one, of this name. */
function findMigration(model: ArchitectureModel, name: string): Migration | undefined {
    const [only, ...others] = model.migrations.filter((migration) => migration.name === name);
    return model.migrations.find((migration) => migration.id === name) ?? (others.length === 0 ? only : undefined);
}

/** The phase of this number, or the first. */
function phaseOf({ phases }: Migration, number: string | undefined): MigrationPhase | undefined {
    return number === undefined ? phases[0] : phases.find((phase) => String(phase.number) === number);
}
