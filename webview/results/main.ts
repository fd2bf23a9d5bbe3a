import type { ShownRun } from '../../src/protocol/simulation/results-page.ts';
import { make } from '../dom.ts';
import { connectResults } from './results-host.ts';
import { createTimeSlider } from './time-slider.ts';

/** Runs that are kept, as many as the extension keeps. */
const MOST_RUNS = 20;
/** The choice of no other run. */
const NO_OTHER = '';

// Only styles with the page's own nonce hold.
const nonce = document.currentScript instanceof HTMLScriptElement ? document.currentScript.nonce : '';
const styles = make('style', { nonce });
const choice = make('select', { 'aria-label': 'Run' });
const beside = make('select', { 'aria-label': 'Compare with' });
const diagram = make('button', { type: 'button' }, 'Open diagram');
const slider = createTimeSlider((at) => {
    if (current !== undefined) {
        host.send({ type: 'moment', key: current, ...(at === undefined ? {} : { at }) });
    }
});
const bar = make('nav', { class: 'runs', 'aria-label': 'Runs' }, choice, beside, slider.element, diagram);
const shown = make('main', { class: 'results' });
const empty = make('p', { class: 'empty' }, 'No experiment has been run yet: run one in the Testing view.');

let runs: readonly ShownRun[] = [];
let current: string | undefined;

document.head.append(styles);
document.body.append(bar, shown);
choice.addEventListener('change', () => show(choice.value));
beside.addEventListener('change', () => {
    const run = runs.find((each) => each.key === current);
    if (run && beside.value === NO_OTHER) {
        fill(run, run.markup);
    } else if (run) {
        host.send({ type: 'compare', key: run.key, with: beside.value });
    }
});
diagram.addEventListener('click', () => {
    if (current !== undefined) {
        host.send({ type: 'diagram', key: current });
    }
});

const host = connectResults((message) => {
    switch (message.type) {
        case 'runs':
            runs = message.runs;
            return show(runs.some(({ key }) => key === current) ? current : runs[0]?.key);
        case 'add':
            runs = [message.run, ...runs].slice(0, MOST_RUNS);
            return show(message.run.key);
        case 'choose':
            return show(message.key);
        case 'compared': {
            const run = runs.find(({ key }) => key === message.key);
            return run && message.key === current && message.with === beside.value
                ? fill(run, message.markup)
                : undefined;
        }
    }
});

function show(key: string | undefined): void {
    current = key;
    const run = runs.find((each) => each.key === current);
    bar.hidden = runs.length === 0;
    if (!run) {
        shown.replaceChildren(empty);
        return;
    }
    choice.replaceChildren(...runs.map(optionOf));
    choice.value = run.key;
    beside.replaceChildren(
        make('option', { value: NO_OTHER }, 'Compare with …'),
        ...runs.filter((other) => other !== run).map(optionOf),
    );
    beside.disabled = runs.length < 2;
    styles.textContent = `${run.styles}\n${BAR_STYLES}`;
    fill(run, run.markup);
}

function fill(run: ShownRun, markup: string): void {
    // Made by our own server of texts that it escaped; the page's policy lets no script in it run.
    const parsed = new DOMParser().parseFromString(markup, 'text/html');
    shown.replaceChildren(...parsed.body.children);
    slider.show(run, [...shown.querySelectorAll<SVGSVGElement>('.run-chart')]);
}

function optionOf({ key, id, number, verdict }: ShownRun): HTMLOptionElement {
    return make('option', { value: key }, `${number}: ${id}, ${verdict}`);
}

const BAR_STYLES = `
body{padding:0}
.runs{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;padding:8px 24px;background:var(--vscode-editor-background);color:var(--vscode-foreground);border-bottom:1px solid var(--vscode-panel-border,transparent);font:13px/18px var(--vscode-font-family)}
.runs[hidden]{display:none}
.runs select,.runs button{font:inherit;color:var(--vscode-dropdown-foreground);background:var(--vscode-dropdown-background);border:1px solid var(--vscode-dropdown-border,transparent);border-radius:2px;padding:3px 6px;max-width:100%}
.runs button{cursor:pointer}
.runs :focus-visible{outline:1px solid var(--vscode-focusBorder);outline-offset:1px}
.runs .time{display:flex;align-items:center;gap:8px;flex:1 1 260px;min-width:200px}
.runs input{flex:1;min-width:80px;accent-color:var(--vscode-focusBorder)}
.runs output{min-width:40px}
.results .run-chart{cursor:crosshair}
`;

show(undefined);
host.send({ type: 'ready' });
