import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import type { DataSync, Migration, MigrationPhase } from '../../model/migration.ts';
import { addTo } from '../../model/multimap.ts';
import { byCodeUnits, sortedById } from '../../model/order.ts';
import { formatShare } from '../../model/quantities.ts';
import { servicesView } from '../views/services.ts';
import { servicesOptions } from '../views/services-family.ts';
import type { ViewRequest } from '../views/view-family.ts';
import type { ViewEdge, ViewGraph, ViewNode } from '../views/view-graph.ts';
import { mannerOf, type PhaseState, phaseState, type StateRoute } from './phase-state.ts';

/** Most paths that a line names. */
const MOST_PATHS = 3;

/** One phase of a migration: who answers which path, where data is kept in step, what has moved and how to go back. */
export function phaseView(migration: Migration, phase: MigrationPhase, request: ViewRequest): ViewGraph {
    const { model, name, findings } = request;
    const whole = servicesView(model, { ...servicesOptions(name, findings), groupBy: 'none' });
    const operations = new Map(model.operations.map((operation) => [operation.id, operation.service]));
    const serviceOf = (id: string) => operations.get(id) ?? id;
    const state = phaseState(migration, phase, serviceOf);
    const parts: Parts = {
        model,
        migration,
        state,
        serviceOf,
        whole: new Map(whole.nodes.map((node) => [node.id, node])),
    };
    const nodes = nodesOf(parts);
    const shown = new Set(nodes.map((node) => node.id));
    return {
        ...whole,
        title: migrationTitle(model, migration, `phase ${phase.number} of ${migration.phases.length}`),
        subtitle: displayName(phase),
        stepper: {
            steps: migration.phases.map((each) => ({
                number: each.number,
                title: displayName(each),
                state: each.number < phase.number ? 'done' : each.number === phase.number ? 'current' : 'next',
            })),
        },
        footnotes:
            phase.rollback.said === 'set'
                ? [{ glyph: 'retry', text: `rollback: ${phase.rollback.value}` }]
                : phase.rollback.said === 'none'
                  ? [{ glyph: 'retry', text: 'no rollback' }]
                  : [],
        groups: [],
        nodes,
        edges: sortedById([...routeEdges(parts), ...dataEdges(parts)]).filter(
            (edge) => shown.has(edge.from) && shown.has(edge.to) && edge.from !== edge.to,
        ),
        notes:
            migration.facade === undefined
                ? [`${migration.name} names no facade, so its paths stand on what answers them.`]
                : [],
    };
}

/** `Shop · Strangle · phase 2 of 4` */
export function migrationTitle(model: ArchitectureModel, migration: Migration, where: string): string {
    const system = model.system === undefined ? [] : [displayName(model.system)];
    return [...system, migration.name, where].join(' · ');
}

/** What a phase is drawn from. */
interface Parts {
    readonly model: ArchitectureModel;
    readonly migration: Migration;
    readonly state: PhaseState;
    readonly serviceOf: (id: string) => string;
    /** The nodes of the services view. */
    readonly whole: ReadonlyMap<string, ViewNode>;
}

function nodesOf(parts: Parts): readonly ViewNode[] {
    const { migration, state, serviceOf, whole } = parts;
    const stores = storesOf(parts);
    const synced = new Set(state.syncs.flatMap(({ from, to }) => [from, to]));
    const ids = new Set([
        ...(migration.facade === undefined ? [] : [migration.facade]),
        ...state.routes.map(({ to }) => serviceOf(to)),
        ...migration.retires,
        ...state.ending,
        ...[...synced].flatMap((store) => stores.get(store)?.host ?? []),
    ]);
    const hosts = [...ids].flatMap((id) => {
        const node = state.gone.has(id) ? undefined : whole.get(id);
        return node ? [inPhase(node, parts, synced)] : [];
    });
    const free = [...synced].flatMap((id) => stores.get(id)?.node ?? whole.get(id) ?? []);
    return sortedById([...hosts, ...free]);
}

/** Docked stores by id, as nodes of their own, with the service under which they dock. */
function storesOf({ whole }: Parts): ReadonlyMap<string, { readonly node: ViewNode; readonly host: string }> {
    return new Map(
        [...whole.values()].flatMap((host) =>
            host.docked.map((store) => {
                const hue = host.hue === undefined ? {} : { hue: host.hue };
                return [store.id, { node: { ...store, ...hue, details: [], chips: [], docked: [] }, host: host.id }];
            }),
        ),
    );
}

/** A node as it is in the phase: what it still answers, that it is new, that it goes. */
function inPhase(node: ViewNode, { migration, state, serviceOf }: Parts, synced: ReadonlySet<string>): ViewNode {
    const own = state.routes.filter(({ to }) => serviceOf(to) === node.id);
    const ring = ringOf(own, state.phase.number);
    const subtitle = subtitleOf();
    const paths = migration.facade === undefined ? own.map(routeText) : [];
    return {
        ...node,
        ...(subtitle === undefined ? {} : { subtitle }),
        ...(ring === undefined ? {} : { ring }),
        ...(state.ending.has(node.id) ? { change: 'removed' } : {}),
        details: paths,
        docked: node.docked.filter((store) => !synced.has(store.id)),
        description: [node.description, ring, subtitle].filter((part) => part !== undefined).join(', '),
    };

    function subtitleOf(): string | undefined {
        if (node.id === migration.facade) {
            return [node.subtitle, 'facade'].filter((part) => part !== undefined).join(' · ');
        }
        if (state.ending.has(node.id)) {
            return 'switched off';
        }
        return migration.retires.includes(node.id) ? remaining(own, state) : node.subtitle;
    }
}

