import { element } from '../render/xml.ts';
import { TYPE } from '../text/type-styles.ts';
import { type CardForm, drawText, drawTile, measureCard, textOrigin } from './card-text.ts';
import { glyphMark } from './marks.ts';
import { type Shape, straightSides } from './measured.ts';

const CLIENT: CardForm = {
    minWidth: 128,
    maxWidth: 200,
    height: 44,
    textX: 44,
    right: 20,
    titleStyle: TYPE.contextTitle,
    subtitleStyle: TYPE.label,
    baselines: [26.5, 20, 34],
};
const EXTERNAL: CardForm = {
    minWidth: 168,
    maxWidth: 240,
    height: 64,
    textX: 56,
    right: 16,
    titleStyle: TYPE.elementTitle,
    subtitleStyle: TYPE.technology,
    baselines: [37, 29, 47],
};
const RIM = 4;
/** Half the height of a client of one line: the radius of its round ends. */
const ROUND = 22;

/** Whoever uses the system: a stadium. */
export const clientShape: Shape = {
    measure: (node, least, hanging) => measureCard(CLIENT, node, least, hanging),
    draw(measured, at) {
        const { node, width, height } = measured;
        const box = { x: at.x + 0.5, y: at.y + 0.5, width: width - 1, height: height - 1, rx: ROUND };
        const sign = node.tile && 'glyph' in node.tile ? node.tile.glyph : 'person';
        return (
            element('rect', { class: 'card', ...box }) +
            glyphMark(sign, { x: at.x + 16, y: at.y + Math.floor(height / 2) - 9 }, 18) +
            drawText(measured, CLIENT, textOrigin(measured, at))
        );
    },
    inset(measured, side, offset) {
        const length = side === 'left' || side === 'right' ? measured.height : measured.width;
        const fromCorner = Math.min(offset, length - offset);
        return fromCorner >= ROUND ? 0 : ROUND - Math.sqrt(ROUND ** 2 - (ROUND - Math.max(0, fromCorner)) ** 2);
    },
};

/** A system of somebody else: square corners and a double line. */
export const externalShape: Shape = {
    measure: (node, least, hanging) => measureCard(EXTERNAL, node, least, hanging),
    draw(measured, at) {
        const { width, height } = measured;
        const outer = { x: at.x + 0.5, y: at.y + 0.5, width: width - 1, height: height - 1 };
        const inner = {
            x: outer.x + RIM,
            y: outer.y + RIM,
            width: outer.width - 2 * RIM,
            height: outer.height - 2 * RIM,
        };
        return (
            element('rect', { class: 'card ground', ...outer }) +
            element('rect', { class: 'card ground', ...inner }) +
            drawTile(measured.node, { x: at.x + 14, y: at.y + Math.floor((height - 32) / 2) }) +
            drawText(measured, EXTERNAL, textOrigin(measured, at))
        );
    },
    inset: straightSides,
};
