import type { Theme } from '../render/theme.ts';

/** The rules of the style sheet for waterfalls. */
export function waterfallRules({ palette: p, hues }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.bar', `fill:${p.sunken};stroke:${p.stroke};stroke-width:1`],
        ...hues.map(({ tile, line }, i) => [`.bar.h${i}`, `fill:${tile};stroke:${line}`] as const),
        ['.bar.waiting', 'fill:none;stroke-dasharray:3 2'],
        ['.bar.unsaid', 'stroke-dasharray:1.5 2'],
        ['.bar.moment', `fill:${p.edge};stroke:none`],
        ['.turn-mark', `fill:none;stroke:${p.stroke};stroke-width:1`],
        ['.critical', `fill:none;stroke:${p.ink};stroke-width:2`],
        ['.patience', `fill:none;stroke:${p.ink2};stroke-width:1`],
        ['.give-up', `fill:none;stroke:${p.err};stroke-width:2`],
    ];
}
