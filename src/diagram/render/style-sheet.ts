import { breakerRules } from '../breaker/breaker-style.ts';
import { contextMapRules } from '../context-map/context-map-style.ts';
import { deploymentRules } from '../deployment/deployment-style.ts';
import { observabilityRules } from '../observability/observability-style.ts';
import { sequenceRules } from '../sequence/sequence-style.ts';
import { TYPE } from '../text/type-styles.ts';
import { waterfallRules } from '../waterfall/waterfall-style.ts';
import { changeRules } from './change-style.ts';
import type { Theme } from './theme.ts';

/** The fonts of pictures, Inter first; all of them run at most two percent wider than it. */
export const FONT_STACK =
    'Inter,"Segoe UI","SF Pro Text","Helvetica Neue",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif';

/**
 * The style sheet of a picture. It alone holds the colours: the same drawing in another theme is the same markup with
 * another style sheet. All rules are under the class of the root, so several pictures can share a page.
 */
export function styleSheet(theme: Theme): string {
    const { palette: p } = theme;
    const root = `.fb-${theme.name}`;
    const rules: readonly (readonly [string, string])[] = [
        ['text', `font-family:${FONT_STACK};fill:${p.ink};font-feature-settings:"calt" 0`],
        ...Object.values(TYPE).map(
            ({ name, size, weight }) => [`.${name}`, `font-size:${size}px;font-weight:${weight}`] as const,
        ),
        ['.q', `fill:${p.ink2}`],
        ['.f', `fill:${p.ink3}`],
        ['.m', 'text-anchor:middle'],
        ['.e', 'text-anchor:end'],
        ['.canvas', `fill:${p.canvas}`],
        ['.g', `fill:none;stroke:${p.ink2};stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round`],
        ['.g.i', `stroke:${p.ink}`],
        ['.card', `fill:${p.surface};stroke:${p.stroke};stroke-width:${theme.cardLine};stroke-linejoin:round`],
        ['.card.sunken', `fill:${p.sunken}`],
        ['.card.ground', `fill:${p.canvas}`],
        ['.card.front', `stroke:${p.ink2};stroke-width:1.5`],
        ['.depth', `fill:${p.ink2};stroke:${p.ink2};stroke-linejoin:round`],
        ['.chip', `fill:${p.sunken};stroke:${p.stroke};stroke-width:1`],
        ['.hair', `fill:none;stroke:${p.hair}`],
        ['.tile', `fill:${p.sunken};stroke:${p.stroke};stroke-opacity:.55`],
        ['.tm', `fill:${p.ink2}`],
        ['.tg', `stroke:${p.ink2}`],
        ['.drum', `fill:${p.surface};stroke:${p.stroke};stroke-width:${theme.cardLine}`],
        ['.drum.rim', 'fill:none'],
        ['.drum.lid', `fill:${p.sunken}`],
        ['.stub', `fill:none;stroke:${p.edge};stroke-width:1`],
        ['.stub.dead', 'stroke-dasharray:3 3'],
        ['.open-side', `fill:none;stroke:${p.stroke};stroke-width:${theme.cardLine};stroke-dasharray:2 2`],
        ['.bars', `fill:none;stroke:${p.stroke};stroke-width:1.5`],
        ['.frame', `fill:${p.sunken};stroke:${p.stroke};stroke-width:${theme.contextLine}`],
        ['.inner-rule', `fill:none;stroke:${p.stroke};stroke-opacity:.35`],
        ['.frame.quiet', `stroke:${p.hair}`],
        ['.frame.plain', `fill:none;stroke:${p.stroke};stroke-width:${theme.contextLine}`],
        ['.frame.dotted', 'stroke-dasharray:2 3'],
        ['.proxy', `fill:${p.surface};stroke:${p.edge};stroke-width:${theme.cardLine};stroke-linejoin:round`],
        ...edgeRules(theme),
        ...labelRules(theme),
        ...hueRules(theme),
        ...sequenceRules(theme),
        ...waterfallRules(theme),
        ...severityRules(theme),
        ...accentRules(theme),
        ...changeRules(theme),
        ...breakerRules(theme),
        ...deploymentRules(theme),
        ...contextMapRules(theme),
        ...observabilityRules(theme),
    ];
    return rules.map(([selector, body]) => `${root} ${selector}{${body}}`).join('\n');
}

