import type { PictureEdge, PictureElement } from '../../src/protocol/diagram/picture.ts';
import { make } from '../dom.ts';
import type { Panel } from '../panel.ts';
import type { ShownPicture } from '../picture/shown-picture.ts';
import { iconButton } from './icon-button.ts';

/** So many elements are told; a text of thousands helps nobody. */
const MOST_ELEMENTS = 2000;

/** The picture as text: what stands in what, and what each has to do with others. It says all that the picture says. */
export function createOutline(panel: Panel): { readonly element: HTMLElement; toggle(): void } {
    const content = make('div', { class: 'outline-content' });
    const toggle = () => {
        element.hidden = !element.hidden;
        draw();
        if (element.hidden) {
            panel.stage.element.focus();
        } else {
            element.querySelector<HTMLElement>('.outline-content button')?.focus();
        }
    };
    const element = make(
        'nav',
        { class: 'outline', 'aria-label': 'Picture as text', hidden: true },
        make('header', {}, make('h2', {}, 'Outline'), iconButton('close', 'Close the outline', toggle)),
        content,
    );
    const buttons = new Map<string, HTMLElement>();
    const draw = () => {
        const shown = panel.shown();
        buttons.clear();
        content.replaceChildren(...(shown && !element.hidden ? [outlineOf(panel, shown, buttons)] : []));
        mark();
    };
    const mark = () => {
        const selected = new Set(panel.marked().selected);
        for (const [id, button] of buttons) {
            button.setAttribute('aria-pressed', String(selected.has(id)));
        }
    };
    panel.onPicture.on(draw);
    panel.onMarks.on(mark);
    return { element, toggle };
}

function outlineOf(panel: Panel, shown: ShownPicture, buttons: Map<string, HTMLElement>): HTMLElement {
    const { graph } = shown;
    let told = 0;
    const list = (elements: readonly PictureElement[]): HTMLElement =>
        make(
            'ul',
            {},
            ...elements.flatMap((element) => {
                if (++told > MOST_ELEMENTS) {
                    return [];
                }
                const members = graph.membersOf(element.id);
                const lines = [...graph.outgoing(element.id), ...graph.incoming(element.id)];
                return [
                    make(
                        'li',
                        {},
                        item(panel, element.id, element.description, findingWords(element), buttons),
                        ...(lines.length > 0 ? [lineList(panel, element, lines, graph.elements, buttons)] : []),
                        ...(members.length > 0 ? [list(members)] : []),
                    ),
                ];
            }),
        );
    const all = list([...graph.roots].sort((a, b) => Number(b.isGroup) - Number(a.isGroup)));
    return told > MOST_ELEMENTS
        ? make('div', {}, all, make('p', {}, `${told - MOST_ELEMENTS} more; narrow the view to read them.`))
        : all;
}

function lineList(
    panel: Panel,
    { id }: PictureElement,
    lines: readonly PictureEdge[],
    elements: ReadonlyMap<string, PictureElement>,
    buttons: Map<string, HTMLElement>,
): HTMLElement {
    return make(
        'ul',
        { class: 'lines' },
        ...lines.map((edge) => {
            const isOut = edge.from === id;
            const other = isOut ? edge.to : edge.from;
            const text = `${isOut ? 'to' : 'from'} ${elements.get(other)?.title ?? other}`;
            const key = isOut ? edge.id : `${edge.id} in`;
            return make('li', {}, item(panel, edge.id, text, findingWords(edge), buttons, key));
        }),
    );
}

function item(
    panel: Panel,
    id: string,
    text: string,
    findings: string,
    buttons: Map<string, HTMLElement>,
    key = id,
): HTMLElement {
    const button = make(
        'button',
        { type: 'button', class: 'outline-item', 'aria-pressed': 'false' },
        make('span', {}, text),
        ...(findings === '' ? [] : [make('span', { class: 'aside' }, findings)]),
    );
    button.addEventListener('click', () => panel.select([id], { reveal: true }));
    button.addEventListener('dblclick', () => panel.openSource(id));
    button.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && panel.marked().selected.at(-1) === id) {
            event.preventDefault();
            panel.openSource(id);
        }
    });
    buttons.set(key, button);
    return button;
}

function findingWords({ findings }: Pick<PictureElement, 'findings'>): string {
    if (!findings) {
        return '';
    }
    const words = [
        [findings.error, 'error'],
        [findings.warning, 'warning'],
        [findings.info, 'note'],
    ] as const;
    return words
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`)
        .join(', ');
}
