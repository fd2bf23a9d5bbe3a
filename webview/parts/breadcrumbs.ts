import { make } from '../dom.ts';
import { codicon } from '../icons.ts';
import type { Panel } from '../panel.ts';
import type { Place } from '../panel-state.ts';
import { createMenu } from './menu.ts';

interface Crumb {
    readonly text: string;
    /** Where it leads; the last one is where the person is. */
    readonly place?: Place;
}

/** The way from the whole system to what is shown: `Shop › Ordering › orders · 1 hop`. */
export function createBreadcrumbs(panel: Panel): { readonly element: HTMLElement } {
    const list = make('ol', {});
    const element = make('nav', { class: 'breadcrumbs', 'aria-label': 'Shown part' }, list);
    const draw = () => {
        const shown = panel.shown();
        if (!shown) {
            return;
        }
        const crumbs = crumbsOf(shown.picture.view, shown.picture.system, shown.picture.title);
        const hops = hopsOf(panel);
        list.replaceChildren(
            ...crumbs.map(({ text, place }, i) =>
                make('li', {}, ...(i === 0 ? [] : [codicon('chevron-right')]), crumb(panel, text, place)),
            ),
            ...(hops === undefined ? [] : [make('li', {}, hopsMenu(panel, hops))]),
        );
    };
    panel.onPicture.on(draw);
    return { element };
}

function crumb(panel: Panel, text: string, place: Place | undefined): HTMLElement {
    if (!place) {
        return make('span', { 'aria-current': 'page' }, text);
    }
    const button = make('button', { type: 'button', class: 'crumb' }, text);
    button.addEventListener('click', () => panel.goTo(place));
    return button;
}

/** `services:Ordering.orders` stands in `services:Ordering`, and that in `services`. */
function crumbsOf(view: string, system: string, title: string): readonly Crumb[] {
    const colon = view.indexOf(':');
    const whole = system === '' ? 'All' : system;
    if (colon < 0 || view.startsWith('changes')) {
        return [
            { text: whole, ...(view === 'services' ? {} : { place: { view: 'services' } }) },
            ...titled(view, title),
        ];
    }
    const [family, subject] = [view.slice(0, colon), view.slice(colon + 1)];
    const parts = family === 'services' ? subject.split('.') : [subject];
    return [
        { text: whole, place: { view: 'services' } },
        ...parts.map((text, i) =>
            i === parts.length - 1
                ? { text }
                : { text, place: { view: `${family}:${parts.slice(0, i + 1).join('.')}` } },
        ),
    ];
}

function titled(view: string, title: string): readonly Crumb[] {
    return view === 'services' ? [] : [{ text: title.split(' · ').at(-1) ?? view }];
}

function hopsOf(panel: Panel): number | undefined {
    const { view, hops } = panel.state();
    return view.startsWith('services:') ? (hops ?? 1) : undefined;
}

function hopsMenu(panel: Panel, hops: number): HTMLElement {
    const words = (count: number) => `${count} ${count === 1 ? 'hop' : 'hops'}`;
    const button = make('button', { type: 'button', class: 'crumb hops', title: 'How far around' }, `· ${words(hops)}`);
    const menu = createMenu(button, 'How far around', () =>
        [1, 2, 3, 4].map((count) => ({
            label: words(count),
            checked: count === hops,
            run: () => panel.goTo({ view: panel.state().view, hops: count }),
        })),
    );
    return make('span', {}, button, menu.element);
}
