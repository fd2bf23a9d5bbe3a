import type { Theme } from '../render/theme.ts';

/** The rules of the style sheet for the states of breakers. */
export function breakerRules({ palette: p, edgeLine }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.state', 'stroke-width:1.5'],
        ['.state.thin', 'stroke-width:1'],
        ['.state.closed', `fill:${p.okBand};stroke:${p.ok}`],
        ['.state.open', `fill:${p.errBand};stroke:${p.err}`],
        ['.state.half-open', `fill:${p.warnBand};stroke:${p.warn}`],
        ['.switch', 'fill:none;stroke-width:2;stroke-linecap:round'],
        ['.switch.closed', `stroke:${p.ok}`],
        ['.switch.open', `stroke:${p.err}`],
        ['.switch.half-open', `stroke:${p.warn}`],
        ['.switch-dot', `fill:${p.warn}`],
        ['.line.transition', `stroke-width:${edgeLine + 0.25}`],
        ['.failure', `fill:none;stroke:${p.err};stroke-width:1.5;stroke-linecap:round`],
        ['.success', `fill:${p.ok}`],
        ['.own-row', `fill:${p.infoBand};stroke:${p.info};stroke-width:1;stroke-opacity:.5`],
    ];
}
