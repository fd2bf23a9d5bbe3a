import type { ElementDetails } from '../../src/protocol/diagram/elements.ts';
import type { PanelPicture } from '../../src/protocol/diagram/picture.ts';
import { make } from '../dom.ts';
import { findingsAbout } from '../graph/findings-about.ts';
import { contextMark } from '../icons.ts';
import type { Panel } from '../panel.ts';
import type { ShownPicture } from '../picture/shown-picture.ts';
import { findingViews, linkViews, sectionViews } from './detail-view.ts';
import { iconButton } from './icon-button.ts';

/** What is known of the selected element, at the right; a sheet at the bottom of a narrow panel. */
export function createInspector(panel: Panel): { readonly element: HTMLElement } {
    const content = make('div', { class: 'inspector-content' });
    const close = iconButton('close', 'Close the inspector', () => {
        panel.change({ inspector: false });
        panel.stage.element.focus();
    });
    const element = make(
        'aside',
        { class: 'inspector picture-colours', 'aria-label': 'Inspector', hidden: true },
        close,
        content,
    );
    let wanted: { readonly id: string; readonly picture: PanelPicture } | undefined;

    async function update(): Promise<void> {
        const shown = panel.shown();
        const { inspector } = panel.state();
        const id = panel.marked().selected.at(-1);
        if (!inspector || id === undefined || shown === undefined) {
            element.hidden = true;
            wanted = undefined;
            return;
        }
        // Until there is something to tell, the inspector stays as it is: no empty sheet covers the picture.
        const { picture } = shown;
        if (wanted?.id === id && wanted.picture === picture) {
            return;
        }
        const key = { id, picture };
        wanted = key;
        const ids = shown.graph.edges.get(id)?.relations ?? [id];
        try {
            const details = ids.length === 0 ? undefined : await panel.details(ids.slice(0, 500));
            if (wanted === key) {
                const { elements, edges } = shown.graph;
                content.replaceChildren(...view(panel, shown, id, details));
                // What was selected may be gone with an edit.
                element.hidden = !(details || elements.has(id) || edges.has(id));
            }
        } catch (error) {
            if (wanted === key) {
                content.replaceChildren(make('p', {}, error instanceof Error ? error.message : String(error)));
                element.hidden = false;
            }
        }
    }

    panel.onMarks.on(() => void update());
    panel.onState.on(() => void update());
    panel.onPicture.on(() => void update());
    return { element };
}

function view(panel: Panel, shown: ShownPicture, id: string, details: ElementDetails | undefined): Node[] {
    const element = shown.graph.elements.get(id);
    const edge = shown.graph.edges.get(id);
    const title = details?.title ?? element?.title ?? id;
    const kind = details?.kind ?? element?.kind ?? 'line';
    const context = details?.context;
    const { abilities } = panel.host;
    return [
        make(
            'p',
            { class: 'kind' },
            ...(element?.hue === undefined ? [] : [contextMark(element.hue)]),
            make('span', {}, context === undefined ? kind : `${context} · ${kind}`),
        ),
        make('h2', {}, title),
        ...(details && details.summary !== '' ? [make('p', { class: 'summary' }, details.summary)] : []),
        make(
            'div',
            { class: 'actions' },
            ...(abilities.has('open-source')
                ? [iconButton('go-to-file', 'Open the source (Enter)', () => panel.openSource(id))]
                : []),
            ...(panel.views().some(({ name }) => name === `services:${id}`)
                ? [iconButton('target', 'Show its neighbours alone (f)', () => panel.focusOn(id, 1))]
                : []),
            ...(element?.isGroup && abilities.has('fold')
                ? [
                      iconButton(element.folded ? 'unfold' : 'fold', element.folded ? 'Open' : 'Fold', () =>
                          panel.fold([id], !element.folded),
                      ),
                  ]
                : []),
        ),
        ...(details?.documentation === undefined ? [] : paragraphs(details.documentation)),
        ...(details
            ? sectionViews(details.sections)
            : [make('p', {}, edge?.description ?? element?.description ?? '')]),
        ...findingViews(panel, findingsAbout(shown, id)),
        ...(details ? linkViews(panel, details) : []),
    ];
}

function paragraphs(text: string): HTMLElement[] {
    return text
        .split(/\n\s*\n/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map((part) => make('p', { class: 'documentation' }, part));
}
