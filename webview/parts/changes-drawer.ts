import type { ChangedFinding, PictureChange, PictureChanges } from '../../src/protocol/diagram/comparison.ts';
import type { TextLocation } from '../../src/protocol/diagram/location.ts';
import { make } from '../dom.ts';
import { changeIcon, severityBadge } from '../icons.ts';
import type { Panel } from '../panel.ts';
import { inCode } from './detail-view.ts';
import { iconButton } from './icon-button.ts';

const OUTCOMES: Readonly<Record<ChangedFinding['outcome'], string>> = {
    new: 'new',
    grown: 'grown',
    gone: 'gone',
    accepted: 'accepted',
};

/** The list of changes at the bottom of a picture of changes: what became of findings first, then context by context. */
export function createChangesDrawer(panel: Panel): { readonly element: HTMLElement } {
    const summary = make('span', { class: 'scope' });
    const list = make('div', { class: 'change-list' });
    const close = iconButton('close', 'Close the list', () => panel.change({ drawer: false }));
    const element = make(
        'section',
        { class: 'drawer picture-colours', 'aria-label': 'Changes', hidden: true },
        make('header', {}, make('h2', {}, 'Changes'), summary, make('span', { class: 'space' }), close),
        list,
    );
    let view = '';
    let drawn: PictureChanges | undefined;

    function draw(): void {
        const changes = panel.shown()?.picture.changes;
        element.hidden = !changes || !panel.state().drawer;
        if (!changes || element.hidden || changes === drawn) {
            return;
        }
        drawn = changes;
        summary.textContent = `since ${changes.before} · ${changes.summary}`;
        list.replaceChildren(...blocks(panel, changes));
    }

    panel.onPicture.on(({ picture }) => {
        // Whoever asks for a comparison wants to read it; who closes the list keeps it closed.
        const isNew = picture.changes !== undefined && picture.view !== view;
        view = picture.view;
        if (isNew && !panel.state().drawer) {
            panel.change({ drawer: true });
            // The picture was fitted into more room than it has now.
            panel.viewport.fit(false);
        }
        draw();
    });
    panel.onState.on(draw);
    return { element };
}

function blocks(panel: Panel, { findings, sections, policies, left }: PictureChanges): HTMLElement[] {
    const all = [
        ...block(
            'Findings',
            findings.map((finding) => findingRow(panel, finding)),
        ),
        ...sections.flatMap(({ title, items }) =>
            block(
                title,
                items.map((item) => changeRow(panel, item)),
            ),
        ),
        ...block(
            'Policies that hold for calls',
            policies.map(({ words, calls }) =>
                make('li', { class: 'change-row' }, changeIcon('changed'), text(words, calls)),
            ),
        ),
    ];
    const rest = left > 0 ? `${left} more: see the output of firebreak diff.` : 'Nothing changed.';
    return all.length === 0 || left > 0 ? [...all, make('p', { class: 'rest' }, rest)] : all;
}

function block(title: string, rows: readonly HTMLElement[]): HTMLElement[] {
    return rows.length === 0 ? [] : [make('h3', {}, title), make('ul', { class: 'finding-rows' }, ...rows)];
}

function changeRow(panel: Panel, { change, words, details, about, where, source }: PictureChange): HTMLElement {
    const [icon, said] = [changeIcon(change), make('span', { class: 'visually-hidden' }, `${change}: `)];
    return row(panel, about, [icon, said, text(words, details)], where, source);
}

function findingRow(panel: Panel, finding: ChangedFinding): HTMLElement {
    const { outcome, rule, severity, message, about, where, source } = finding;
    const words = make('span', { class: `outcome ${outcome}` }, OUTCOMES[outcome]);
    const line = make('span', { class: 'message' }, words, make('b', {}, rule), ' ', inCode(message));
    return row(panel, about, [severityBadge(severity), line], where, source);
}

/** A press shows it in the picture, one on its place goes there. */
function row(
    panel: Panel,
    about: readonly string[],
    content: readonly (Element | string)[],
    where: string,
    source: TextLocation | undefined,
): HTMLElement {
    const go = make('button', { type: 'button', class: 'change-row' }, ...content);
    go.addEventListener('click', () => {
        const graph = panel.shown()?.graph;
        const id = about.map((each) => graph?.shownAs(each)).find((each) => each !== undefined);
        if (id === undefined) {
            panel.announce('The picture does not show this.');
        } else {
            panel.select([id], { reveal: true, announce: true });
        }
    });
    const canOpen = source && panel.host.abilities.has('open-source');
    const place = canOpen
        ? make('button', { type: 'button', class: 'link where', title: 'Open the text' }, where)
        : make('span', { class: 'where' }, where);
    if (canOpen) {
        place.addEventListener('click', () => panel.host.send({ type: 'open', location: source }));
    }
    return make('li', {}, go, place);
}

function text(words: string, details: readonly string[]): HTMLElement {
    return make(
        'span',
        { class: 'message' },
        inCode(words),
        ...details.map((detail) => make('span', { class: 'detail' }, inCode(detail))),
    );
}
