import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Call } from '../../model/call.ts';
import { addTo } from '../../model/multimap.ts';
import { byCodeUnits } from '../../model/order.ts';
import { countFindings, type FindingMarks, missingProperties } from './finding-marks.ts';
import { policyPill } from './policy-pill.ts';
import type { PolicyPill, ViewEdge } from './view-graph.ts';

/** Most parallel lines between the same two nodes; where policies differ more, one line stands for all. */
const MAX_PARALLEL_LINES = 3;

/** The lines of synchronous calls: one for each caller and callee, and for each set of policies between the two. */
export function callEdges(
    { calls, clients }: Pick<ArchitectureModel, 'calls' | 'clients'>,
    findings: FindingMarks | undefined,
): readonly ViewEdge[] {
    const outside = new Set(clients.map((client) => client.id));
    const pairs = new Map<string, Call[]>();
    for (const call of calls) {
        if (call.source !== call.target) {
            addTo(pairs, `${call.source}->${call.target}`, call);
        }
    }
    return [...pairs].flatMap(([id, between]) =>
        linesBetween(id, between, findings, outside.has(between[0]?.source ?? '')),
    );
}

/** Calls that are protected in the same way. */
interface Look {
    readonly calls: readonly Call[];
    readonly pill?: PolicyPill;
}

function linesBetween(
    id: string,
    calls: readonly Call[],
    findings: FindingMarks | undefined,
    fromClient: boolean,
): readonly ViewEdge[] {
    const looks = new Map<string, { calls: Call[]; pill?: PolicyPill }>();
    for (const call of [...calls].sort((a, b) => byCodeUnits(a.id, b.id))) {
        const pill = policyPill(call, missingProperties(findings, [call.id]), fromClient);
        const key = JSON.stringify(pill ?? null);
        const look = looks.get(key);
        if (look) {
            look.calls.push(call);
        } else {
            looks.set(key, { calls: [call], ...(pill ? { pill } : {}) });
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
    const note = commonNote(look.calls);
    const operations = new Set(look.calls.map((call) => call.targetOperation ?? call.target));
    return {
        id,
        from: first?.source ?? '',
        to: first?.target ?? '',
        line: 'call',
        relations,
        ...(label === '' ? {} : { label }),
        ...(look.pill ? { pill: look.pill } : {}),
        ...(note === '' ? {} : { note }),
        ...(counted ? { findings: counted } : {}),
        description: [`${first?.source} calls ${[...operations].join(', ')}`, label, note]
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
    return { calls, ...(items.length > 0 ? { pill } : {}) };
}

/** The paths of a gateway's routes. */
function routeLabel(calls: readonly Call[]): string {
    const routes = [...new Set(calls.flatMap((call) => (call.route === undefined ? [] : [call.route])))];
    return routes.length > 2 ? `${routes.length} routes` : routes.join(', ');
}

/** What is unusual about calls: all that one says, or how many they are and what weighs most. */
function commonNote(calls: readonly Call[]): string {
    const notes = [...new Set(calls.map((call) => callNote(call)))];
    const [only] = notes;
    if (notes.length <= 1) {
        return only ?? '';
    }
    const times = calls.reduce((most, call) => (repetition(call) > repetition(most) ? call : most));
    const repeated = timesText(times);
    return `${calls.length} calls${repeated === '' ? '' : ` · up to ${repeated}`.replace('up to per', 'per')}`;
}

/** `3 × in parallel · optional` */
function callNote(call: Call): string {
    return [
        [timesText(call), call.parallel ? 'in parallel' : ''].filter((word) => word !== '').join(' '),
        call.optional ? 'optional' : '',
        call.batched ? 'batched' : '',
        call.ignoresReply ? 'ignores reply' : '',
        call.bypassesMesh ? 'around the mesh' : '',
        call.address === undefined ? '' : 'fixed address',
    ]
        .filter((part) => part !== '')
        .join(' · ');
}

function timesText({ times }: Call): string {
    if (times.per === 'item') {
        return `per item${times.upTo === undefined ? '' : `, up to ${times.upTo}`}`;
    }
    return times.count > 1 ? `${times.count} ×` : '';
}

/** How often a call is made at most, to find the one that weighs most. */
function repetition({ times }: Call): number {
    return times.per === 'request' ? times.count : (times.upTo ?? Number.POSITIVE_INFINITY);
}
