import { lastName } from '../../model/qualified-name.ts';
import { drawHead } from '../render/arrow.ts';
import { drawSign, worstSeverity } from '../render/badge.ts';
import { policySigns } from '../render/graph-legend.ts';
import type { LegendEntry, LegendSection } from '../render/legend.ts';
import { lineSample, shapeSample } from '../render/legend-samples.ts';
import { drawMark } from '../render/mark.ts';
import { element } from '../render/xml.ts';
import { SEVERITIES } from '../views/view.ts';
import type { ShapeKind } from '../views/view-graph.ts';
import { type SequenceItem, type SequenceView, sequenceItems } from './sequence-view.ts';

/** What the signs of a sequence mean: only those that it uses. */
export function sequenceLegend(view: SequenceView): readonly LegendSection[] {
    const items = [...sequenceItems(view.items), ...sequenceItems(view.later)];
    return [
        { title: 'Messages', entries: messageEntries(items) },
        { title: 'Waiting', entries: waitEntries(items) },
        { title: 'Findings', entries: findingEntries(view, items) },
        { title: 'Policies at the caller', entries: policyEntries(items) },
        { title: 'Shapes', entries: shapeEntries(view) },
        { title: 'Contexts', entries: contextEntries(view) },
    ];
}

function messageEntries(items: readonly SequenceItem[]): readonly LegendEntry[] {
    const kinds = new Set(
        items.flatMap((item): readonly (keyof typeof LINES)[] =>
            item.kind === 'call' || item.kind === 'message' ? [item.line] : [],
        ),
    );
    const answers = items.some((item) => item.kind === 'call' && item.answers);
    return [
        ...(Object.keys(LINES) as (keyof typeof LINES)[])
            .filter((kind) => kinds.has(kind))
            .map((kind) => ({
                text: LINES[kind],
                signWidth: 42,
                sign: (x: number, y: number) => lineSample(kind, undefined, x, y),
            })),
        ...(answers ? [ANSWER] : []),
        ...(items.some((item) => item.kind === 'self' && item.arrow) ? [OWN_WORK] : []),
    ];
}

const LINES = {
    call: 'call',
    event: 'event, asynchronous',
    write: 'writes',
    read: 'reads',
    undo: 'undoes',
} as const;

const ANSWER: LegendEntry = {
    text: 'answer',
    signWidth: 42,
    sign: (x, y) =>
        element('path', { class: 'line answer', d: `M${x + 2} ${y}H${x + 42}` }) +
        element('path', { class: 'head open answer', d: `M${x + 10} ${y - 4}L${x + 2} ${y}L${x + 10} ${y + 4}` }),
};

const OWN_WORK: LegendEntry = {
    text: 'own work, private store',
    signWidth: 22,
    sign: (x, y) =>
        element('path', { class: 'line turn', d: `M${x} ${y - 8}h15a5 5 0 0 1 5 5v6a5 5 0 0 1-5 5H${x + 8}` }) +
        element('path', { class: 'head', d: `M${x + 8} ${y + 4.5}l-6.5 3.5 6.5 3.5z` }),
};

function waitEntries(items: readonly SequenceItem[]): readonly LegendEntry[] {
    const waits = items.flatMap((item) => (item.kind === 'call' ? (item.wait ?? []) : []));
    const bracket = (text: string, classes: string): LegendEntry => ({
        text,
        signWidth: 10,
        sign: (x, y) => element('path', { class: classes, d: `M${x + 9} ${y - 8}H${x + 2}V${y + 8}H${x + 9}` }),
    });
    return [
        ...(waits.some(({ inverted }) => !inverted) ? [bracket('how long the caller waits', 'wait')] : []),
        ...(waits.some(({ inverted }) => inverted) ? [bracket('gives up before its callee does', 'wait error')] : []),
    ];
}

const FINDINGS = { error: 'error', warning: 'warning', info: 'note' } as const;

function findingEntries(view: SequenceView, items: readonly SequenceItem[]): readonly LegendEntry[] {
    const marked = [...view.participants, ...items.flatMap((item) => (item.kind === 'fragment' ? [] : [item]))];
    const used = new Set(marked.map(({ findings }) => worstSeverity(findings)));
    return SEVERITIES.filter((severity) => used.has(severity)).map((severity) => ({
        text: FINDINGS[severity],
        signWidth: 66,
        sign: (x, y) =>
            element('path', { class: `line call ${severity}`, d: `M${x} ${y}H${x + 33}` }) +
            drawHead('call', { x, y }, { x: x + 42, y }, false, severity) +
            drawSign(severity, { x: x + 56, y }),
    }));
}

function policyEntries(items: readonly SequenceItem[]): readonly LegendEntry[] {
    const used = new Set<string>(
        items.flatMap((item) => {
            switch (item.kind) {
                case 'call':
                    return item.wait?.pill.items.map(({ glyph }) => glyph) ?? [];
                case 'fragment':
                    return [...(item.glyph ? [item.glyph] : []), ...item.sections.flatMap(({ glyph }) => glyph ?? [])];
                default:
                    return [];
            }
        }),
    );
    return policySigns(used);
}

const SHAPES: readonly (readonly [Exclude<ShapeKind, 'folded'>, string])[] = [
    ['service', 'service'],
    ['infrastructure', 'infrastructure'],
    ['gateway', 'gateway'],
    ['bff', 'BFF'],
    ['router', 'router'],
    ['client', 'client'],
    ['external', 'external'],
    ['monolith', 'monolith'],
    ['store', 'store'],
    ['cache', 'cache'],
    ['topic', 'broker, topic'],
    ['queue', 'broker, queue'],
];

function shapeEntries({ participants }: SequenceView): readonly LegendEntry[] {
    const used = new Set(participants.map(({ shape }) => shape));
    return SHAPES.filter(([shape]) => used.has(shape)).map(([shape, text]) => ({
        text,
        signWidth: 28,
        sign: (x, y) => shapeSample(shape, x, y),
    }));
}

function contextEntries({ participants }: SequenceView): readonly LegendEntry[] {
    const contexts = new Map<number, string>();
    for (const { hue, context } of participants) {
        if (hue !== undefined && context !== undefined && !contexts.has(hue)) {
            contexts.set(hue, lastName(context));
        }
    }
    return [...contexts]
        .sort(([a], [b]) => a - b)
        .map(([hue, text]) => ({
            text,
            signWidth: 14,
            sign: (x: number, y: number) => drawMark(hue, { x: x + 7, y }, 5),
        }));
}
