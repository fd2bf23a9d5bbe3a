import type { ShownRun } from '../../src/protocol/simulation/results-page.ts';
import { make } from '../dom.ts';
import { BAR_STYLES } from './bar-styles.ts';
import { connectResults, type KeptChoice } from './results-host.ts';
import { createTimeSlider } from './time-slider.ts';
import { createUnderWayList } from './under-way.ts';

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
    if (kept.key !== undefined) {
        const moment = at === undefined ? {} : { at };
        keep({ key: kept.key, ...(kept.beside === undefined ? {} : { beside: kept.beside }), ...moment });
        host.send({ type: 'moment', key: kept.key, ...moment });
    }
});
// It is there from the start, so that screen readers hear what comes into it.
const problem = make('p', { class: 'problem', role: 'status' });
const tools = [choice, beside, diagram, slider.element];
const underWay = createUnderWayList((number) => host.send({ type: 'stop', number }));
const bar = make('nav', { class: 'runs', 'aria-label': 'Runs' }, ...tools, problem, underWay.element);
const shown = make('main', { class: 'results' });
const empty = make('p', { class: 'empty' }, 'No experiment has been run yet: run one in the Testing view.');

let runs: readonly ShownRun[] = [];

document.head.append(styles);
document.body.append(bar, shown);
choice.addEventListener('change', () => show({ key: choice.value }));
beside.addEventListener('change', () => {
    const { key, at } = kept;
    const other = beside.value === NO_OTHER ? {} : { beside: beside.value };
    show({ ...(key === undefined ? {} : { key }), ...other, ...(at === undefined ? {} : { at }) });
});
diagram.addEventListener('click', () => {
    if (kept.key !== undefined) {
        host.send({ type: 'diagram', key: kept.key });
    }
});

const host = connectResults((message) => {
    switch (message.type) {
        case 'runs':
            runs = message.runs;
            return show(kept);
        case 'add':
            runs = [message.run, ...runs].slice(0, MOST_RUNS);
            return show({ key: message.run.key });
        case 'choose':
            return message.key === kept.key ? undefined : show({ key: message.key });
        case 'compared':
            return takeComparison(message, (run) => fill(run, message.markup));
        case 'incomparable':
            return takeComparison(message, () => giveUpComparison(message.problem));
        case 'underWay':
            underWay.show(message.runs);
            return hideEmptyBar();
    }
});
let kept: KeptChoice = host.readChoice();

function keep(next: KeptChoice): void {
    kept = next;
    host.keepChoice(next);
}

/** Shows a run at a moment; that of another one beside it is asked for. */
function show(wanted: KeptChoice): void {
    const run = runs.find(({ key }) => key === wanted.key) ?? runs[0];
    hideEmptyBar();
    if (!run) {
        styles.textContent = BAR_STYLES;
        shown.replaceChildren(empty);
        return;
    }
    const isWanted = run.key === wanted.key;
    const other = runs.find(({ key }) => isWanted && key === wanted.beside && key !== run.key);
    const at = isWanted ? wanted.at : undefined;
    choice.replaceChildren(...runs.map(optionOf));
    choice.value = run.key;
    beside.replaceChildren(
        make('option', { value: NO_OTHER }, 'Compare with …'),
        ...runs.filter((each) => each !== run).map(optionOf),
    );
    beside.disabled = runs.length < 2;
    beside.value = other?.key ?? NO_OTHER;
    problem.textContent = '';
    styles.textContent = `${run.styles}\n${BAR_STYLES}`;
    keep({ key: run.key, ...(other ? { beside: other.key } : {}), ...(at === undefined ? {} : { at }) });
    fill(run, run.markup);
    if (other) {
        host.send({ type: 'compare', key: run.key, with: other.key });
    }
}

/** Takes up what came of a comparison, unless something else was chosen meanwhile. */
function takeComparison({ key, with: other }: { key: string; with: string }, take: (run: ShownRun) => void): void {
    const run = runs.find((each) => each.key === key);
    if (run && key === kept.key && other === kept.beside) {
        take(run);
    }
}

function giveUpComparison(text: string): void {
    const { beside: _, ...alone } = kept;
    keep(alone);
    beside.value = NO_OTHER;
    problem.textContent = text;
}

/** Fills in results, at the moment that is kept. */
function fill(run: ShownRun, markup: string): void {
    // Made by our own server of texts that it escaped; the page's policy lets no script in it run.
    const parsed = new DOMParser().parseFromString(markup, 'text/html');
    shown.replaceChildren(...parsed.body.children);
    slider.show(run, [...shown.querySelectorAll<SVGSVGElement>('.run-chart')], kept.at);
}

/** Without runs there is nothing to choose. */
function hideEmptyBar(): void {
    for (const tool of tools) {
        tool.hidden = runs.length === 0;
    }
    bar.hidden = runs.length === 0 && underWay.element.hidden;
    empty.hidden = !underWay.element.hidden;
}

function optionOf({ key, id, number, verdict }: ShownRun): HTMLOptionElement {
    return make('option', { value: key }, `${number}: ${id}, ${verdict}`);
}

show({});
host.send({ type: 'ready' });
