import { FONT_STACK } from '../../diagram/render/style-sheet.ts';
import { THEMES, type Theme } from '../../diagram/render/theme.ts';
import { chartStyle } from '../charts/chart-style.ts';
import { CHART_WIDTHS, TRACE_WIDTHS } from './chart-widths.ts';
import { fittingStyle } from './fitting-drawings.ts';

/**
 * The style sheet of pages that show results: light and dark as the reader's system has it, high contrast where that
 * is asked for. On paper there is one look, whatever the screen has.
 */
export function pageStyle(): string {
    return [
        `@media screen{${themeStyle(THEMES.light)}}`,
        `@media screen and (prefers-color-scheme: dark){${themeStyle(THEMES.dark)}}`,
        `@media screen and (prefers-contrast: more){${themeStyle(THEMES['hc-light'])}}`,
        `@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark){${themeStyle(THEMES['hc-dark'])}}`,
        `@media print{${themeStyle(THEMES.print)}}`,
        LAYOUT,
        FITTING,
    ].join('\n');
}

/** The same for a page in an editor, which says by the classes of its body what theme holds. */
export function editorStyle(): string {
    return [
        themeStyle(THEMES.light, `.vscode-light ${ROOT}`),
        themeStyle(THEMES.dark, `.vscode-dark ${ROOT}`),
        themeStyle(THEMES['hc-dark'], `.vscode-high-contrast:not(.vscode-high-contrast-light) ${ROOT}`),
        themeStyle(THEMES['hc-light'], `.vscode-high-contrast-light ${ROOT}`),
        LAYOUT,
        FITTING,
    ].join('\n');
}

/** Where all rules hold. */
const ROOT = '.results';

function themeStyle(theme: Theme, root = ROOT): string {
    const { palette: p } = theme;
    const rules = [
        ['', `background:${p.canvas};color:${p.ink}`],
        ['article>header', `border:1px solid ${p.stroke};background:${p.surface}`],
        ['.fail>header', `border-color:${p.err};background:${p.errBand}`],
        ['.pass>header', `border-color:${p.ok};background:${p.okBand}`],
        ['.inconclusive>header', `border-color:${p.warnLine};background:${p.warnBand}`],
        ['header p,.notes,section p,time,td', `color:${p.ink2}`],
        ['.fail .word,li.fail .value,.remedies .fail strong', `color:${p.err}`],
        ['.pass .word,li.pass .value,.remedies .pass strong', `color:${p.ok}`],
        ['.inconclusive .word,li.inconclusive .value,.remedies .inconclusive strong', `color:${p.warn}`],
        ['header .reason', `color:${p.ink}`],
        ['.verdict-sign', `fill:${p.info};stroke:none`],
        [
            '.verdict-sign .sign',
            `fill:none;stroke:${p.surface};stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round`,
        ],
        ['.verdict-sign.fail', `fill:${p.errFill}`],
        ['.verdict-sign.fail .sign', `stroke:${p.errOn}`],
        ['.verdict-sign.pass', `fill:${p.ok}`],
        ['.verdict-sign.inconclusive', `fill:${p.warnFill};stroke:${p.warnLine}`],
        ['.verdict-sign.inconclusive .sign', `stroke:${p.warnOn}`],
        ['section', `border:1px solid ${p.stroke};background:${p.surface}`],
        ['.remedies li', `border:1px solid ${p.stroke}`],
        ['.remedies .pass', `border-color:${p.ok};background:${p.okBand}`],
        ['th,td', `border-bottom:1px solid ${p.hair}`],
        ['.key.work', `background:${p.infoBand};border:1px solid ${p.info}`],
        ['.key.attempt', `background:${p.sunken};border:1px solid ${p.stroke}`],
        ['.key.failed', `background:${p.errBand};border:1px solid ${p.err}`],
        ['.key.waiting', `border:1px dashed ${p.stroke}`],
        ['.key.gave-up', `border-left:2px solid ${p.err}`],
        ['a,summary', `color:${p.accent}`],
        [':focus-visible', `outline:2px solid ${p.accent}`],
    ];
    return `${rules.map(([selector, body]) => `${under(root, selector ?? '')}{${body}}`).join('\n')}\n${chartStyle(theme, root)}`;
}

function under(root: string, selectors: string): string {
    return selectors
        .split(',')
        .map((selector) => `${root} ${selector}`.trim())
        .join(',');
}

