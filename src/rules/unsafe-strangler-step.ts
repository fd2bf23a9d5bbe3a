import { z } from 'zod';
import { shortestPath } from '../model/graphs/shortest-path.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Migration, MigrationPhase, PhaseRoute } from '../model/migration.ts';
import type { Service } from '../model/service.ts';
import { counted, listed, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { hops, pathText } from './analysis/hops.ts';
import {
    isOld,
    isPartial,
    liesBelow,
    type MigrationState,
    migrationStates,
    routeTarget,
} from './analysis/migration-states.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { syncCycles } from './analysis/sync-cycles.ts';
import { syncServices } from './analysis/sync-graphs.ts';
import type { Fix } from './finding.ts';
import { insertStatements } from './fixes/insert-statements.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';

/** Finds steps from a monolith to services that cannot be taken safely; see `unsafe-strangler-step.md`. */
export const unsafeStranglerStep = defineRule({
    id: 'unsafe-strangler-step',
    category: 'migration',
    severity: 'error',
    summary: 'A step of a migration without a facade, a sync, an end of a sync or a way back, or one that is too big',
    fixable: true,
    composite: true,
    sources: [
        'AWS Prescriptive Guidance: strangler fig pattern, anti-corruption layer',
        'Fowler, StranglerFigApplication',
        'Newman, Monolith to Microservices, chapters 3 and 4',
        'Cerny et al., JSS 206:111829, no. 50 and 51',
    ],
    options: z.object({
        share: z
            .number()
            .min(0)
            .max(1)
            .default(0.5)
            .describe('Largest share of the capabilities that one phase may move (our own number: more is a big bang)'),
        together: z
            .int()
            .min(2)
            .default(3)
            .describe(
                'Capabilities that one phase moves with their data, from which on it is too much at once (our own number)',
            ),
    }),
    *check(context, limits) {
        const { index, derive } = context;
        const nameOf = derive(naming);
        for (const migration of index.model.migrations) {
            const scene: Scene = { ...context, nameOf, migration, states: migrationStates(migration) };
            yield* splitWithoutFacade(scene);
            yield* writtenTwice(scene);
            yield* callsBack(scene);
            yield* tooBig(scene, limits);
            yield* noWayBack(scene);
        }
    },
});

interface Scene extends RuleContext {
    readonly nameOf: NameOf;
    readonly migration: Migration;
    readonly states: readonly MigrationState[];
}

/** (a) From the first phase in which paths lead to old and new alike, somebody has to tell the requests apart. */
function* splitWithoutFacade({ index, nameOf, migration, states }: Scene): Generator<Report> {
    if (migration.facade !== undefined) {
        return;
    }
    for (const { phase, routes } of states) {
        const all = [...routes.values()].flat();
        const isOldRoute = (route: PhaseRoute) => isOld(index, migration, routeTarget(index, route));
        const split = all
            .filter((route) => !isOldRoute(route))
            .flatMap((moved) => {
                const old = all.find((route) => isOldRoute(route) && liesBelow(moved.path, route.path));
                return old ? [{ moved, old }] : [];
            })[0];
        if (split) {
            const { moved, old } = split;
            const also = moved.path === old.path ? '' : ` below \`${old.path}\``;
            yield {
                severity: 'error',
                message: `In phase ${phase.number} of \`${nameOf(migration.id)}\`, \`${moved.path}\`${also} leads to \`${nameOf(routeTarget(index, moved))}\` and to \`${nameOf(routeTarget(index, old))}\`, and no facade stands before them: nothing sends each request to the right one.`,
                source: moved.source,
                element: phase.id,
                decisive: ['facade'],
                related: [
                    {
                        message: `\`${old.path}\` leads to \`${nameOf(routeTarget(index, old))}\``,
                        source: old.source,
                        element: migration.id,
                    },
                ],
                fixes: nameFacade(index, migration),
            };
            return;
        }
    }
}

/** Only where there is one gateway is it certain which one is meant. */
function nameFacade({ model }: ModelIndex, migration: Migration): readonly Fix[] {
    const [gateway, ...others] = model.services.filter(({ kind }) => kind === 'gateway');
    if (!gateway || others.length > 0) {
        return [];
    }
    const edits = [insertStatements(migration, [`facade ${gateway.id}`])];
    return [{ title: `Let ${gateway.name} be the facade`, safe: false, edits }];
}

/** (b) An entity that old and new both write needs a sync, and the sync an end. */
function* writtenTwice(scene: Scene): Generator<Report> {
    const told = new Set<string>();
    for (const state of scene.states) {
        for (const route of [...state.routes.values()].flat()) {
            for (const conflict of conflictsOf(scene, state, route)) {
                const key = JSON.stringify([conflict.entity, conflict.fresh.id]);
                if (!told.has(key)) {
                    told.add(key);
                    yield* reportConflict(scene, state.phase, conflict);
                }
            }
        }
    }
}

interface Conflict {
    /** Id of the new service's entity. */
    readonly entity: string;
    /** Id of the old one's. */
    readonly oldEntity: string;
    readonly fresh: Service;
    readonly old: Service;
    readonly route: PhaseRoute;
}

function conflictsOf({ index, migration }: Scene, state: MigrationState, route: PhaseRoute): readonly Conflict[] {
    const fresh = index.services.get(routeTarget(index, route));
    // What only asks writes nothing.
    if (!fresh || isOld(index, migration, fresh.id) || index.operations.get(route.to)?.kind === 'query') {
        return [];
    }
    const stillThere = index.model.services.filter(
        ({ id }) => isOld(index, migration, id) && !state.decommissioned.has(id),
    );
    return stillThere.flatMap((old) =>
        old.masters.flatMap((oldEntity) =>
            fresh.masters
                .filter((entity) => isSameThing(index, entity, oldEntity))
                .map((entity) => ({ entity, oldEntity, fresh, old, route })),
        ),
    );
}

/** The same word, or a declared copy: in a monolith and in a context they are two entities for one thing. */
function isSameThing({ entities }: ModelIndex, a: string, b: string): boolean {
    const [one, other] = [entities.get(a), entities.get(b)];
    return a === b || one?.copies === b || other?.copies === a || (one !== undefined && one.name === other?.name);
}

function* reportConflict({ migration, nameOf }: Scene, phase: MigrationPhase, conflict: Conflict): Generator<Report> {
    const { entity, oldEntity, fresh, old, route } = conflict;
    const syncs = migration.phases
        .filter(({ number }) => number <= phase.number)
        .flatMap((it) => it.syncs)
        .filter((sync) => sync.entity === entity || sync.entity === oldEntity);
    if (syncs.some(({ untilPhase }) => untilPhase !== undefined)) {
        return;
    }
    const [endless] = syncs;
    const what = `\`${nameOf(entity)}\``;
    const both = `From phase ${phase.number} of \`${nameOf(migration.id)}\` on, \`${nameOf(old.id)}\` and \`${nameOf(fresh.id)}\` both write ${what}`;
    yield {
        severity: 'error',
        message: endless
            ? `${both}, and the sync between them has no end (\`until phase …\`): nobody can say when the new one holds the truth.`
            : `${both}, and no sync says which way the changes flow and until when: what one writes, the other does not know.`,
        source: endless?.source ?? route.source,
        element: phase.id,
        decisive: ['sync', entity, fresh.id],
        related: [
            { message: `\`${nameOf(old.id)}\` masters it`, source: old.source, element: old.id },
            { message: `\`${nameOf(fresh.id)}\` masters it`, source: fresh.source, element: fresh.id },
        ],
    };
}

/** (c) A service that was taken out, but cannot answer without the monolith, which in turn needs it. */
function* callsBack({ index, derive, nameOf, migration }: Scene): Generator<Report> {
    const graph = derive(syncServices);
    const cycles = derive(syncCycles);
    const extracted = groupBy(
        migration.phases.flatMap((phase) => phase.routes.map((route) => ({ phase, route }))),
        ({ route }) => routeTarget(index, route),
    );
    for (const [fresh, [first]] of extracted) {
        const circle = cycles.find(({ services }) => services.includes(fresh));
        const old = circle?.services.find((id) => isOld(index, migration, id));
        const out = old === undefined ? undefined : shortestPath(graph, fresh, old);
        const back = old === undefined ? undefined : shortestPath(graph, old, fresh);
        if (!first || !circle || !out || !back || isOld(index, migration, fresh)) {
            continue;
        }
        const way = {
            nodes: [...out.nodes, ...back.nodes.slice(1)],
            relations: [...out.relations, ...back.relations],
        };
        yield {
            severity: 'warning',
            message: `Phase ${first.phase.number} of \`${nameOf(migration.id)}\` takes \`${nameOf(fresh)}\` out of \`${nameOf(old ?? '')}\`, but they call each other in a circle (${pathText(way.nodes, nameOf)}): when one is down, so is the other, now over the network.`,
            source: first.route.source,
            element: first.phase.id,
            relations: way.relations.flat(),
            decisive: ['cycle', fresh],
            related: hops(index, way, nameOf),
            // Between these two it is the same circle; of a larger one it is only a part.
            swallows:
                circle.services.length === 2
                    ? way.relations.flat().map((on) => ({ rule: 'cyclic-sync-dependency', on }))
                    : [],
        };
    }
}

/** (d) What moves very much at once cannot be tried out, nor taken back. */
function* tooBig(
    { index, nameOf, migration }: Scene,
    { share, together }: { readonly share: number; readonly together: number },
): Generator<Report> {
    const moves = capabilityMoves(index, migration);
    for (const [phase, moved] of groupBy(moves, (move) => move.phase)) {
        const withData = moved.filter(({ route }) => movesData(index, phase, routeTarget(index, route)));
        const part = moved.length / moves.length;
        const isBigBang = moved.length > 1 && part > share;
        if (!isBigBang && withData.length < together) {
            continue;
        }
        const reasons = [
            ...(isBigBang
                ? [
                      `${moved.length} of ${moves.length} capabilities at once (${Math.round(part * 100)} %, limit ${Math.round(share * 100)} %)`,
                  ]
                : []),
            ...(withData.length >= together
                ? [`the behaviour and the data of ${withData.length} together (limit ${together - 1})`]
                : []),
        ];
        const paths = moved.map(({ route }) => `\`${route.path}\``);
        yield {
            severity: 'warning',
            message: `Phase ${phase.number} of \`${nameOf(migration.id)}\` moves ${listed(reasons)}: ${listedUpTo(paths, 8, 'paths')}. When something fails, nobody can tell which of them did it, and all have to go back.`,
            source: phase.source,
            element: phase.id,
            decisive: ['big'],
            related: moved.map(({ route }) => ({
                message: `\`${route.path}\` moves to \`${nameOf(routeTarget(index, route))}\``,
                source: route.source,
                element: phase.id,
            })),
        };
    }
}

interface CapabilityMove {
    readonly phase: MigrationPhase;
    readonly route: PhaseRoute;
}

/** Each path that leaves the monolith, in the phase that moves most of its traffic: a canary is a small step. */
function capabilityMoves(index: ModelIndex, migration: Migration): readonly CapabilityMove[] {
    const all = migration.phases.flatMap((phase) =>
        phase.routes
            .filter((route) => route.action === 'moves' && !isOld(index, migration, routeTarget(index, route)))
            .map((route) => ({ phase, route })),
    );
    return [...groupBy(all, ({ route }) => route.path).values()].flatMap(
        (moves) => moves.find(({ route }) => !isPartial(route)) ?? moves.slice(0, 1),
    );
}

function movesData(index: ModelIndex, phase: MigrationPhase, service: string): boolean {
    return phase.syncs.some(({ to }) => index.stores.get(to)?.owner === service);
}

/** (e) A step that changes where requests go, or switches something off, needs a way back. */
function* noWayBack({ nameOf, migration, isAbsent }: Scene): Generator<Report> {
    for (const phase of migration.phases) {
        const steps = phase.routes.filter(({ action }) => action === 'moves').length + phase.decommissions.length;
        const { rollback } = phase;
        if (steps > 0 && isAbsent(rollback)) {
            const isRuledOut = rollback.said === 'none';
            const [one, many] = isRuledOut ? RULED_OUT : UNSAID;
            yield {
                severity: 'info',
                message: `Phase ${phase.number} of \`${nameOf(migration.id)}\` ${one}.`,
                source: isRuledOut ? rollback.source : phase.source,
                element: phase.id,
                decisive: ['rollback'],
                cause: {
                    key: JSON.stringify(['rollback', rollback.said, migration.id]),
                    adds: `phase ${phase.number} has ${isRuledOut ? '`rollback none`' : 'no `rollback`'}`,
                    merge: (reports) => ({
                        message: `${counted(reports.length, 'phase')} of \`${nameOf(migration.id)}\` ${many}.`,
                        source: migration.source,
                        element: migration.id,
                    }),
                },
            };
        }
    }
}

const UNSAID = [
    'does not say how to go back (`rollback`): when it fails, somebody has to think of it in the night',
    'do not say how to go back (`rollback`): when one fails, somebody has to think of it in the night',
] as const;
const RULED_OUT = [
    'cannot be taken back (`rollback none`): when it fails, the only way is forward. Make it smaller, or send a part of the traffic first',
    'cannot be taken back (`rollback none`): when one fails, the only way is forward. Make them smaller, or send a part of the traffic first',
] as const;
