import type { Box, Size } from '../shapes/measured.ts';
import type { ChangeMark } from '../views/view-graph.ts';
import { element, number } from './xml.ts';

/** Size of the sign that says what became of something. */
export const CHANGE_SIGN: Size = { width: 16, height: 16 };

/** The class of what was added, removed or changed. */
export function changeClass(change: ChangeMark): string {
    return `change-${change}`;
}

/** Markup of the sign in a box of {@link CHANGE_SIGN}: a plus, a minus, or both above each other. */
export function drawChangeSign(change: ChangeMark, box: Box): string {
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    return (
        element('circle', { class: `change-sign ${change}`, cx: x, cy: y, r: change === 'removed' ? 7.4 : 8 }) +
        element('path', { class: `change-stroke ${change}`, d: STROKES[change](x, y) })
    );
}

const STROKES: Readonly<Record<ChangeMark, (x: number, y: number) => string>> = {
    added: (x, y) => `M${number(x - 4)} ${number(y)}h8M${number(x)} ${number(y - 4)}v8`,
    removed: (x, y) => `M${number(x - 3.6)} ${number(y)}h7.2`,
    changed: (x, y) =>
        `M${number(x - 3.2)} ${number(y - 1.6)}h6.4M${number(x)} ${number(y - 4.8)}v6.4M${number(x - 3.2)} ${number(y + 4.2)}h6.4`,
};

/** Where the sign stands on something: on its upper right corner, or on the left one where findings have the right. */
export function signBox(box: Box, isLeft: boolean): Box {
    const { width, height } = CHANGE_SIGN;
    const centre = isLeft ? box.x + 2 : box.x + box.width - 2;
    return { x: centre - width / 2, y: box.y + 2 - height / 2, width, height };
}

/** A box that is larger on all sides. */
export function ringBox(box: Box, gap: number): Box {
    return { x: box.x - gap, y: box.y - gap, width: box.width + 2 * gap, height: box.height + 2 * gap };
}

/** Markup of a ring with round corners. */
export function drawChangeRing(change: ChangeMark, box: Box, radius: number): string {
    return element('rect', { class: `change-ring ${change}`, ...box, rx: radius });
}
