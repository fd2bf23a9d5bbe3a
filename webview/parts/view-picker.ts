import { make } from '../dom.ts';
import { codicon } from '../icons.ts';
import type { Panel } from '../panel.ts';
import { createOptionList, fittingOptions, type Option } from './option-list.ts';
import { createPopover } from './popover.ts';

/** The button that names the view, with the list of all views. */
export function createViewPicker(panel: Panel): { readonly element: HTMLElement; open(): void } {
    const name = make('span', { class: 'title' }, 'Views');
    const button = make(
        'button',
        { class: 'picker', type: 'button', 'aria-haspopup': 'listbox', title: 'Choose a view (v)' },
        codicon('layers'),
        name,
        codicon('chevron-down'),
    );
    const options = createOptionList({
        label: 'View',
        placeholder: 'Find a view',
        find: (query) => fittingOptions(panel.views().map(toOption), query),
        choose(option) {
            popover.close(true);
            panel.goTo({ view: option.id });
        },
        leave: () => popover.close(true),
    });
    const content = make('div', { class: 'picker-list' }, options.input, options.list);
    const popover = createPopover(button, content, () => {
        options.input.value = '';
        options.refresh();
        options.input.focus();
    });
    panel.onPicture.on(({ picture }) => {
        const [family = '', subject] = picture.view.split(':');
        const known = panel.views().find((view) => view.name === picture.view);
        const title = picture.changes
            ? 'Changes'
            : subject === undefined
              ? (known?.title ?? family)
              : (known?.group ?? family);
        name.textContent = title.charAt(0).toUpperCase() + title.slice(1);
    });
    return { element: make('div', { class: 'picker-box' }, button, popover.element), open: popover.open };
}

function toOption({ name, title, group }: { name: string; title: string; group: string }): Option {
    return { id: name, title, group };
}
