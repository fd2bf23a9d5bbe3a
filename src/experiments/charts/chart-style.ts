import { FONT_STACK } from '../../diagram/render/style-sheet.ts';
import type { Theme } from '../../diagram/render/theme.ts';
import { TYPE } from '../../diagram/text/type-styles.ts';

/** The ground of faults is this much of the colour of hairs, which is seen in all themes and dims no line on it. */
const BAND_OPACITY = 0.4;

/**
 * The style sheet of the charts of runs. It alone holds the colours.
 *
 * @param root selector under which its rules hold
 */
export function chartStyle(theme: Theme, root: string): string {
    const { palette: p, hues } = theme;
    const rules: readonly (readonly [string, string])[] = [
        ['text', `font-family:${FONT_STACK};fill:${p.ink};font-feature-settings:"calt" 0`],
        ...Object.values(TYPE).map(
            ({ name, size, weight }) => [`.${name}`, `font-size:${size}px;font-weight:${weight}`] as const,
        ),
        ['.q', `fill:${p.ink2}`],
        ['.m', 'text-anchor:middle'],
        ['.e', 'text-anchor:end'],
        ['.g', `fill:none;stroke:${p.ink2};stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round`],
        ['.hair', `fill:none;stroke:${p.hair}`],
        ['.axis', `fill:none;stroke:${p.stroke}`],
        ['.halo', `paint-order:stroke;stroke:${p.canvas};stroke-width:3;stroke-linejoin:round`],
        ['.bands', `fill:${p.hair};opacity:${BAND_OPACITY}`],
        ['.band-edge', `fill:none;stroke:${p.stroke};stroke-dasharray:2 3`],
        ['.hatch', `fill:none;stroke:${p.hair};stroke-width:2`],
        ['.fault-bar', `fill:${p.ink2}`],
        ['.without-effect .fault-bar', `fill:${p.canvas};stroke:${p.ink2}`],
        ['.lead', `fill:none;stroke:${p.stroke}`],
        ['.series', 'fill:none;stroke-linejoin:round;stroke-linecap:round'],
        ['.series.p99', `stroke:${p.ink};stroke-width:2`],
        ['.series.p95', `stroke:${p.info};stroke-width:1.5`],
        ['.series.p50', `stroke:${p.ink3};stroke-width:1.2`],
        ['.series.errors', `stroke:${p.err};stroke-width:1.5`],
        ['.series.other', 'stroke-width:1.2;stroke-dasharray:1 3'],
        ['.name-p95', `fill:${p.info}`],
        ['.name-p50', `fill:${p.ink3}`],
        ['.error-area', `fill:${p.errBand}`],
        ['.limit', `fill:none;stroke:${p.err};stroke-width:1.5;stroke-dasharray:8 3`],
        ['.limit-text', `fill:${p.err}`],
        ['.broke-sign', `fill:${p.errFill};stroke:${p.canvas};stroke-width:1.5`],
        ['.broke-cross', `fill:none;stroke:${p.errOn};stroke-width:1.5;stroke-linecap:round`],
        ['.pill', `fill:${p.surface};stroke:${p.err}`],
        ['.closed', `fill:none;stroke:${p.ok};stroke-width:2`],
        ['.open', `fill:${p.errBand};stroke:${p.err}`],
        ['.open-text', `fill:${p.err}`],
        ['.half-open', `fill:${p.warnFill};stroke:${p.warnLine}`],
        ...hues.flatMap(({ line, tile, ink }, at) => [
            [`.queue.h${at} .queue-line`, `fill:none;stroke:${line};stroke-width:1.5`] as const,
            [`.queue.h${at} .queue-area`, `fill:${tile}`] as const,
            [`.queue.h${at} .queue-name`, `fill:${ink}`] as const,
            [`.queue .mark.h${at}`, `fill:${line}`] as const,
            [`.queue .mark.ring.h${at}`, `fill:none;stroke:${line}`] as const,
        ]),
        ['.span-bar', `fill:${p.infoBand};stroke:${p.info}`],
        ['.span.queue .span-bar', `fill:none;stroke:${p.stroke};stroke-dasharray:3 2`],
        ['.span.backoff .span-bar', `fill:none;stroke:${p.stroke};stroke-dasharray:3 2`],
        ['.span.attempt .span-bar', `fill:${p.sunken};stroke:${p.stroke}`],
        ['.span.failed .span-bar', `fill:${p.errBand};stroke:${p.err}`],
        ['.gave-up', `fill:none;stroke:${p.err};stroke-width:2`],
        ['.time-ground', `fill:${p.surface}`],
        ['.replay', `fill:none;stroke:${p.accent};stroke-width:1.5`],
        ['.replay-pill', `fill:${p.accent}`],
        ['.replay-time', `fill:${p.canvas};text-anchor:middle`],
    ];
    return rules.map(([selector, body]) => `${root} ${selector}{${body}}`).join('\n');
}
