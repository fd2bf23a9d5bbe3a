import type { LegendEntry, LegendSection } from '../render/legend.ts';
import { drawMark } from '../render/mark.ts';
import { element } from '../render/xml.ts';
import type { PlacedDeployment } from './place-deployment.ts';

/** What the signs of a deployment mean: only those that it uses. */
export function deploymentLegend({ view, rows, trains }: PlacedDeployment): readonly LegendSection[] {
    const pods = rows.flatMap((row) => row.pods);
    const used = new Set(view.units.flatMap(({ hue }) => hue ?? []));
    const signs: readonly (readonly [boolean, LegendEntry])[] = [
        [pods.some((pod) => !pod.maybe), sample('pod', (x, y) => box('pod', x, y))],
        [pods.some((pod) => pod.maybe), sample('pod, zone or number not certain', (x, y) => box('pod maybe', x, y))],
        [pods.some((pod) => pod.strips > 0), sample('several pods', (x, y) => deck(x, y))],
        [pods.some((pod) => pod.sidecars.length > 0), sample('sidecar', (x, y) => sidecar(x, y))],
        [trains.length > 0, sample('released together', (x, y) => bracket(x, y))],
    ];
    return [
        { title: 'Signs', entries: signs.filter(([isUsed]) => isUsed).map(([, entry]) => entry) },
        {
            title: 'Contexts',
            entries: view.contexts
                .filter(({ hue }) => used.has(hue))
                .map(({ hue, title }) => ({
                    text: title,
                    signWidth: 14,
                    sign: (x: number, y: number) => drawMark(hue, { x: x + 7, y }, 5),
                })),
        },
    ];
}

function sample(text: string, sign: LegendEntry['sign']): LegendEntry {
    return { text, signWidth: 28, sign };
}

function box(classes: string, x: number, y: number): string {
    return element('rect', { class: classes, x: x + 0.5, y: y - 7.5, width: 26, height: 15, rx: 4 });
}

function deck(x: number, y: number): string {
    return (
        element('path', { class: 'pod', d: `M${x + 4.5} ${y + 5.5}v1a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-1` }) +
        element('rect', { class: 'pod', x: x + 0.5, y: y - 7.5, width: 26, height: 13, rx: 3 })
    );
}

function sidecar(x: number, y: number): string {
    return (
        box('pod', x, y) + element('rect', { class: 'sidecar', x: x + 3.5, y: y - 0.5, width: 20, height: 5, rx: 2 })
    );
}

function bracket(x: number, y: number): string {
    return element('path', { class: 'bracket', d: `M${x + 8} ${y - 7}h6v14h-6` });
}
