import type { Panel } from './panel.ts';

/** Milliseconds that a pointer rests on something before its lines light up. */
const HOVER_AFTER = 60;

/** Lets a pointer point, select, open and fold. */
export function followPointer(panel: Panel): void {
    const { element } = panel.stage;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const idAt = (event: Event) => (event.target instanceof Element ? panel.shown()?.idAt(event.target) : undefined);

    element.addEventListener('pointerover', (event) => {
        const id = idAt(event);
        clearTimeout(timer);
        timer = setTimeout(() => panel.hover(id), HOVER_AFTER);
    });
    element.addEventListener('pointerleave', () => {
        clearTimeout(timer);
        panel.hover(undefined);
    });
    element.addEventListener('click', (event) => {
        const fold = event.target instanceof Element && event.target.closest<SVGElement>('[data-fold]');
        if (fold) {
            const id = fold.dataset['fold'] ?? '';
            panel.fold([id], !panel.shown()?.graph.elements.get(id)?.folded);
            return;
        }
        const id = idAt(event);
        const { selected } = panel.state();
        if (id === undefined) {
            panel.select([]);
        } else if (event.shiftKey || event.ctrlKey || event.metaKey) {
            const rest = selected.filter((each) => each !== id);
            panel.select(rest.length < selected.length ? rest : [...selected.slice(-1), id], { announce: true });
        } else {
            panel.select([id], { announce: true });
        }
    });
    element.addEventListener('dblclick', (event) => {
        const id = idAt(event);
        if (id !== undefined) {
            panel.openSource(id);
        }
    });
}
