import type { DataSync, Migration, MigrationPhase, PhaseRoute } from '../../model/migration.ts';

/** A path on its way to a target, in some phase. */
export interface StateRoute extends PhaseRoute {
    /** Number of the phase that says so. */
    readonly since: number;
}

/** Where requests go and data is kept in one phase, by all that was said until then. */
export interface PhaseState {
    readonly phase: MigrationPhase;
    /** In the order of the text, phase by phase. */
    readonly routes: readonly StateRoute[];
    readonly syncs: readonly DataSync[];
    /** Ids of what this phase switches off. */
    readonly ending: ReadonlySet<string>;
    /** Ids of what earlier phases have switched off. */
    readonly gone: ReadonlySet<string>;
}

/**
 * The state of a migration in a phase. A path leads where it was sent last; a part of its traffic that goes elsewhere
 * and a mirror come in addition, until the path is moved as a whole. Data is kept in step up to the phase that ends it.
 *
 * @param serviceOf the service of an operation; the id itself of anything else
 */
export function phaseState(migration: Migration, phase: MigrationPhase, serviceOf: (id: string) => string): PhaseState {
    let routes: readonly StateRoute[] = [];
    let syncs: readonly DataSync[] = [];
    const gone = new Set<string>();
    for (const each of migration.phases.filter(({ number }) => number <= phase.number)) {
        for (const route of each.routes) {
            routes = [...routes.filter((old) => !replaces(route, old)), { ...route, since: each.number }];
        }
        syncs = [...syncs, ...each.syncs].filter(
            ({ untilPhase }) => untilPhase === undefined || untilPhase > each.number,
        );
        const ending = new Set(each.decommissions);
        routes = routes.filter(({ to }) => !ending.has(to) && !ending.has(serviceOf(to)));
        if (each.number < phase.number) {
            for (const id of ending) {
                gone.add(id);
            }
        }
    }
    return { phase, routes, syncs, ending: new Set(phase.decommissions), gone };
}

/** A whole path takes the place of all that was said about it, a part or a mirror only of what is of its kind. */
function replaces(route: PhaseRoute, old: PhaseRoute): boolean {
    return route.path === old.path && (mannerOf(route) === 'whole' || mannerOf(route) === mannerOf(old));
}

/** How a route takes part in the traffic of its path. */
export function mannerOf({ action, share }: PhaseRoute): 'whole' | 'part' | 'mirror' {
    if (action === 'mirrors') {
        return 'mirror';
    }
    return share !== undefined && share < 1 ? 'part' : 'whole';
}
