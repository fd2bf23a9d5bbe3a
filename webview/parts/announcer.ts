import { make } from '../dom.ts';

/** Says things to a screen reader. */
export interface Announcer {
    readonly element: HTMLElement;
    say(text: string): void;
}

/** Makes a live region; the same text twice is said twice. */
export function createAnnouncer(): Announcer {
    const element = make('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
    return {
        element,
        say(text) {
            element.textContent = element.textContent === text ? `${text}\u00a0` : text;
        },
    };
}
