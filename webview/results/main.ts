import type { ShownRun } from '../../src/protocol/simulation/results-page.ts';
import { make } from '../dom.ts';
import { connectResults } from './results-host.ts';

/** Runs that are kept, as many as the extension keeps. */
const MOST_RUNS = 20;

// Only styles with the page's own nonce hold.
const nonce = document.currentScript instanceof HTMLScriptElement ? document.currentScript.nonce : '';
const styles = make('style', { nonce });
const choice = make('select', { 'aria-label': 'Run' });
const bar = make('nav', { class: 'runs' }, choice);
const shown = make('main', { class: 'results' });
const empty = make('p', { class: 'empty' }, 'No experiment has been run yet: run one in the Testing view.');

let runs: readonly ShownRun[] = [];
let current: string | undefined;

document.head.append(styles);
document.body.append(bar, shown);
choice.addEventListener('change', () => show(choice.value));

const host = connectResults((message) => {
    switch (message.type) {
        case 'runs':
            runs = message.runs;
            return show(runs[0]?.key);
        case 'add':
            runs = [message.run, ...runs].slice(0, MOST_RUNS);
            return show(message.run.key);
        case 'choose':
            return show(message.key);
    }
});

function show(key: string | undefined): void {
    current = key;
    const run = runs.find((each) => each.key === current);
    bar.hidden = runs.length === 0;
    choice.replaceChildren(...runs.map(optionOf));
    if (!run) {
        shown.replaceChildren(empty);
        return;
    }
    choice.value = run.key;
    styles.textContent = `${run.styles}\n${BAR_STYLES}`;
    // Made by our own server of texts that it escaped; the page's policy lets no script in it run.
    const parsed = new DOMParser().parseFromString(run.markup, 'text/html');
    shown.replaceChildren(...parsed.body.children);
}

function optionOf({ key, id, number, verdict }: ShownRun): HTMLOptionElement {
    return make('option', { value: key }, `${number}: ${id}, ${verdict}`);
}

const BAR_STYLES = `
body{padding:0}
.runs{position:sticky;top:0;z-index:1;padding:8px 24px;background:var(--vscode-editor-background);border-bottom:1px solid var(--vscode-panel-border,transparent)}
.runs select{font:inherit;color:var(--vscode-dropdown-foreground);background:var(--vscode-dropdown-background);border:1px solid var(--vscode-dropdown-border);border-radius:2px;padding:3px 6px;max-width:100%}
.runs select:focus-visible{outline:1px solid var(--vscode-focusBorder)}
`;

show(undefined);
host.send({ type: 'ready' });