/** `everything but /orders`, `/cart, /search`, `no requests any more` */
function remaining(own: readonly StateRoute[], { routes }: PhaseState): string {
    const whole = own.filter((route) => mannerOf(route) === 'whole');
    if (!whole.some(({ path }) => path === '/')) {
        return whole.length === 0 ? 'no requests any more' : pathsText(whole);
    }
    const moved = routes.filter((route) => mannerOf(route) === 'whole' && !own.includes(route));
    return moved.length === 0 ? 'everything' : `everything but ${pathsText(moved)}`;
}

function ringOf(own: readonly StateRoute[], phase: number): string | undefined {
    const fresh = own.filter(({ since, action }) => since === phase && action !== 'routes');
    if (fresh.length === 0) {
        return undefined;
    }
    if (fresh.some((route) => mannerOf(route) === 'whole')) {
        return 'moved here';
    }
    const part = fresh.find((route) => mannerOf(route) === 'part');
    return part?.share === undefined ? 'mirrored here' : `${formatShare(part.share)} moved here`;
}

/** The lines from the facade: one for each target and manner, those of the phase itself in the accent colour. */
function routeEdges({ migration, state, serviceOf }: Parts): readonly ViewEdge[] {
    const { facade } = migration;
    if (facade === undefined) {
        return [];
    }
    const lines = new Map<string, StateRoute[]>();
    for (const route of state.routes) {
        const accent = route.since === state.phase.number && route.action !== 'routes';
        const share = mannerOf(route) === 'part' ? String(route.share) : '';
        addTo(lines, [`${facade}->${serviceOf(route.to)}`, mannerOf(route), share, accent].join(' '), route);
    }
    const isRest = state.routes.some(({ path, to }) => path !== '/' && to !== undefined);
    return [...lines.values()].map((routes, i): ViewEdge => {
        const [first] = routes;
        const to = serviceOf(first?.to ?? '');
        const mirror = first !== undefined && mannerOf(first) === 'mirror';
        const label = labelOf(routes, isRest);
        return {
            id: `${facade}->${to}#${i + 1}`,
            from: facade,
            to,
            line: mirror ? 'mirror' : 'call',
            relations: [],
            label,
            ...(first?.since === state.phase.number && first.action !== 'routes' ? { accent: true } : {}),
            description: `${facade} ${mirror ? 'mirrors' : 'sends'} ${label} ${mirror ? 'for' : 'to'} ${to}`,
        };
    });
}

/** `/orders, /cart`, `everything else`, `/pay · 20 %`, `/pay · mirror` */
function labelOf(routes: readonly StateRoute[], isRest: boolean): string {
    const [first] = routes;
    const paths = routes.every(({ path }) => path === '/')
        ? isRest
            ? 'everything else'
            : 'everything'
        : pathsText(routes);
    const manner = first && mannerOf(first);
    if (manner === 'mirror') {
        return `${paths} · mirror`;
    }
    return manner === 'part' && first?.share !== undefined ? `${paths} · ${formatShare(first.share)}` : paths;
}

function routeText(route: StateRoute): string {
    return labelOf([route], false);
}

function pathsText(routes: readonly StateRoute[]): string {
    const paths = [...new Set(routes.map(({ path }) => path))].sort(byCodeUnits);
    const more = paths.length - MOST_PATHS;
    return [
        ...paths.slice(0, more > 0 ? MOST_PATHS - 1 : paths.length),
        ...(more > 0 ? [`${more + 1} more`] : []),
    ].join(', ');
}

/** The lines of data that is kept in step, and from each store of them to the service that it belongs to. */
function dataEdges(parts: Parts): readonly ViewEdge[] {
    const stores = storesOf(parts);
    const { syncs } = parts.state;
    const owned = [...new Set(syncs.flatMap(({ from, to }) => [from, to]))].flatMap((store): readonly ViewEdge[] => {
        const host = stores.get(store)?.host;
        return host === undefined
            ? []
            : [
                  {
                      id: `${host}->${store}`,
                      from: host,
                      to: store,
                      line: 'write',
                      relations: [],
                      description: `${host} keeps its data in ${store}`,
                  },
              ];
    });
    const pairs = new Map<string, DataSync[]>();
    for (const sync of syncs) {
        addTo(pairs, `${sync.from}~${sync.to} ${sync.untilPhase ?? ''}`, sync);
    }
    return [...owned, ...[...pairs.values()].map((same, i) => syncEdge(same, i, parts))];
}

function syncEdge(syncs: readonly DataSync[], i: number, { model }: Parts): ViewEdge {
    const [first] = syncs;
    const entities = new Map(model.entities.map((entity) => [entity.id, entity.name]));
    const names = [...new Set(syncs.map(({ entity }) => entities.get(entity) ?? entity))].sort(byCodeUnits);
    const until = first?.untilPhase === undefined ? 'for good' : `until phase ${first.untilPhase}`;
    const label = `${names.length > MOST_PATHS ? `${names.length} entities` : names.join(', ')} · ${until}`;
    return {
        id: `${first?.from}~>${first?.to}#${i + 1}`,
        from: first?.from ?? '',
        to: first?.to ?? '',
        line: 'sync',
        relations: [],
        label,
        description: `${first?.from} is kept in step with ${first?.to}: ${label}`,
    };
}
