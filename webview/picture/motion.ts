import { wantsLessMotion } from '../theme.ts';
import type { ShownPicture } from './shown-picture.ts';
import type { Shift } from './stage.ts';

const MOVE: KeyframeAnimationOptions = { duration: 180, easing: 'cubic-bezier(.2,0,0,1)' };
const FADE: KeyframeAnimationOptions = { duration: 120, easing: 'ease-out' };
/** Above so many elements a change is shown at once: the animation would not run smoothly. */
const MOST_MOVING = 400;

/**
 * Has what is in both pictures go from its old place to its new one, and fades in what is new and all lines.
 *
 * @param shift how far the new picture was moved against the old one, so that a point of interest stays in place
 */
export function animateMoves(before: ShownPicture, after: ShownPicture, { dx, dy }: Shift): void {
    if (wantsLessMotion() || after.graph.elements.size > MOST_MOVING) {
        return;
    }
    for (const { id } of after.graph.elements.values()) {
        const old = before.graph.elements.has(id) ? before.boxOf(id) : undefined;
        const box = after.boxOf(id);
        for (const part of after.partsOf(id)) {
            if (part.classList.contains('docked')) {
                continue;
            }
            if (!old) {
                part.animate([{ opacity: 0 }, { opacity: 1 }], FADE);
            } else if (box && (old.x - dx !== box.x || old.y - dy !== box.y)) {
                const from = `translate(${old.x - dx - box.x}px, ${old.y - dy - box.y}px)`;
                part.animate([{ transform: from }, { transform: 'none' }], MOVE);
            }
        }
    }
    if (before.picture.svg !== after.picture.svg) {
        for (const line of after.svg.querySelectorAll('.edge, .on-edge')) {
            line.animate([{ opacity: 0 }, { opacity: 1 }], FADE);
        }
    }
}
