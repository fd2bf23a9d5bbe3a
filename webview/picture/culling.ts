import type { ViewportState } from '../panel-state.ts';
import type { Box, ShownPicture } from './shown-picture.ts';

/** Up to so many elements all of a picture is drawn. */
const MOST_DRAWN = 150;
/** What lies within so many screens of what is on the screen is drawn too, so that it is there when it comes. */
const AROUND = 0.75;

/** Draws of a large picture what is on the screen and near it. */
export interface Culling {
    /** Draws what belongs to this place; does nothing while what is drawn is enough. */
    update(viewport: ViewportState, screen: { readonly width: number; readonly height: number }): void;
}

interface Part {
    readonly element: SVGElement;
    readonly box: Box;
    drawn: boolean;
}

/** Measures all parts of a picture once; it has to be in the page. */
export function createCulling(shown: ShownPicture): Culling {
    if (shown.graph.elements.size <= MOST_DRAWN) {
        return { update: () => undefined };
    }
    const selector = '.body > :is(.node, .group), .edge, .on-edge';
    const parts: Part[] = Array.from(shown.svg.querySelectorAll<SVGGraphicsElement>(selector), (element) => ({
        element,
        box: element.getBBox(),
        drawn: true,
    }));
    let covered: Box | undefined;
    return {
        update({ x, y, k }, { width, height }) {
            const seen = { x: -x / k, y: -y / k, width: width / k, height: height / k };
            if (covered && contains(covered, seen) && covered.width < 4 * seen.width) {
                return;
            }
            const [dx, dy] = [seen.width * AROUND, seen.height * AROUND];
            covered = { x: seen.x - dx, y: seen.y - dy, width: seen.width + 2 * dx, height: seen.height + 2 * dy };
            for (const part of parts) {
                const drawn = meet(part.box, covered);
                if (drawn !== part.drawn) {
                    part.drawn = drawn;
                    part.element.style.display = drawn ? '' : 'none';
                }
            }
        },
    };
}

function contains(outer: Box, inner: Box): boolean {
    return (
        inner.x >= outer.x &&
        inner.y >= outer.y &&
        inner.x + inner.width <= outer.x + outer.width &&
        inner.y + inner.height <= outer.y + outer.height
    );
}

function meet(a: Box, b: Box): boolean {
    return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
