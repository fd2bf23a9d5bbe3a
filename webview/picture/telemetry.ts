import type { PictureElement } from '../../src/protocol/diagram/picture.ts';
import { makeSvg } from '../dom.ts';
import type { ShownPicture } from './shown-picture.ts';
import type { Stage } from './stage.ts';

const SIGNALS = [
    ['metrics', 'M'],
    ['logs', 'L'],
    ['traces', 'T'],
] as const;
const SIZE = 14;

/** Draws at each service which signals it gives: a letter for each it gives, a gap for each it does not. */
export function drawTelemetry({ overlay }: Pick<Stage, 'overlay'>, shown: ShownPicture): void {
    overlay.telemetry.replaceChildren(
        ...[...shown.graph.elements.values()].flatMap((element) => chips(element, shown)),
    );
}

function chips({ id, telemetry }: PictureElement, shown: ShownPicture): SVGElement[] {
    const box = telemetry && shown.boxOf(id);
    if (!box) {
        return [];
    }
    const left = box.x + box.width - 8 - SIGNALS.length * (SIZE + 2);
    return SIGNALS.flatMap(([signal, letter], i) => {
        const x = left + i * (SIZE + 2);
        const y = box.y + box.height - SIZE / 2;
        const given = telemetry[signal];
        const name = given ? 'gives' : 'gives-not';
        const square = makeSvg('rect', {
            class: name,
            x: x + 0.5,
            y: y + 0.5,
            width: SIZE - 1,
            height: SIZE - 1,
            rx: 3,
        });
        return [square, makeSvg('text', { class: `${name} t11b`, x: x + SIZE / 2, y: y + 11 }, letter)];
    });
}
