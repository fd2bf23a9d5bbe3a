import { make } from '../dom.ts';
import { codicon } from '../icons.ts';
import type { Panel } from '../panel.ts';
import { iconButton } from './icon-button.ts';

/** The strip above the picture that says what is the matter with it, and a line that moves while one is drawn. */
export function createNoticeStrip(panel: Panel): { readonly elements: readonly HTMLElement[] } {
    const text = make('span', {});
    const icon = make('span', { class: 'sign' });
    const close = iconButton('close', 'Dismiss', () => panel.onNotice.emit(undefined));
    const strip = make('div', { class: 'notice', role: 'status', hidden: true }, icon, text, close);
    const progress = make('div', { class: 'progress', role: 'progressbar', 'aria-label': 'Drawing', hidden: true });
    panel.onNotice.on((notice) => {
        strip.hidden = notice === undefined;
        if (notice) {
            text.textContent = notice.text;
            icon.replaceChildren(codicon(notice.kind));
            strip.dataset['kind'] = notice.kind;
        }
    });
    panel.onBusy.on((busy) => {
        progress.hidden = !busy;
    });
    return { elements: [progress, strip] };
}
