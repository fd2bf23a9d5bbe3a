import { make } from '../dom.ts';
import { codicon, contextMark } from '../icons.ts';
import type { Panel } from '../panel.ts';
import { createOptionList, fittingOptions, type Option } from './option-list.ts';

/** The field that finds elements of the picture. */
export function createSearchBox(panel: Panel): { readonly element: HTMLElement; focus(): void } {
    const options = createOptionList({
        label: 'Find an element',
        placeholder: 'Find an element',
        find: (query) => (query === '' ? [] : fittingOptions(elementOptions(panel), query)),
        choose(option) {
            close();
            panel.select([option.id], { reveal: true, announce: true });
            panel.stage.element.focus();
        },
        leave() {
            close();
            panel.stage.element.focus();
        },
    });
    const list = make('div', { class: 'popover search-list', hidden: true }, options.list);
    const close = () => {
        options.input.value = '';
        list.hidden = true;
        options.input.setAttribute('aria-expanded', 'false');
    };
    options.input.addEventListener('input', () => {
        list.hidden = options.input.value.trim() === '';
        const { right, bottom } = element.getBoundingClientRect();
        list.style.right = `${Math.max(8, document.documentElement.clientWidth - right)}px`;
        list.style.top = `${bottom + 4}px`;
    });
    options.input.addEventListener('blur', () => {
        list.hidden = true;
    });
    const element = make('div', { class: 'search' }, codicon('search'), options.input, list);
    return { element, focus: () => options.input.focus() };
}

function elementOptions(panel: Panel): readonly Option[] {
    return [...(panel.shown()?.graph.elements.values() ?? [])].map(({ id, title, kind, hue }) => ({
        id,
        title,
        aside: id === title ? kind : `${kind} · ${id}`,
        ...(hue === undefined ? {} : { icon: () => contextMark(hue) }),
    }));
}
