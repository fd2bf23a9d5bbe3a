import type { PANEL_THEMES } from '../src/protocol/diagram/picture.ts';

/** The colour scheme of a picture in an editor. */
export type PanelTheme = (typeof PANEL_THEMES)[number];

/** The scheme that fits the editor's theme, which it tells by classes of the body. */
export function themeOfEditor(): PanelTheme {
    const { classList } = document.body;
    if (classList.contains('vscode-high-contrast-light')) {
        return 'hc-light';
    }
    if (classList.contains('vscode-high-contrast')) {
        return 'hc-dark';
    }
    return classList.contains('vscode-dark') ? 'dark' : 'light';
}

/** Calls back when the editor gets a theme of another kind. */
export function onThemeChange(listener: (theme: PanelTheme) => void): void {
    let theme = themeOfEditor();
    new MutationObserver(() => {
        const next = themeOfEditor();
        if (next !== theme) {
            theme = next;
            listener(next);
        }
    }).observe(document.body, { attributes: true, attributeFilter: ['class'] });
}

/** Whether the person asked for less motion, in the system or in the editor. */
export function wantsLessMotion(): boolean {
    return (
        matchMedia('(prefers-reduced-motion: reduce)').matches ||
        document.body.classList.contains('vscode-reduce-motion')
    );
}
