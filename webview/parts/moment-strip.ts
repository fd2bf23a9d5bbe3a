import { make } from '../dom.ts';
import { codicon } from '../icons.ts';
import type { Panel } from '../panel.ts';

/**
 * The strip above the picture that says which moment of a run it shows. It is no status that screen readers hear: what
 * a person moves through the run says the moment.
 */
export function createMomentStrip(panel: Panel): { readonly element: HTMLElement } {
    const text = make('span', {});
    const element = make('div', { class: 'notice moment', hidden: true }, codicon('history'), text);
    panel.onMoment.on((title) => {
        element.hidden = title === undefined;
        text.textContent = title ?? '';
    });
    return { element };
}
