import type { Theme } from '../render/theme.ts';

/** The rules of the style sheet for the table of signals. */
export function observabilityRules({ palette: p }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.signal', `fill:${p.ink2}`],
        ['.signal.half', `fill:none;stroke:${p.ink2};stroke-width:1.25`],
        ['.gap', `fill:${p.warnBand};stroke:${p.warnLine};stroke-dasharray:3 2`],
        ['.gap.unsaid', `fill:none;stroke:${p.warnLine}`],
        ['.gap-text', `fill:${p.warn}`],
        ['.unneeded', `fill:none;stroke:${p.ink3};stroke-width:1.25;stroke-linecap:round`],
    ];
}
