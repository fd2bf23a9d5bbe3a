import type { FindingCounts, PanelPicture, PictureFinding } from '../../src/protocol/diagram/picture.ts';
import { make } from '../dom.ts';
import { findingsAbout } from '../graph/findings-about.ts';
import { severityBadge } from '../icons.ts';
import type { Panel } from '../panel.ts';
import type { ShownPicture } from '../picture/shown-picture.ts';
import { fixButtons, inCode } from './detail-view.ts';
import { iconButton } from './icon-button.ts';
import { createMenu } from './menu.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const;
type Severity = (typeof SEVERITIES)[number];
const WORDS: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Notes' };
/** So many rows are made; the rest is told as a number. */
const MOST_ROWS = 300;

/** The list of findings at the bottom. Pointing at one shows what proves it; it can be mended from here. */
export function createFindingsDrawer(panel: Panel): { readonly element: HTMLElement } {
    const counts = make('span', { class: 'counts' });
    const scope = make('span', { class: 'scope' });
    const list = make('ul', { class: 'finding-rows' });
    const filter = iconButton('filter', 'Filter', () => undefined);
    let hidden: readonly Severity[] = [];
    let ofSelection = true;
    const menu = createMenu(filter, 'Filter', () => [
        ...SEVERITIES.map((severity) => ({
            label: WORDS[severity],
            checked: !hidden.includes(severity),
            run: () => {
                hidden = hidden.includes(severity) ? hidden.filter((each) => each !== severity) : [...hidden, severity];
                draw();
            },
        })),
        {
            label: 'Of the selection only',
            checked: ofSelection,
            run: () => {
                ofSelection = !ofSelection;
                draw();
            },
        },
    ]);
    const close = iconButton('close', 'Close the list', () => panel.change({ drawer: false }));
    const element = make(
        'section',
        { class: 'drawer picture-colours', 'aria-label': 'Findings', hidden: true },
        make(
            'header',
            {},
            make('h2', {}, 'Findings'),
            counts,
            scope,
            make('span', { class: 'space' }),
            filter,
            menu.element,
            close,
        ),
        list,
    );
    let drawn = '';
    let drawnOf: PanelPicture | undefined;

    function draw(): void {
        const shown = panel.shown();
        // A picture of changes has a list of its own.
        element.hidden = !panel.state().drawer || shown?.picture.changes !== undefined;
        if (!shown || element.hidden) {
            return;
        }
        const selected = panel.marked().selected.at(-1);
        const isKnown = selected !== undefined && shown.partsOf(selected).length > 0;
        const subject = ofSelection && isKnown ? selected : undefined;
        const key = [subject, ...hidden].join('\n');
        if (key === drawn && shown.picture === drawnOf) {
            return;
        }
        drawn = key;
        drawnOf = shown.picture;
        const found = findingsAbout(shown, subject);
        const listed = found.filter(({ severity }) => !hidden.includes(severity));
        counts.replaceChildren(...countViews(subject === undefined ? shown.picture.findingCounts : countOf(found)));
        scope.textContent = scopeText(shown, subject);
        list.replaceChildren(
            ...listed.slice(0, MOST_ROWS).map((finding) => row(panel, finding)),
            ...(listed.length > MOST_ROWS ? [make('li', { class: 'rest' }, `${listed.length - MOST_ROWS} more`)] : []),
            ...(listed.length === 0 ? [make('li', { class: 'rest' }, 'Nothing to tell.')] : []),
        );
    }

    panel.onPicture.on(draw);
    panel.onState.on(draw);
    panel.onMarks.on(draw);
    return { element };
}

function row(panel: Panel, finding: PictureFinding): HTMLElement {
    const go = make(
        'button',
        { type: 'button', class: 'finding-row' },
        severityBadge(finding.severity),
        make('span', { class: 'rule' }, finding.rule),
        make('span', { class: 'message' }, inCode(finding.message)),
        make('span', { class: 'about' }, finding.element),
    );
    const [firstFix] = fixButtons(panel, finding);
    const element = make('li', {}, go, make('span', { class: 'fixes' }, ...(firstFix ? [firstFix] : [])));
    const shows = (evidence: readonly string[] | undefined) => () => panel.showEvidence(evidence);
    element.addEventListener('pointerenter', shows(finding.evidence));
    element.addEventListener('pointerleave', shows(undefined));
    go.addEventListener('focus', shows(finding.evidence));
    go.addEventListener('blur', shows(undefined));
    go.addEventListener('click', () => {
        const graph = panel.shown()?.graph;
        const id = finding.about.map((each) => graph?.shownAs(each)).find((each) => each !== undefined);
        if (id !== undefined) {
            panel.select([id], { reveal: true, announce: true });
        }
    });
    go.addEventListener('dblclick', () => {
        if (finding.source) {
            panel.host.send({ type: 'open', location: finding.source });
        }
    });
    return element;
}

function scopeText(shown: ShownPicture, subject: string | undefined): string {
    const { error, warning, info } = shown.picture.findingCounts;
    const all = `${error + warning + info} in the project`;
    if (subject === undefined) {
        return all;
    }
    const title = shown.graph.elements.get(subject)?.title ?? 'the selected line';
    return `on ${title} · ${all}`;
}

function countOf(findings: readonly PictureFinding[]): FindingCounts {
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of findings) {
        counts[severity]++;
    }
    return counts;
}

function countViews(counts: FindingCounts): HTMLElement[] {
    return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
        make(
            'span',
            { class: 'count', title: WORDS[severity] },
            severityBadge(severity),
            make('span', {}, String(counts[severity])),
            make('span', { class: 'visually-hidden' }, ` ${WORDS[severity].toLowerCase()}`),
        ),
    );
}
