import type { Element } from '../model/element.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { type Affected, blastRadius } from '../model/what-if/blast-radius.ts';
import { IMPACT_KINDS } from '../model/what-if/impact.ts';
import { type WorkGraph, workGraph } from '../model/what-if/work-graph.ts';
import type { DetailSection } from '../protocol/diagram/elements.ts';

/** So many names are told one by one. */
const MOST_NAMES = 6;

/** Who is affected when an element stops: its blast radius in words. */
export function stopSections({ id, kind }: Element, index: ModelIndex): DetailSection[] {
    if (!IMPACT_KINDS.has(kind)) {
        return [];
    }
    const { affected } = blastRadius(index, workOf(index), id);
    const rows = EFFECTS.flatMap(([effect, glyph, one, many]) => {
        const hit = affected.filter((each) => each.effect === effect);
        return hit.length === 0
            ? []
            : [{ glyph, text: `${hit.length} ${hit.length === 1 ? one : many}: ${namesOf(hit, index)}` }];
    });
    return [
        {
            title: 'If it stops',
            rows: rows.length > 0 ? rows : [{ glyph: 'codicon-pass', text: 'nobody else is affected' }],
        },
    ];
}

const EFFECTS: readonly (readonly [Affected['effect'], glyph: string, one: string, many: string])[] = [
    ['fails', 'codicon-error', 'fails', 'fail'],
    ['degraded', 'codicon-warning', 'goes on with less', 'go on with less'],
    ['starved', 'codicon-mail', 'waits for messages', 'wait for messages'],
];

function namesOf(affected: readonly Affected[], index: ModelIndex): string {
    const names = affected.slice(0, MOST_NAMES).map(({ element }) => index.elements.get(element)?.name ?? element);
    const rest = affected.length - MOST_NAMES;
    return names.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

const works = new WeakMap<ModelIndex, WorkGraph>();

/** Who does what for a request; worked out once a model. */
export function workOf(index: ModelIndex): WorkGraph {
    const known = works.get(index) ?? workGraph(index);
    works.set(index, known);
    return known;
}
