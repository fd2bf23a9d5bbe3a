import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Call } from '../../model/call.ts';
import { addTo } from '../../model/multimap.ts';
import { byCodeUnits } from '../../model/order.ts';
import { counted } from '../../model/wording.ts';
import { countFindings, type FindingMarks } from './finding-marks.ts';
import type { LineKind, ViewEdge } from './view-graph.ts';

/** Lifts lines to what stands for their ends: an id's stand-in is itself where nothing stands for it. */
export type EdgeLifter = (edges: readonly ViewEdge[], standIn: (id: string) => string) => readonly ViewEdge[];

/**
 * Lifts lines to folded frames. What runs between the same two things becomes one line for each kind of line, which
 * says how many calls, which events or which stores it stands for. Lines with both ends where they were stay as they are.
 *
 * @param titles of the nodes, by id, before anything is folded
 */
export function lifter(
    model: ArchitectureModel,
    findings: FindingMarks | undefined,
    titles: ReadonlyMap<string, string>,
): EdgeLifter {
    const calls = new Map(model.calls.map((call) => [call.id, call]));
    const published = new Map(model.publications.map((told) => [told.id, told.event]));
    const told = new Map(
        [...model.publications, ...model.subscriptions].map(({ id, event, channel }) => [id, event ?? channel ?? '']),
    );
    return (edges, standIn) => {
        const kept: ViewEdge[] = [];
        const pairs = new Map<string, ViewEdge[]>();
        for (const edge of edges) {
            if (standIn(edge.from) === edge.from && standIn(edge.to) === edge.to) {
                kept.push(edge);
            } else {
                addTo(pairs, `${standIn(edge.from)}=${mannerOf(edge.line)}=>${standIn(edge.to)}`, edge);
            }
        }
        return [...kept, ...[...pairs].map(([id, between]) => lifted(id, between, standIn))];
    };

    function lifted(id: string, edges: readonly ViewEdge[], standIn: (id: string) => string): ViewEdge {
        const [first] = edges;
        const from = standIn(first?.from ?? '');
        const to = standIn(first?.to ?? '');
        const line = edges.some((edge) => edge.line === 'write') ? 'write' : (first?.line ?? 'call');
        const relations = [...new Set(edges.flatMap((edge) => edge.relations))].sort(byCodeUnits);
        const events = relations.flatMap((relation) => published.get(relation) ?? []);
        const counted = countFindings(findings, [...relations, ...events]);
        const label = labelOf(line, edges, relations, to);
        return {
            id,
            from,
            to,
            line,
            relations,
            lifted: { edges: edges.length, ...(line === 'call' ? bubbleOf(relations) : {}) },
            ...(label === undefined ? {} : { label }),
            ...(counted ? { findings: counted } : {}),
            description: `${from} ${VERBS[line]} ${to}${label === undefined ? '' : `: ${label}`}${countOf(line, relations)}`,
        };
    }

    /** `3`, or `3 ×` for one call that is made several times. */
    function bubbleOf(relations: readonly string[]): { readonly bubble: string; readonly weight: number } {
        const [only, ...others] = relations.flatMap((relation) => calls.get(relation) ?? []);
        const repeated = only && others.length === 0 ? timesText(only) : undefined;
        return { bubble: repeated ?? String(Math.max(1, relations.length)), weight: Math.max(1, relations.length) };
    }

    /** `2 events`; of lines to stores inside a folded frame, which stores. */
    function labelOf(
        line: LineKind,
        edges: readonly ViewEdge[],
        relations: readonly string[],
        to: string,
    ): string | undefined {
        if (line === 'call') {
            return undefined;
        }
        if (line === 'event') {
            return counted(new Set(relations.map((relation) => told.get(relation))).size, 'event');
        }
        if (line === 'write' || line === 'read') {
            const stores = [...new Set(edges.map((edge) => edge.to))].filter((store) => store !== to);
            const names = stores.map((store) => titles.get(store) ?? store);
            return names.length === 0
                ? undefined
                : names.length > 2
                  ? counted(names.length, 'store')
                  : names.join(', ');
        }
        return edges[0]?.label;
    }
}

const VERBS: Readonly<Record<LineKind, string>> = {
    call: 'calls',
    event: 'sends events to',
    write: 'writes',
    read: 'reads',
    copy: 'is copied to',
    mirror: 'mirrors calls to',
    undo: 'undoes calls to',
    sync: 'is kept in step with',
    config: 'configures',
};

/** Readings and writings of stores are one kind of line: what writes shows as writing. */
function mannerOf(line: LineKind): string {
    return line === 'read' || line === 'write' ? 'store' : line;
}

function timesText({ times }: Call): string | undefined {
    if (times.per === 'item') {
        return 'n ×';
    }
    return times.count > 1 ? `${times.count} ×` : undefined;
}

function countOf(line: LineKind, relations: readonly string[]): string {
    return line === 'call' ? `, ${counted(Math.max(1, relations.length), 'call')}` : '';
}
