import { element } from '../render/xml.ts';
import { TYPE } from '../text/type-styles.ts';
import { type CardForm, drawText, drawTile, measureText, textOrigin } from './card-text.ts';
import { dockReach, dockStores, dockWidth, drawDocked } from './docked.ts';
import { type Shape, straightSides } from './measured.ts';

const FORM: CardForm = {
    minWidth: 176,
    maxWidth: 272,
    height: 64,
    textX: 54,
    right: 12,
    titleStyle: TYPE.elementTitle,
    subtitleStyle: TYPE.technology,
    baselines: [37, 29, 46],
};
const DEPTH = 8;

/** A monolith: a block with depth, the front face being its body. */
export const monolithShape: Shape = {
    measure(node, least, hanging) {
        const text = measureText(node, FORM);
        const width = Math.max(least.width, text.width, dockWidth(node.docked, FORM.maxWidth, hanging));
        const height = Math.max(text.textHeight, least.height);
        // Beside a block, stores dock at its side face.
        const dock = { width: hanging === 'beside' ? width + DEPTH : width, height, strips: 0 };
        const docked = dockStores(node.docked, dock, hanging);
        const { below, right } = dockReach(docked, { width, height, strips: 0 });
        return { node, ...text, width, height, above: DEPTH, below, right: Math.max(DEPTH, right), docked, hanging };
    },
    draw(measured, at) {
        const { width, height } = measured;
        const right = at.x + width;
        const bottom = at.y + height;
        const depth = `M${at.x} ${at.y}L${at.x + DEPTH} ${at.y - DEPTH}H${right + DEPTH}V${bottom - DEPTH}L${right} ${bottom}Z`;
        return (
            element('path', { class: 'depth', d: depth }) +
            element('rect', { class: 'card front', x: at.x, y: at.y, width, height }) +
            drawTile(measured.node, { x: at.x + 12, y: at.y + Math.floor((height - 32) / 2) }) +
            drawText(measured, FORM, textOrigin(measured, at)) +
            drawDocked(measured.docked, at)
        );
    },
    inset: straightSides,
};
