import { element } from '../render/xml.ts';
import { textWidth } from '../text/measure.ts';
import { TYPE } from '../text/type-styles.ts';
import { singleLine } from '../text/wrap.ts';
import { textLine } from './marks.ts';
import type { Box, MeasuredNode } from './measured.ts';

const GAP = 6;
const CHIP = 20;
const PADDING = 10;
const FROM_SIDE = 16;
const LONGEST = 180;
/** Room that a ring takes around a node: above, for half of its chip, and on the other sides. */
const ROOM = { above: GAP + CHIP / 2, side: GAP + 2 };

/** A node with the room for its ring. */
export function withRing(measured: MeasuredNode): MeasuredNode {
    return measured.node.ring === undefined
        ? measured
        : {
              ...measured,
              above: measured.above + ROOM.above,
              below: measured.below + ROOM.side,
              right: measured.right + ROOM.side,
          };
}

/** Markup of the ring around a node and all that hangs on it, and of the chip with its words. */
export function drawRing({ node, above, below, right }: MeasuredNode, body: Box): string {
    if (node.ring === undefined) {
        return '';
    }
    const x = body.x - GAP;
    const y = body.y - above + ROOM.above - GAP;
    const width = body.width + right - ROOM.side + 2 * GAP;
    const height = body.y + body.height + below - ROOM.side + GAP - y;
    const words = singleLine(node.ring, TYPE.number, LONGEST);
    const chip = Math.ceil(textWidth(words, TYPE.number)) + 2 * PADDING;
    // Badges stand at the right end.
    const left = node.findings ? x + FROM_SIDE : Math.max(x + FROM_SIDE, x + width - FROM_SIDE - chip);
    return (
        element('rect', { class: 'moved-ring', x, y, width, height, rx: 12 }) +
        element('rect', { class: 'ring-chip', x: left, y: y - CHIP / 2, width: chip, height: CHIP, rx: CHIP / 2 }) +
        textLine(words, TYPE.number, 'm ring-words', { x: left + chip / 2, y: y + 4 })
    );
}
