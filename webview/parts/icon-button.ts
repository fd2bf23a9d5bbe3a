import { make } from '../dom.ts';
import { codicon } from '../icons.ts';

/** A square button with an icon; its label is its name and its tooltip. */
export function iconButton(icon: string, label: string, onClick: () => void): HTMLButtonElement {
    const button = make(
        'button',
        { class: 'icon-button', type: 'button', 'aria-label': label, title: label },
        codicon(icon),
    );
    button.addEventListener('click', onClick);
    return button;
}

/** Gives a button another icon and name. */
export function relabel(button: HTMLButtonElement, icon: string, label: string): void {
    button.replaceChildren(codicon(icon));
    button.setAttribute('aria-label', label);
    button.title = label;
}