function edgeRules(theme: Theme): readonly (readonly [string, string])[] {
    const { palette: p, edgeLine } = theme;
    return [
        ['.line', `fill:none;stroke:${p.edge};stroke-width:${edgeLine}`],
        ['.line.event', 'stroke-dasharray:6 4'],
        ['.line.write', 'stroke-width:1'],
        ['.line.read', 'stroke-width:1'],
        ['.line.mirror', 'stroke-dasharray:1.5 3'],
        ['.line.undo', `stroke:${p.ink2};stroke-width:1;stroke-dasharray:1.5 3`],
        ['.line.sync', 'stroke-dasharray:6 4'],
        ['.line.config', `stroke:${p.ink2};stroke-width:1;stroke-dasharray:2 3`],
        ['.line.copy', `stroke:${p.ink2};stroke-width:1;stroke-dasharray:2 3`],
        ['.w2', 'stroke-width:2.5'],
        ['.w3', 'stroke-width:3.5'],
        ['.w4', 'stroke-width:5'],
        ['.line.error', `stroke:${p.err};stroke-width:2`],
        ['.line.warning', `stroke:${p.warn};stroke-width:2`],
        ['.line.info', `stroke:${p.info};stroke-width:2`],
        ['.line.accent', `stroke:${p.accent};stroke-width:2`],
        ['.head', `fill:${p.edge};stroke:${p.edge};stroke-width:1;stroke-linejoin:round`],
        ['.head.small', `stroke:${p.ink2}`],
        ['.head.error', `fill:${p.err};stroke:${p.err}`],
        ['.head.warning', `fill:${p.warn};stroke:${p.warn}`],
        ['.head.info', `fill:${p.info};stroke:${p.info}`],
        ['.head.accent', `fill:${p.accent};stroke:${p.accent}`],
        ['.head.open', `fill:none;stroke-width:1.6;stroke-linecap:round`],
        ['.head.open.small', 'stroke-width:1.4'],
        ['.head.ring', `fill:${p.surface}`],
        ['.rail', `fill:none;stroke:${p.err};stroke-width:11`],
        ['.rail-in', `fill:none;stroke:${p.errBand};stroke-width:8.6`],
        ['.ticks-out', `fill:none;stroke:${p.warnBand};stroke-width:10`],
        ['.ticks', `fill:none;stroke:${p.warnLine};stroke-width:10;stroke-dasharray:1.2 5`],
        ['.ticks-in', `fill:none;stroke:${p.warnBand};stroke-width:5`],
        ['.soft', `fill:none;stroke:${p.infoBand};stroke-width:9`],
        ['.bridge', `fill:none;stroke:${p.canvas};stroke-linecap:butt`],
        ['.bridge.on-sunken', `stroke:${p.sunken}`],
    ];
}

function labelRules({ palette: p }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.ground', `fill:${p.canvas}`],
        ['.ground.on-sunken', `fill:${p.sunken}`],
        ['.pill', `fill:${p.surface};stroke:${p.stroke};stroke-width:1`],
        ['.pill.inherited', 'stroke-dasharray:3 2'],
        ['.pill.missing', `stroke:${p.err};stroke-dasharray:3 2`],
        ['.g.missing', `stroke:${p.err}`],
        ['.missing-text', `fill:${p.err}`],
        ['.bubble', `fill:${p.surface};stroke:${p.edge};stroke-width:1.25`],
        ['.b-error', `fill:${p.errFill};stroke:${p.surface};stroke-width:1.5`],
        ['.b-warning', `fill:${p.warnFill};stroke:${p.warnLine};stroke-width:1.3;stroke-linejoin:round`],
        ['.b-info', `fill:${p.surface};stroke:${p.info};stroke-width:1.5`],
        ['.s-error', `fill:none;stroke:${p.errOn};stroke-width:1.84;stroke-linecap:round`],
        ['.s-warning', `fill:none;stroke:${p.warnOn};stroke-width:1.76;stroke-linecap:round`],
        ['.s-info', `fill:none;stroke:${p.info};stroke-width:1.76;stroke-linecap:round`],
        ['.c-error', `fill:${p.surface};stroke:${p.errFill};stroke-width:1`],
        ['.c-warning', `fill:${p.surface};stroke:${p.warnLine};stroke-width:1`],
        ['.c-info', `fill:${p.surface};stroke:${p.info};stroke-width:1`],
    ];
}

function hueRules(theme: Theme): readonly (readonly [string, string])[] {
    return theme.hues.flatMap(({ ink, line, tint, tile }, i): readonly (readonly [string, string])[] => [
        [`.h${i} .tile`, `fill:${tile};stroke:${line}`],
        [`.h${i} .tm`, `fill:${ink}`],
        [`.h${i} .tg`, `stroke:${ink}`],
        [`.h${i} .drum`, `stroke:${line}`],
        [`.frame.h${i}`, `fill:${tint};stroke:${line}`],
        [`.inner-rule.h${i}`, `stroke:${line}`],
        [`.mark.h${i}`, `fill:${line};stroke:none`],
        [`.mark.ring.h${i}`, `fill:none;stroke:${line}`],
        [`.hue-title.h${i}`, `fill:${ink}`],
        [`.bridge.on-h${i}`, `stroke:${tint}`],
        [`.ground.on-h${i}`, `fill:${tint}`],
    ]);
}

/** What findings are about, in pictures that are coloured by severity: after the hues, which it takes the place of. */
function severityRules({ palette: p }: Theme): readonly (readonly [string, string])[] {
    const looks = { error: [p.errBand, p.err], warning: [p.warnBand, p.warnLine], info: [p.infoBand, p.info] } as const;
    return Object.entries(looks).flatMap(([severity, [fill, line]]): readonly (readonly [string, string])[] => {
        const body = `fill:${fill};stroke:${line};stroke-width:2`;
        return ['card', 'drum', 'frame'].map((shape) => [`.by-severity .has-${severity} > .${shape}`, body]);
    });
}

/** What a picture is about, and where it stands in a row of steps. */
function accentRules({ palette: p }: Theme): readonly (readonly [string, string])[] {
    return [
        ['.moved-ring', `fill:none;stroke:${p.accent};stroke-width:2`],
        ['.ring-chip', `fill:${p.accent};stroke:none`],
        ['.ring-words', `fill:${p.canvas}`],
        ['.step', `fill:${p.surface};stroke:${p.stroke};stroke-width:1.5`],
        ['.step.done', `stroke:${p.accent};stroke-width:2`],
        ['.step.current', `fill:${p.accent};stroke:${p.accent}`],
        ['.step-number', `fill:${p.ink2}`],
        ['.step-number.done', `fill:${p.ink}`],
        ['.step-number.current', `fill:${p.canvas}`],
        ['.step-rail', `fill:none;stroke:${p.stroke};stroke-width:1.5`],
        ['.step-rail.done', `stroke:${p.accent};stroke-width:2`],
    ];
}
