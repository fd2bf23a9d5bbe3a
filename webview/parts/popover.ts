import { make } from '../dom.ts';

/** Something that opens below a button and closes when the person turns to something else. */
export interface Popover {
    readonly element: HTMLElement;
    open(): void;
    close(returnFocus: boolean): void;
    readonly isOpen: () => boolean;
}

/**
 * Makes a popover of a button.
 *
 * @param onOpen fills it, and focuses what is to be used first
 */
export function createPopover(button: HTMLElement, content: HTMLElement, onOpen: () => void): Popover {
    const element = make('div', { class: 'popover', hidden: true }, content);
    const close = (returnFocus: boolean) => {
        if (element.hidden) {
            return;
        }
        element.hidden = true;
        button.setAttribute('aria-expanded', 'false');
        if (returnFocus) {
            button.focus();
        }
    };
    const open = () => {
        element.hidden = false;
        button.setAttribute('aria-expanded', 'true');
        onOpen();
        place(element, button);
    };
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => (element.hidden ? open() : close(true)));
    element.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
            event.stopPropagation();
            close(true);
        }
    });
    document.addEventListener('pointerdown', ({ target }) => {
        if (target instanceof Node && !element.contains(target) && !button.contains(target)) {
            close(false);
        }
    });
    element.addEventListener('focusout', ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !element.contains(relatedTarget) && relatedTarget !== button) {
            close(false);
        }
    });
    return { element, open, close, isOpen: () => !element.hidden };
}

/** Below the button, and inside the window. */
function place(element: HTMLElement, button: HTMLElement): void {
    const { left, bottom } = button.getBoundingClientRect();
    const room = document.documentElement.clientWidth - element.offsetWidth - 8;
    element.style.left = `${Math.max(8, Math.min(left, room))}px`;
    element.style.top = `${bottom + 4}px`;
    element.style.maxHeight = `${Math.max(120, document.documentElement.clientHeight - bottom - 16)}px`;
}
