import type { Theme } from '../render/theme.ts';

/** The rules of the style sheet for zones, pods and release trains. */
export function deploymentRules({ palette: p, hues, cardLine }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.zone', `fill:${p.sunken};stroke:${p.hair}`],
        ['.zone.unsaid', `stroke:${p.stroke};stroke-dasharray:4 3`],
        ['.pod', `fill:${p.surface};stroke:${p.stroke};stroke-width:${cardLine}`],
        ['.pod.maybe', 'stroke-dasharray:4 3'],
        ['.sidecar', `fill:${p.sunken};stroke:${p.stroke}`],
        ['.bracket', `fill:none;stroke:${p.ink2};stroke-width:2`],
        ['.train-link', `fill:none;stroke:${p.stroke};stroke-width:1`],
        ['.has-error > .bracket', `stroke:${p.err}`],
        ['.has-warning > .bracket', `stroke:${p.warnLine}`],
        ['.has-info > .bracket', `stroke:${p.info}`],
        ...hues.map(({ line }, i) => [`.h${i} > .pod`, `stroke:${line}`] as const),
    ];
}
