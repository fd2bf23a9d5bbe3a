import { make } from '../dom.ts';
import type { Panel } from '../panel.ts';
import { TOGGLES, type Toggle } from '../panel-state.ts';
import { themeOfEditor } from '../theme.ts';
import { createBreadcrumbs } from './breadcrumbs.ts';
import { iconButton, relabel } from './icon-button.ts';
import { createMenu, type MenuItem } from './menu.ts';
import { createSearchBox } from './search-box.ts';
import { createViewPicker } from './view-picker.ts';

/** The row of tools above the picture. */
export interface Toolbar {
    readonly element: HTMLElement;
    focusSearch(): void;
    openViewPicker(): void;
    /** Has the extension export what is shown. */
    exportPicture(to: 'file' | 'clipboard'): void;
}

/** What the toolbar shows and hides. */
export interface ToolbarSheets {
    readonly outline: { toggle(): void };
    readonly legend: { toggle(): void; readonly isOpen: () => boolean };
}

const TOGGLE_LOOKS: Readonly<Record<Toggle, readonly [icon: string, label: string]>> = {
    findings: ['warning', 'Findings'],
    policies: ['debug-disconnect', 'Policies'],
    teams: ['organization', 'Teams'],
    technology: ['tag', 'Technology'],
    telemetry: ['pulse', 'Telemetry'],
};

/** Makes the toolbar. What does not fit a narrow panel moves into the menu at its end. */
export function createToolbar(panel: Panel, { outline, legend }: ToolbarSheets): Toolbar {
    const { abilities } = panel.host;
    const picker = createViewPicker(panel);
    const search = createSearchBox(panel);
    const back = iconButton('arrow-left', 'Back (Alt+Left)', panel.back);
    const forward = iconButton('arrow-right', 'Forward (Alt+Right)', panel.forward);
    const toggles = TOGGLES.map((toggle) => [toggle, toggleButton(panel, toggle)] as const);
    const foldAll = iconButton('collapse-all', 'Fold all contexts', () => panel.fold(undefined, !isAllFolded(panel)));
    const book = iconButton('book', 'Legend', legend.toggle);
    const fit = iconButton('screen-full', 'Fit the picture (0)', () => panel.viewport.fit(true));
    const share = iconButton('export', 'Export', () => undefined);
    const exportMenu = createMenu(share, 'Export', () => exportItems(panel));
    const more = iconButton('kebab-vertical', 'More', () => undefined);
    const moreMenu = createMenu(more, 'More', () => moreItems(panel, { outline, legend }));

    panel.onState.on(({ back: behind, forward: ahead, toggles: on }) => {
        back.disabled = behind.length === 0;
        forward.disabled = ahead.length === 0;
        for (const [toggle, button] of toggles) {
            button.setAttribute('aria-pressed', String(on.includes(toggle)));
        }
    });
    panel.onPicture.on((shown) => {
        const frames = [...shown.graph.elements.values()].filter((element) => element.isGroup);
        foldAll.disabled = frames.length === 0;
        const all = isAllFolded(panel);
        relabel(foldAll, all ? 'expand-all' : 'collapse-all', all ? 'Open all contexts' : 'Fold all contexts');
    });
    back.disabled = panel.state().back.length === 0;
    forward.disabled = panel.state().forward.length === 0;
    const element = make(
        'div',
        { class: 'toolbar', role: 'toolbar', 'aria-label': 'Diagram' },
        back,
        forward,
        picker.element,
        createBreadcrumbs(panel).element,
        make('span', { class: 'space' }),
        make('div', { class: 'toggles', role: 'group', 'aria-label': 'Show' }, ...toggles.map(([, button]) => button)),
        search.element,
        make('div', { class: 'tools' }, book, ...(abilities.has('fold') ? [foldAll] : []), fit),
        ...(abilities.has('export') ? [share, exportMenu.element] : []),
        more,
        moreMenu.element,
    );
    return {
        element,
        focusSearch: search.focus,
        openViewPicker: picker.open,
        exportPicture: (to) => void exportPicture(panel, to),
    };
}

function toggleButton(panel: Panel, toggle: Toggle): HTMLButtonElement {
    const [icon, label] = TOGGLE_LOOKS[toggle];
    const button = iconButton(icon, label, () => switchToggle(panel, toggle));
    button.setAttribute('aria-pressed', String(panel.state().toggles.includes(toggle)));
    return button;
}

function switchToggle(panel: Panel, toggle: Toggle): void {
    const { toggles } = panel.state();
    panel.change({
        toggles: toggles.includes(toggle) ? toggles.filter((each) => each !== toggle) : [...toggles, toggle],
        ...(toggle === 'findings' && toggles.includes(toggle) ? { drawer: false } : {}),
    });
}

function isAllFolded(panel: Panel): boolean {
    const frames = [...(panel.shown()?.graph.elements.values() ?? [])].filter((element) => element.isGroup);
    return frames.length > 0 && frames.every((element) => element.folded);
}

/** Has what is shown exported, once it is what was asked for. */
async function exportPicture(panel: Panel, to: 'file' | 'clipboard'): Promise<void> {
    const shown = await panel.settled();
    const { uri, view, folded, opened = [], hops, toggles } = panel.state();
    const picture = {
        uri,
        view,
        theme: themeOfEditor(),
        folded: [...folded],
        opened: [...opened],
        findings: toggles.includes('findings'),
        ...(hops === undefined ? {} : { hops }),
        ...(shown?.picture.system ? { system: shown.picture.system } : {}),
    };
    panel.host.send({ type: 'export', to, ...(shown ? { picture } : {}) });
}

function exportItems(panel: Panel): readonly MenuItem[] {
    return [
        { label: 'Save as…', icon: 'save-as', run: () => void exportPicture(panel, 'file') },
        { label: 'Copy as…', icon: 'copy', run: () => void exportPicture(panel, 'clipboard') },
    ];
}

function compareItem(panel: Panel): MenuItem {
    const run = () => panel.host.send({ type: 'compare', uri: panel.state().uri });
    return { label: 'Compare with…', icon: 'git-compare', run };
}

function moreItems(panel: Panel, { outline, legend }: ToolbarSheets): readonly MenuItem[] {
    const { toggles, inspector, drawer, minimap } = panel.state();
    return [
        { label: 'Outline as text', icon: 'list-tree', run: outline.toggle },
        { label: 'Inspector', checked: inspector, run: () => panel.change({ inspector: !inspector }) },
        {
            label: panel.shown()?.picture.changes ? 'List of changes' : 'List of findings',
            checked: drawer,
            run: () => panel.change({ drawer: !drawer }),
        },
        ...(panel.host.abilities.has('compare') ? [compareItem(panel)] : []),
        { label: 'Minimap', checked: minimap, run: () => panel.change({ minimap: !minimap }) },
        { label: 'Legend', checked: legend.isOpen(), run: legend.toggle },
        ...TOGGLES.map((toggle) => ({
            label: `Show ${TOGGLE_LOOKS[toggle][1].toLowerCase()}`,
            checked: toggles.includes(toggle),
            run: () => switchToggle(panel, toggle),
        })),
        { label: 'Fit the picture', icon: 'screen-full', key: '0', run: () => panel.viewport.fit(true) },
        {
            label: 'Full size',
            icon: 'zoom-in',
            key: '1',
            run: () => panel.viewport.zoomBy(1 / panel.viewport.state().k),
        },
    ];
}
