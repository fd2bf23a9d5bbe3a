import { makeSvg, setAttributes } from '../dom.ts';

/** The line at a moment in one drawing of charts, with the time at its foot. */
export interface MomentLine {
    /** Moves it; there is none before. */
    show(share: number, time: string): void;
}

/** Room around the time, and height of its ground. Pixels of the drawing. */
const PADDING = 8;
const HEIGHT = 20;
/** From the axis down to the middle of its times. */
const BELOW = 16;

/**
 * Adds the line to a drawing. Whoever presses the mouse on the charts, or drags over them, is told.
 *
 * @param onShare told where on the axis of time that is, from 0 to 1
 */
export function addMomentLine(drawing: SVGSVGElement, onShare: (share: number) => void): MomentLine {
    const [left = 0, right = 0, top = 0, bottom = 0] = (['left', 'right', 'top', 'bottom'] as const).map((side) =>
        Number(drawing.dataset[side] ?? 0),
    );
    const line = makeSvg('path', { class: 'replay' });
    const ground = makeSvg('rect', { class: 'replay-pill', height: HEIGHT, rx: HEIGHT / 2 });
    const text = makeSvg('text', { class: 'replay-time t11m' });
    const pill = makeSvg('g', { class: 'replay-moment', 'aria-hidden': 'true' }, ground, text);

    function shareAt(event: MouseEvent): number {
        const box = drawing.getBoundingClientRect();
        const x = (event.clientX - box.left) * (drawing.viewBox.baseVal.width / Math.max(1, box.width));
        return (x - left) / Math.max(1, right - left);
    }

    drawing.addEventListener('pointerdown', (event) => {
        const share = shareAt(event);
        if (event.button === 0 && share >= 0 && share <= 1) {
            drawing.setPointerCapture(event.pointerId);
            // Nothing is selected on the way.
            event.preventDefault();
            onShare(share);
        }
    });
    drawing.addEventListener('pointermove', (event) => {
        if (drawing.hasPointerCapture(event.pointerId)) {
            onShare(Math.min(1, Math.max(0, shareAt(event))));
        }
    });

    return {
        show(share, time) {
            if (!line.isConnected) {
                drawing.append(line, pill);
            }
            const x = left + (right - left) * Math.min(1, share);
            setAttributes(line, { d: `M${x} ${top}V${bottom}` });
            text.textContent = time;
            const width = text.getComputedTextLength() + 2 * PADDING;
            // At an end it stays inside.
            const middle = Math.max(width / 2, Math.min(drawing.viewBox.baseVal.width - width / 2, x));
            setAttributes(ground, { x: middle - width / 2, y: bottom + BELOW - HEIGHT / 2, width });
            setAttributes(text, { x: middle, y: bottom + BELOW + 4 });
        },
    };
}
