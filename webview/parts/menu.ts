import { make } from '../dom.ts';
import { codicon } from '../icons.ts';
import { createPopover, type Popover } from './popover.ts';

/** An entry of a menu. */
export interface MenuItem {
    readonly label: string;
    readonly icon?: string;
    /** Key that does the same. */
    readonly key?: string;
    /** Whether it is on; an entry without is not switched. */
    readonly checked?: boolean;
    readonly run?: () => void;
}

/** Makes the menu of a button; its entries are asked for each time it opens. */
export function createMenu(button: HTMLElement, label: string, items: () => readonly MenuItem[]): Popover {
    const menu = make('div', { class: 'menu', role: 'menu', 'aria-label': label });
    button.setAttribute('aria-haspopup', 'menu');
    const popover = createPopover(button, menu, () => {
        menu.replaceChildren(...items().map(entry));
        focusAt(0);
    });
    const entries = () => [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
    const focusAt = (index: number) => {
        const all = entries();
        all.at(index % all.length)?.focus();
    };

    function entry({ label: text, icon, key, checked, run }: MenuItem): HTMLElement {
        const role = checked === undefined ? 'menuitem' : 'menuitemcheckbox';
        const sign = checked === undefined ? icon : checked ? 'check' : 'blank';
        const element = make(
            'div',
            {
                class: 'menu-item',
                role,
                tabindex: -1,
                'aria-checked': checked === undefined ? undefined : String(checked),
            },
            codicon(sign ?? 'blank'),
            make('span', { class: 'title' }, text),
            ...(key === undefined ? [] : [make('kbd', {}, key)]),
        );
        const act = () => {
            popover.close(true);
            run?.();
        };
        element.addEventListener('click', act);
        element.addEventListener('keydown', (event) => {
            if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault();
                act();
            }
        });
        return element;
    }

    menu.addEventListener('keydown', (event) => {
        const at = entries().indexOf(document.activeElement as HTMLElement);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            focusAt(to);
        }
    });
    return popover;
}
