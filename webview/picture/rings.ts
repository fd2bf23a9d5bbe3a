import { makeSvg } from '../dom.ts';
import type { Marked } from './highlight.ts';
import type { Box, ShownPicture } from './shown-picture.ts';
import type { Stage } from './stage.ts';

const GAP = 3;

/** Draws the rings around what is selected and around where the keyboard is, and the buttons that fold. */
export function drawRings(
    { overlay }: Pick<Stage, 'overlay'>,
    shown: ShownPicture,
    { selected }: Marked,
    focused: string | undefined,
): void {
    const ring = (id: string, name: string, gap: number) => {
        const box = shown.graph.elements.has(id) ? shown.boxOf(id) : undefined;
        return box ? [rect(box, name, gap)] : [];
    };
    overlay.rings.replaceChildren(
        ...selected.flatMap((id) => ring(id, 'ring', GAP)),
        ...(focused === undefined ? [] : ring(focused, 'focus-ring', GAP + 3)),
    );
}

function rect({ x, y, width, height }: Box, name: string, gap: number): SVGRectElement {
    return makeSvg('rect', {
        class: name,
        x: x - gap,
        y: y - gap,
        width: width + 2 * gap,
        height: height + 2 * gap,
        rx: 8 + gap,
    });
}

/** Draws a button at the right of every frame's title that folds it, and at every folded one that opens it. */
export function drawFoldButtons({ overlay }: Pick<Stage, 'overlay'>, shown: ShownPicture): void {
    const buttons = [...shown.graph.elements.values()].flatMap((element) => {
        const box = element.isGroup ? shown.boxOf(element.id) : undefined;
        if (!box) {
            return [];
        }
        // A folded frame has its sign drawn already.
        const [x, y] = element.folded ? [box.x + box.width - 32, box.y + 18] : [box.x + box.width - 28, box.y + 12];
        const arrow = makeSvg('path', { transform: `translate(${x} ${y})`, d: 'M4 6l4 4 4-4' });
        const button = makeSvg(
            'g',
            { class: 'fold', 'data-above': true },
            makeSvg('rect', { x: x - 4, y: y - 4, width: 24, height: 24, rx: 5 }),
            ...(element.folded ? [] : [arrow]),
        );
        button.dataset['fold'] = element.id;
        return [button];
    });
    overlay.folds.replaceChildren(...buttons);
}
