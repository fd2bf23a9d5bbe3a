import { addTo } from '../multimap.ts';
import type { Call } from '../../model/call.ts';
import { countFindings, type FindingMarks, missingProperties } from './finding-marks.ts';
import { byCodeUnits } from './order.ts';
import { policyPill } from './policy-pill.ts';
import type { PolicyPill, ViewEdge } from './view-graph.ts';

/** Most parallel lines between the same two nodes; where more calls differ, one line stands for all. */
const MAX_PARALLEL_LINES = 3;

/**
 * The lines of synchronous calls: one for each caller and callee, and for each way in which calls between the two
 * look different (policies, notes).
 */
export function callEdges(calls: readonly Call[], findings: FindingMarks | undefined): readonly ViewEdge[] {
    const pairs = new Map<string, Call[]>();
    for (const call of calls) {
        if (call.source !== call.target) {
            const key = `${call.source}->${call.target}`;
            addTo(pairs, key, call);
        }
    }
    return [...pairs].flatMap(([id, between]) => linesBetween(id, between, findings));
}

/** Calls that look the same. */
interface Look {
    readonly calls: Call[];
    readonly pill?: PolicyPill;
    readonly note: string;
}

function linesBetween(id: string, calls: readonly Call[], findings: FindingMarks | undefined): readonly ViewEdge[] {
    const looks = new Map<string, Look>();
    for (const call of [...calls].sort((a, b) => byCodeUnits(a.id, b.id))) {
        const pill = policyPill(call, missingProperties(findings, [call.id]));
        const note = callNote(call);
        const key = JSON.stringify([pill, note]);
        const look = looks.get(key);
        if (look) {
            look.calls.push(call);
        } else {
            looks.set(key, { calls: [call], ...(pill ? { pill } : {}), note });
        }
    }
    const shown = looks.size > MAX_PARALLEL_LINES ? [merged([...looks.values()])] : [...looks.values()];
    return shown.map((look, i) => edgeOf(i === 0 ? id : `${id}#${i + 1}`, look, findings));
}

function edgeOf(id: string, look: Look, findings: FindingMarks | undefined): ViewEdge {
    const [first] = look.calls;
    const relations = look.calls.map((call) => call.id);
    const counted = countFindings(findings, relations);
    const label = routeLabel(look.calls);
    const operations = new Set(look.calls.map((call) => call.targetOperation ?? call.target));
    return {
        id,
        from: first?.source ?? '',
        to: first?.target ?? '',
        line: 'call',
        relations,
        ...(label === '' ? {} : { label }),
        ...(look.pill ? { pill: look.pill } : {}),
        ...(look.note === '' ? {} : { note: look.note }),
        ...(counted ? { findings: counted } : {}),
        description: [`${first?.source} calls ${[...operations].join(', ')}`, label, look.note]
            .filter((part) => part !== '')
            .join(', '),
    };
}

/** One look for calls that differ: a value stands in the pill only where all agree. */
function merged(looks: readonly Look[]): Look {
    const calls = looks.flatMap((look) => look.calls);
    const pills = looks.flatMap((look) => (look.pill ? [look.pill] : []));
    const glyphs = [...new Set(pills.flatMap((pill) => pill.items.map((item) => item.glyph)))];
    const items = glyphs.map((glyph) => {
        const values = new Set(
            looks.map((look) => look.pill?.items.find((item) => item.glyph === glyph)?.value ?? 'none'),
        );
        const [value] = values;
        return values.size === 1 && value !== undefined && value !== 'none' ? { glyph, value } : { glyph };
    });
    const pill = {
        items,
        inherited: pills.every((each) => each.inherited),
        missing: pills.every((each) => each.missing),
    };
    return { calls, ...(items.length > 0 ? { pill } : {}), note: `${calls.length} calls` };
}

/** The paths of a gateway's routes. */
function routeLabel(calls: readonly Call[]): string {
    const routes = [...new Set(calls.flatMap((call) => (call.route === undefined ? [] : [call.route])))];
    return routes.length > 2 ? `${routes.length} routes` : routes.join(', ');
}

/** What is unusual about a call: `3 × in parallel · optional`. */
function callNote(call: Call): string {
    const times =
        call.times.per === 'item'
            ? `per item${call.times.upTo === undefined ? '' : `, up to ${call.times.upTo}`}`
            : call.times.count > 1
              ? `${call.times.count} ×`
              : '';
    return [
        [times, call.parallel ? 'in parallel' : ''].filter((word) => word !== '').join(' '),
        call.optional ? 'optional' : '',
        call.batched ? 'batched' : '',
        call.ignoresReply ? 'ignores reply' : '',
        call.bypassesMesh ? 'around the mesh' : '',
        call.address === undefined ? '' : 'fixed address',
    ]
        .filter((part) => part !== '')
        .join(' · ');
}
