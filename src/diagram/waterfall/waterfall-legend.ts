import { drawSign, worstSeverity } from '../render/badge.ts';
import type { LegendEntry, LegendSection } from '../render/legend.ts';
import { drawMark } from '../render/mark.ts';
import { element } from '../render/xml.ts';
import { SEVERITIES } from '../views/view.ts';
import type { PlacedWaterfall } from './placed-waterfall.ts';

/** What the signs of a waterfall mean: only those that it uses. */
export function waterfallLegend({ view, rows }: PlacedWaterfall): readonly LegendSection[] {
    const all = rows.map(({ row }) => row);
    const works = all.filter(({ kind }) => kind !== 'event' && kind !== 'loop');
    const severities = new Set(all.map(({ findings }) => worstSeverity(findings)));
    return [
        {
            title: 'Bars',
            entries: [
                ...entry(
                    works.some(({ said }) => said),
                    'own work',
                    (x, y) => sample('bar', x, y),
                ),
                ...entry(
                    rows.some(
                        ({ row, whole, own }) =>
                            row.kind === 'loop' || (row.kind !== 'event' && whole.right > own.right + 0.5),
                    ),
                    'waits for others',
                    (x, y) => sample('bar waiting', x, y),
                ),
                ...entry(
                    works.some(({ said }) => !said),
                    'time not said',
                    (x, y) => sample('bar unsaid', x, y),
                ),
                ...entry(
                    all.some(({ kind }) => kind === 'event'),
                    'publishes',
                    (x, y) => element('path', { class: 'bar moment', d: `M${x + 13} ${y - 5}l5 5-5 5-5-5z` }),
                ),
            ],
        },
        {
            title: 'Times',
            entries: [
                ...entry(
                    all.some(({ critical }) => critical),
                    'critical path: the end waits for it',
                    (x, y) => element('path', { class: 'critical', d: `M${x} ${y}h26` }),
                ),
                ...entry(
                    rows.some(({ timeout, attempts }) => timeout !== undefined && attempts.length === 0),
                    'until the caller gives up',
                    (x, y) => element('path', { class: 'patience', d: `M${x} ${y - 3}v-4h26v14` }),
                ),
                ...entry(
                    rows.some(({ attempts }) => attempts.length > 0),
                    'gives up',
                    (x, y) => element('path', { class: 'give-up', d: `M${x + 13} ${y - 10}v20` }),
                ),
            ],
        },
        {
            title: 'Findings',
            entries: SEVERITIES.filter((severity) => severities.has(severity)).map((severity) => ({
                text: severity === 'info' ? 'note' : severity,
                signWidth: 16,
                sign: (x, y) => drawSign(severity, { x: x + 8, y }),
            })),
        },
        {
            title: 'Contexts',
            entries: [...view.contexts].map(([hue, text]) => ({
                text,
                signWidth: 14,
                sign: (x, y) => drawMark(hue, { x: x + 7, y }, 5),
            })),
        },
    ];
}

function entry(isUsed: boolean, text: string, sign: LegendEntry['sign']): readonly LegendEntry[] {
    return isUsed ? [{ text, signWidth: 26, sign }] : [];
}

function sample(classes: string, x: number, y: number): string {
    return element('rect', { class: classes, x: x + 0.5, y: y - 6.5, width: 25, height: 13, rx: 2 });
}
