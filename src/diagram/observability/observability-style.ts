import type { Theme } from '../render/theme.ts';

/** The rules of the style sheet for the table of signals. */
export function observabilityRules({ palette: p }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.signal', `fill:${p.ink2}`],
        ['.signal.half', `fill:none;stroke:${p.ink2};stroke-width:1.25`],
        ['.gap', `fill:none;stroke:${p.warnLine};stroke-dasharray:3 2`],
        ['.gap.none', `fill:${p.warnBand}`],
        ['.gap.unsaid', 'stroke-dasharray:1.5 2.5'],
        ['.gap-text', `fill:${p.warn}`],
        ['.unneeded', `fill:none;stroke:${p.ink3};stroke-width:1.25;stroke-linecap:round`],
    ];
}
