import { findingLegend } from '../render/finding-legend.ts';
import type { LegendEntry, LegendSection } from '../render/legend.ts';
import { element } from '../render/xml.ts';
import { glyphMark } from '../shapes/marks.ts';
import { drawDot, drawGap, drawHalfDot } from './observability-body.ts';
import type { SignalState } from './observability-view.ts';
import type { PlacedObservability } from './place-observability.ts';

const STATES: readonly (readonly [state: SignalState, text: string, sign: LegendEntry['sign']])[] = [
    ['all', 'all', (x, y) => drawDot({ x: x + 12, y })],
    ['part', 'sampled or partial', (x, y) => drawHalfDot({ x: x + 12, y })],
    ['none', 'none: nobody would see it', (x, y) => drawGap('none', { x, y: y - 7, width: 24, height: 14 })],
    ['unsaid', 'the model does not say', (x, y) => drawGap('unsaid', { x, y: y - 7, width: 24, height: 14 })],
    ['unneeded', 'not expected', (x, y) => element('path', { class: 'unneeded', d: `M${x + 8} ${y}h8` })],
];

const KINDS = [
    ['service', 'service'],
    ['gateway', 'gateway'],
    ['bff', 'BFF'],
    ['router', 'router'],
    ['monolith', 'monolith'],
    ['store', 'store'],
    ['topic', 'broker'],
] as const;

/** What the signs of the table mean: only those that it uses. Each context's mark stands beside its name in the table. */
export function observabilityLegend({ view }: PlacedObservability): readonly LegendSection[] {
    const members = view.sections.flatMap((section) => section.members);
    const states = new Set(members.flatMap(({ cells }) => cells.map(({ state }) => state)));
    const glyphs = new Set(members.map(({ glyph }) => glyph));
    return [
        {
            title: 'Signals',
            entries: STATES.filter(([state]) => states.has(state)).map(([, text, sign]) => ({
                text,
                signWidth: 24,
                sign,
            })),
        },
        {
            title: 'Members',
            entries: KINDS.filter(([glyph]) => glyphs.has(glyph)).map(([glyph, text]) => ({
                text,
                signWidth: 16,
                sign: (x: number, y: number) => glyphMark(glyph, { x, y: y - 8 }, 16),
            })),
        },
        findingLegend(members.map(({ findings }) => findings)),
    ];
}
