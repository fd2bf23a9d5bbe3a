import type { Theme } from '../render/theme.ts';

/** The rules of the style sheet for sequences. */
export function sequenceRules({ palette: p, hues, contextLine }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.lifeline', `fill:none;stroke:${p.stroke};stroke-width:1;stroke-dasharray:2 4`],
        ['.activation', `fill:${p.surface};stroke:${p.stroke};stroke-width:${contextLine}`],
        ...hues.map(({ tile, line }, i) => [`.activation.h${i}`, `fill:${tile};stroke:${line}`] as const),
        ['.fragment', `fill:${p.sunken};stroke:${p.hair};stroke-width:1`],
        ['.fragment.nested', `stroke:${p.stroke};stroke-opacity:.6`],
        ['.tab', `fill:${p.surface};stroke:${p.stroke};stroke-width:1`],
        ['.divider', `fill:none;stroke:${p.stroke};stroke-width:1;stroke-dasharray:4 4`],
        ['.divider.later', 'stroke-dasharray:6 4'],
        ['.line.answer', `stroke:${p.ink3};stroke-width:1;stroke-dasharray:1.5 3`],
        ['.head.open.answer', `stroke:${p.ink3};stroke-width:1.4`],
        ['.line.turn', 'stroke-width:1'],
        ['.wait', `fill:none;stroke:${p.ink2};stroke-width:1`],
        ['.wait.error', `stroke:${p.err};stroke-width:2`],
    ];
}
