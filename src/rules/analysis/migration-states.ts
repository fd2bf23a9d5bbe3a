import type { ModelIndex } from '../../model/index-model.ts';
import type { Migration, MigrationPhase, PhaseRoute } from '../../model/migration.ts';

/** What holds in one phase of a migration, with all that earlier phases brought about. */
export interface MigrationState {
    readonly phase: MigrationPhase;
    /** Where each path leads: one route, or several while they share the traffic. Mirrors only listen and are left out. */
    readonly routes: ReadonlyMap<string, readonly PhaseRoute[]>;
    /** Ids of what is switched off. */
    readonly decommissioned: ReadonlySet<string>;
}

/** The states that a migration goes through, phase by phase. */
export function migrationStates(migration: Migration): readonly MigrationState[] {
    let routes: ReadonlyMap<string, readonly PhaseRoute[]> = new Map();
    let decommissioned: ReadonlySet<string> = new Set();
    return migration.phases.map((phase) => {
        const next = new Map(routes);
        const inThisPhase = new Set<string>();
        for (const route of phase.routes.filter(({ action }) => action !== 'mirrors')) {
            const before = next.get(route.path) ?? [];
            const stays = isPartial(route) || inThisPhase.has(route.path);
            next.set(route.path, [...(stays ? before.filter(({ to }) => to !== route.to) : []), route]);
            inThisPhase.add(route.path);
        }
        routes = next;
        decommissioned = new Set([...decommissioned, ...phase.decommissions]);
        return { phase, routes, decommissioned };
    });
}

/** Whether a route takes over only part of the traffic, so that the rest stays where it was. */
export function isPartial({ share = 1 }: PhaseRoute): boolean {
    return share < 1;
}

/** Id of the service that a route leads to. */
export function routeTarget(index: ModelIndex, { to }: PhaseRoute): string {
    return index.serviceOf(to) ?? to;
}

/** Whether something is what the migration takes apart: a monolith, or whatever it retires. */
export function isOld(index: ModelIndex, migration: Migration, id: string): boolean {
    return migration.retires.includes(id) || index.services.get(id)?.kind === 'monolith';
}

/** Whether one path lies below another or is the same: `/orders/open` below `/orders`, all below `/`. */
export function liesBelow(path: string, other: string): boolean {
    const outer = other.endsWith('/') ? other : `${other}/`;
    return path === other || path.startsWith(outer);
}
