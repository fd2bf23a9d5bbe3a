import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import { addTo } from '../../model/multimap.ts';
import { byCodeUnits } from '../../model/order.ts';
import { markOf } from '../../model/technologies.ts';
import { countFindings, type FindingMarks } from './finding-marks.ts';
import type { SeverityCounts } from './view.ts';
import type { GroupCount, ViewGroup, ViewNode } from './view-graph.ts';

/** What the frames of a picture stand for. */
export const GROUPINGS = ['context', 'team', 'deployment', 'none'] as const;
/** One of {@link GROUPINGS}. */
export type Grouping = (typeof GROUPINGS)[number];

/** Which group each element stands in. Topics and queues always stand in their broker. */
export function groupMembership(model: ArchitectureModel, by: Grouping): ReadonlyMap<string, string> {
    const homes = new Map<string, string>();
    for (const { id, home } of homesBy(model, by)) {
        if (home !== undefined) {
            homes.set(id, home);
        }
    }
    for (const channel of model.topics) {
        homes.set(channel.id, channel.broker);
    }
    return homes;
}

function homesBy(model: ArchitectureModel, by: Grouping): readonly { id: string; home: string | undefined }[] {
    switch (by) {
        case 'context':
            return [...model.services, ...model.stores].map(({ id, context }) => ({ id, home: context }));
        case 'team':
            return [
                ...model.services.map(({ id, owner }) => ({ id, home: owner })),
                ...model.stores.map(({ id, team }) => ({ id, home: team })),
            ];
        case 'deployment':
            return (model.deployments[0]?.units ?? []).flatMap((unit) =>
                unit.runs.map((id) => ({ id, home: unit.id })),
            );
        case 'none':
            return [];
    }
}

/** The number of each context's hue: by place in the sorted model. */
export function contextHues(model: ArchitectureModel): ReadonlyMap<string, number> {
    const ids = model.contexts.map((context) => context.id).sort(byCodeUnits);
    return new Map(ids.map((id, i) => [id, i]));
}

/** The frames that are needed for these nodes, with what they hold. */
export function viewGroups(
    model: ArchitectureModel,
    nodes: readonly ViewNode[],
    hues: ReadonlyMap<string, number>,
    findings: FindingMarks | undefined,
): readonly ViewGroup[] {
    const inside = new Map<string, ViewNode[]>();
    for (const node of nodes) {
        if (node.group !== undefined) {
            addTo(inside, node.group, node);
        }
    }
    return [...inside].flatMap(([id, members]) => {
        const group = contextGroup(id, model, hues) ?? brokerGroup(id, model) ?? otherGroup(id, model);
        const own = group && findingsOfGroup(id, model, findings);
        return group ? [{ ...group, counts: countsOf(group, members, model), ...(own ? { findings: own } : {}) }] : [];
    });
}

function contextGroup(id: string, model: ArchitectureModel, hues: ReadonlyMap<string, number>): ViewGroup | undefined {
    const context = model.contexts.find((each) => each.id === id);
    return (
        context && {
            id,
            kind: 'context',
            title: context.name,
            hue: hues.get(id) ?? 0,
            ...(context.owner === undefined ? {} : { owner: teamName(context.owner, model) }),
            counts: [],
            description: `${displayName(context)}, context`,
        }
    );
}

function brokerGroup(id: string, model: ArchitectureModel): ViewGroup | undefined {
    const broker = model.brokers.find((each) => each.id === id);
    const mark = markOf(broker?.technology ?? broker?.name ?? '');
    return (
        broker && {
            id,
            kind: 'broker',
            title: displayName(broker),
            ...(mark === '' ? {} : { mark }),
            ...(broker.team === undefined ? {} : { owner: teamName(broker.team, model) }),
            counts: [],
            placement: 'last',
            description: `${displayName(broker)}, broker`,
        }
    );
}

function otherGroup(id: string, model: ArchitectureModel): ViewGroup | undefined {
    const team = model.teams.find((each) => each.id === id);
    if (team) {
        return { id, kind: 'team', title: displayName(team), counts: [], description: `${displayName(team)}, team` };
    }
    const unit = model.deployments.flatMap((deployment) => deployment.units).find((each) => each.id === id);
    return unit && { id, kind: 'unit', title: displayName(unit), counts: [], description: `${unit.id}, unit` };
}

function teamName(id: string, model: ArchitectureModel): string {
    const team = model.teams.find((each) => each.id === id);
    return team ? displayName(team) : id;
}

function countsOf(group: ViewGroup, members: readonly ViewNode[], model: ArchitectureModel): readonly GroupCount[] {
    if (group.kind === 'broker') {
        return [];
    }
    const isStore = (node: { readonly shape: string }) => node.shape === 'store' || node.shape === 'cache';
    const stores = members.filter(isStore).length + members.reduce((sum, node) => sum + node.docked.length, 0);
    const counts: GroupCount[] = [
        { glyph: 'service', count: members.filter((node) => !isStore(node)).length },
        { glyph: 'store', count: stores },
        { glyph: 'event', count: model.events.filter((event) => event.context === group.id).length },
    ];
    return counts.filter(({ count }) => count > 0);
}

/** Findings about the context itself, its entities and events, which have no node of their own. */
function findingsOfGroup(
    id: string,
    model: ArchitectureModel,
    findings: FindingMarks | undefined,
): SeverityCounts | undefined {
    const entities = model.entities.filter((entity) => entity.context === id);
    return countFindings(findings, [id, ...entities.map((entity) => entity.id)]);
}
