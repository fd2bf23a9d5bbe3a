import type { ArchitectureModel } from '../../model/architecture.ts';
import type { ContextRelation } from '../../model/context.ts';
import { indexModel } from '../../model/index-model.ts';
import { byCodeUnits, sortedById } from '../../model/order.ts';
import { countedIfAny } from '../../model/wording.ts';
import { countFindings, type FindingMarks } from '../views/finding-marks.ts';
import type { MapRelation } from './context-map-view.ts';

/** The short forms of the patterns on a context map (Evans; Vernon, Implementing Domain-Driven Design, ch. 3). */
export const PATTERN_CHIPS: ReadonlyMap<string, string> = new Map([
    ['open-host-service', 'OHS'],
    ['published-language', 'PL'],
    ['anticorruption-layer', 'ACL'],
    ['conformist', 'CF'],
    ['customer-supplier', 'C/S'],
]);

/** What stands in the middle of lines that have no upstream side. */
const RELATION_WORDS = {
    partnership: 'Partnership',
    'shared-kernel': 'Shared kernel',
    'separate-ways': 'Separate ways',
} as const;

/** The declared relations between shown cards, sorted by id. */
export function declaredRelations(
    model: ArchitectureModel,
    isShown: (card: string) => boolean,
    findings: FindingMarks | undefined,
): readonly MapRelation[] {
    const names = new Map(model.entities.map(({ id, name }) => [id, name]));
    return sortedById(model.contextRelations)
        .filter(({ context, other }) => context !== other && isShown(context) && isShown(other))
        .map((relation) => declared(relation, names, findings));
}

function declared(
    relation: ContextRelation,
    names: ReadonlyMap<string, string>,
    findings: FindingMarks | undefined,
): MapRelation {
    const { id, kind, context, other, offers, through, patterns, entities } = relation;
    const isUpstream = kind === 'upstream';
    const conformist = patterns.filter((pattern) => pattern === 'conformist');
    const toChips = isUpstream ? chips([...through, ...conformist]) : [];
    const middle = isUpstream
        ? chips(patterns.filter((pattern) => pattern !== 'conformist')).join(' ')
        : RELATION_WORDS[kind];
    const counts = countFindings(findings, [id, ...entities]);
    return {
        id,
        kind,
        from: isUpstream ? other : context,
        to: isUpstream ? context : other,
        fromChips: isUpstream ? chips(offers) : [],
        toChips,
        ...(middle === '' ? {} : { label: middle }),
        shared: entities.map((entity) => ({ id: entity, title: names.get(entity) ?? entity })),
        relations: [id],
        ...(counts ? { findings: counts } : {}),
        description: isUpstream
            ? [`${other} is upstream of ${context}`, ...offers, ...through, ...patterns].join(', ')
            : `${context} and ${other}: ${RELATION_WORDS[kind].toLowerCase()}`,
    };
}

function chips(patterns: readonly string[]): readonly string[] {
    return [...new Set(patterns)].map((pattern) => PATTERN_CHIPS.get(pattern) ?? pattern);
}

/** Calls and events that cross from one context to another about which the model declares no relation. */
export function undeclaredRelations(
    model: ArchitectureModel,
    isShown: (card: string) => boolean,
    findings: FindingMarks | undefined,
): readonly MapRelation[] {
    const { contextOf } = indexModel(model);
    const contexts = new Set(model.contexts.map(({ id }) => id));
    const declaredPairs = new Set(
        model.contextRelations
            .filter(({ kind }) => kind !== 'separate-ways')
            .map(({ context, other }) => pairOf(context, other)),
    );
    const crossings = new Map<string, Crossing>();
    const add = (
        upstream: string | undefined,
        downstream: string | undefined,
        what: 'calls' | 'events',
        id: string,
    ) => {
        const isOpen =
            upstream !== undefined &&
            downstream !== undefined &&
            upstream !== downstream &&
            [upstream, downstream].every((each) => contexts.has(each) && isShown(each)) &&
            !declaredPairs.has(pairOf(upstream, downstream));
        if (isOpen) {
            const key = pairOf(upstream, downstream);
            const crossing: Crossing = crossings.get(key) ?? { uses: new Map(), calls: [], events: [] };
            crossing[what].push(id);
            const { count = 0 } = crossing.uses.get(upstream) ?? {};
            crossing.uses.set(upstream, { from: upstream, to: downstream, count: count + 1 });
            crossings.set(key, crossing);
        }
    };
    for (const { id, source, target } of sortedById(model.calls)) {
        add(contextOf(target), contextOf(source), 'calls', id);
    }
    for (const { id, source, event } of sortedById(model.subscriptions)) {
        add(event === undefined ? undefined : contextOf(event), contextOf(source), 'events', id);
    }
    return [...crossings.values()]
        .map((crossing) => undeclared(crossing, findings))
        .sort((a, b) => byCodeUnits(a.id, b.id));
}

/** All use between two contexts; one that goes both ways is one line. */
interface Crossing {
    /** How many uses there are in each direction, by upstream side. */
    readonly uses: Map<string, { readonly from: string; readonly to: string; readonly count: number }>;
    readonly calls: string[];
    readonly events: string[];
}

function undeclared({ uses, calls, events }: Crossing, findings: FindingMarks | undefined): MapRelation {
    // Where it goes both ways, the line runs from the side that is used more.
    const [main] = [...uses.values()].sort((a, b) => b.count - a.count || byCodeUnits(a.from, b.from));
    const { from = '', to = '' } = main ?? {};
    const label = [countedIfAny(calls.length, 'call'), countedIfAny(events.length, 'event')]
        .filter((part) => part !== '')
        .join(', ');
    const relations = [...calls, ...events];
    const counts = countFindings(findings, relations);
    const isMutual = uses.size > 1;
    return {
        id: `${from}~>${to}`,
        kind: 'undeclared',
        from,
        to,
        fromChips: [],
        toChips: [],
        label,
        used: isMutual ? 'both' : 'from',
        shared: [],
        relations,
        ...(counts ? { findings: counts } : {}),
        description: isMutual
            ? `${from} and ${to} use each other, ${label}, and no relation is declared`
            : `${to} uses ${from}, ${label}, and no relation is declared`,
    };
}

function pairOf(a: string, b: string): string {
    return JSON.stringify(a < b ? [a, b] : [b, a]);
}