const LAYOUT = `
body{margin:0}
.results{font:13px/18px ${FONT_STACK};padding:24px;min-height:100vh;box-sizing:border-box}
.results *{box-sizing:border-box}
.results article{max-width:1420px;margin:0 auto 40px}
.results h1{font-size:20px;line-height:28px;font-weight:600;max-width:1420px;margin:0 auto 16px}
.results h2{font-size:20px;line-height:28px;font-weight:600;margin:0;overflow-wrap:anywhere}
.results h3{font-size:16px;line-height:22px;font-weight:600;margin:0 0 12px}
.results p{margin:2px 0}
.results p,.results summary,.results li{overflow-wrap:anywhere}
.results code{font-size:12px}
.results article>header{display:grid;grid-template-columns:34px minmax(0,1fr);gap:12px 18px;border-radius:12px;padding:20px}
.results .expectations{grid-column:1/-1;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(280px,100%),1fr));gap:16px 24px;list-style:none;margin:4px 0 0;padding:0 0 0 52px}
.results .expectations li{display:flex;gap:10px;min-width:0}
.results .expectations li>svg{flex:none;margin-top:1px}
.results .expectations li>div{min-width:0;overflow-wrap:anywhere}
.results strong,.results .value{font-weight:600}
.results .columns{display:grid;grid-template-columns:minmax(0,1fr) 372px;gap:28px;margin-top:24px}
.results .charts{min-width:0}
.results .fitting{container-type:inline-size}
.results .chart,.results .table{overflow-x:auto}
.results .side{display:grid;gap:20px;min-width:0;align-content:start;align-items:start;grid-template-columns:minmax(0,1fr)}
.results section{border-radius:12px;padding:20px}
.results .fitting svg{margin-top:8px}
.results .reasons{list-style:none;margin:0;padding:0;display:grid;gap:12px 8px;grid-template-columns:minmax(44px,max-content) minmax(0,1fr)}
.results .reasons li{display:grid;grid-column:1/-1;grid-template-columns:subgrid}
.results .reasons li>div{min-width:0;overflow-wrap:anywhere;grid-column:2}
.results .remedies{list-style:none;margin:0;padding:0;display:grid;gap:8px}
.results .remedies li{display:flex;justify-content:space-between;gap:12px;border-radius:8px;padding:8px 12px}
.results .remedies span{min-width:0}
.results .remedies strong{flex:none}
.results .notes{margin:16px 0;padding:0}
.results .notes ul{margin:4px 0;padding-left:18px}
.results table{border-collapse:collapse;margin:20px 0 0;width:100%}
.results th,.results td{padding:6px 10px 6px 0;text-align:right;font-weight:400;white-space:nowrap}
.results th:first-child{text-align:left;white-space:normal;overflow-wrap:anywhere;min-width:110px}
.results thead th{font-weight:600}
.results .legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin-top:12px}
.results .entry{display:inline-flex;align-items:center;gap:6px}
.results .key{flex:none;width:14px;height:12px;border-radius:2px;print-color-adjust:exact}
.results .key.gave-up{width:2px;border-radius:0}
.results details{margin-top:10px}
@media (max-width:1100px){.results .columns{grid-template-columns:minmax(0,1fr)}.results .side{display:block;columns:360px 2;column-gap:20px}.results .side section{break-inside:avoid;margin-bottom:20px}}
@media (max-width:560px){.results{padding:12px}.results .expectations{padding-left:0;grid-template-columns:1fr}}
@media (forced-colors:active){.results .key{forced-color-adjust:none}.results .time-ground{fill:Canvas}}
@media print{
.results{padding:0}
.results .fitting{container-type:normal}
.results .fitting>div{display:none}
.results .fitting>.chart.w640,.results .fitting>.trace.w520{display:block}
.results .fitting>.chart svg{width:auto;min-width:0;max-width:100%;max-height:155mm}
.results .fitting>.trace svg{width:auto;min-width:0;max-width:520px;max-height:200mm}
.results .columns{display:block}
.results .side{margin-top:20px}
.results article+article{break-before:page}
.results header,.results section,.results .fitting,.results .table,.results .reasons li,.results h3{break-inside:avoid}
.results h3,.results summary{break-after:avoid}
.results .chart,.results .table{overflow:visible}
.results .notes::details-content{display:block;content-visibility:visible}
}
`;

const FITTING = [fittingStyle(ROOT, 'chart', CHART_WIDTHS), fittingStyle(ROOT, 'trace', TRACE_WIDTHS)].join('\n');
