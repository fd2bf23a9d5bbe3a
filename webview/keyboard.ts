import { type StepDirection, step } from './graph/step.ts';
import type { Panel } from './panel.ts';

const ARROWS: ReadonlyMap<string, StepDirection> = new Map([
    ['ArrowLeft', 'left'],
    ['ArrowRight', 'right'],
    ['ArrowUp', 'up'],
    ['ArrowDown', 'down'],
]);

const ZOOM_STEP = 1.25;

/** What the keyboard needs of the toolbar. */
export interface KeyboardTargets {
    focusSearch(): void;
    openViewPicker(): void;
    exportPicture(to: 'file' | 'clipboard'): void;
}

/** Keys for the whole panel, and those that walk the picture while it has the focus. */
export function followKeyboard(panel: Panel, targets: KeyboardTargets): void {
    const { element } = panel.stage;
    const arrow = (event: KeyboardEvent, direction: StepDirection) => {
        const { selected } = panel.state();
        const from = selected.at(-1);
        const shown = panel.shown();
        if (!shown) {
            return;
        }
        const edge = from === undefined ? undefined : shown.graph.edges.get(from);
        const isForwards = direction === 'right' || direction === 'down';
        const next =
            from === undefined || shown.partsOf(from).length === 0
                ? first(panel)
                : edge
                  ? edge[isForwards ? 'to' : 'from']
                  : step(shown.graph, from, direction);
        if (next === undefined) {
            panel.announce('Nothing lies there.');
        } else {
            const anchor = event.shiftKey ? selected.slice(0, 1) : [];
            panel.select([...anchor, next], { reveal: true, announce: true });
        }
    };
    const keys = new Map<string, (selected: string | undefined) => void>([
        ['Enter', (id) => id !== undefined && panel.openSource(id)],
        ['Escape', () => stepOut(panel)],
        [' ', (id) => foldAt(panel, id)],
        ['+', () => panel.viewport.zoomBy(ZOOM_STEP)],
        ['=', () => panel.viewport.zoomBy(ZOOM_STEP)],
        ['-', () => panel.viewport.zoomBy(1 / ZOOM_STEP)],
        ['0', () => panel.viewport.fit(true)],
        ['1', () => panel.viewport.zoomBy(1 / panel.viewport.state().k)],
        ['f', (id) => id !== undefined && panel.focusOn(id, 1)],
        ['v', () => targets.openViewPicker()],
        ['/', () => targets.focusSearch()],
        ['Home', () => selectFirst(panel)],
    ]);

    element.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const direction = ARROWS.get(event.key);
        const action = keys.get(event.key);
        if (direction) {
            arrow(event, direction);
        } else if (action) {
            action(panel.state().selected.at(-1));
        } else {
            return;
        }
        event.preventDefault();
    });
    // Who comes to the panel by a key of the editor has its keys at once.
    window.addEventListener('focus', () => {
        if (document.activeElement === document.body) {
            element.focus({ preventScroll: true });
        }
    });
    document.addEventListener('keydown', (event) => {
        if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
            event.preventDefault();
            panel[event.key === 'ArrowLeft' ? 'back' : 'forward']();
        } else if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
            event.preventDefault();
            targets.focusSearch();
        }
    });
    panel.host.onMessage((message) => {
        if (message.type === 'act') {
            const actions: Readonly<Record<typeof message.action, () => void>> = {
                fit: () => panel.viewport.fit(true),
                'zoom-in': () => panel.viewport.zoomBy(ZOOM_STEP),
                'zoom-out': () => panel.viewport.zoomBy(1 / ZOOM_STEP),
                back: panel.back,
                forward: panel.forward,
                find: targets.focusSearch,
                'pick-view': targets.openViewPicker,
                export: () => targets.exportPicture('file'),
                copy: () => targets.exportPicture('clipboard'),
            };
            actions[message.action]();
        }
    });
}

/** From two selected to one, from an element to the frame it stands in, from a frame to nothing. */
function stepOut(panel: Panel): void {
    const { selected } = panel.state();
    const [first, second] = selected;
    const parent = first === undefined ? undefined : panel.shown()?.graph.elements.get(first)?.parent;
    const next = second !== undefined && first !== undefined ? [first] : parent === undefined ? [] : [parent];
    panel.select(next, { announce: true });
}

function foldAt(panel: Panel, id: string | undefined): void {
    const elements = panel.shown()?.graph.elements;
    const element = id === undefined ? undefined : elements?.get(id);
    const frame = element?.isGroup ? element : elements?.get(element?.parent ?? '');
    if (frame?.isGroup) {
        panel.fold([frame.id], !frame.folded);
        panel.select([frame.id]);
        panel.announce(`${frame.title} ${frame.folded ? 'opened' : 'folded'}`);
    }
}

/** The element nearest to the upper left corner of the picture. */
function first(panel: Panel): string | undefined {
    const elements = [...(panel.shown()?.graph.elements.values() ?? [])].filter((element) => !element.isGroup);
    const all = elements.length > 0 ? elements : [...(panel.shown()?.graph.elements.values() ?? [])];
    return all.reduce<(typeof all)[number] | undefined>(
        (best, next) => (best === undefined || rank(next) < rank(best) ? next : best),
        undefined,
    )?.id;
}

function rank({ box }: { readonly box?: { readonly x: number; readonly y: number } | undefined }): number {
    return box ? box.x + box.y : Number.POSITIVE_INFINITY;
}

function selectFirst(panel: Panel): void {
    const id = first(panel);
    panel.select(id === undefined ? [] : [id], { reveal: true, announce: true });
}
