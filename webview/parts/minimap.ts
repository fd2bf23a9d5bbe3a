import { make, makeSvg } from '../dom.ts';
import type { Panel } from '../panel.ts';
import type { ShownPicture } from '../picture/shown-picture.ts';

const WIDTH = 172;
const HEIGHT = 92;
const PADDING = 8;
/** Of larger pictures the frame may leave the map: its size would have to change while it moves. */
const MOST_CLAMPED = 150;

/** The whole picture in small, with a frame around what is on the screen; a press on it goes there. */
export function createMinimap(panel: Panel): { readonly element: HTMLElement } {
    const { viewport, stage } = panel;
    const content = makeSvg('g', {});
    const frame = make('div', { class: 'minimap-frame' });
    const svg = makeSvg('svg', { width: WIDTH, height: HEIGHT }, content);
    const element = make(
        'div',
        { class: 'minimap floating picture-colours without-content', 'aria-hidden': 'true' },
        svg,
        frame,
    );
    let scale = 1;
    let isLarge = false;
    let origin = { x: 0, y: 0 };

    const drawFrame = () => {
        const { x, y, k } = viewport.state();
        const { clientWidth, clientHeight } = stage.element;
        const clamp = (value: number, room: number) => (isLarge ? value : Math.min(room - 1, Math.max(1, value)));
        const left = clamp((-x / k) * scale + origin.x, WIDTH);
        const top = clamp((-y / k) * scale + origin.y, HEIGHT);
        const right = clamp(((clientWidth - x) / k) * scale + origin.x, WIDTH);
        const bottom = clamp(((clientHeight - y) / k) * scale + origin.y, HEIGHT);
        // For large pictures: a mere transform is drawn without painting anything anew, so that moving a large picture stays smooth.
        frame.style.transform = `translate(${left}px, ${top}px)`;
        const size = [`${right - left}px`, `${bottom - top}px`] as const;
        if (frame.style.width !== size[0] || frame.style.height !== size[1]) {
            [frame.style.width, frame.style.height] = size;
        }
    };
    const draw = (shown: ShownPicture) => {
        element.classList.toggle('without-content', shown.graph.elements.size === 0);
        isLarge = shown.graph.elements.size > MOST_CLAMPED;
        scale = Math.min((WIDTH - 2 * PADDING) / shown.width, (HEIGHT - 2 * PADDING) / shown.height);
        origin = { x: (WIDTH - shown.width * scale) / 2, y: (HEIGHT - shown.height * scale) / 2 };
        content.replaceChildren(...boxes(shown, scale, origin));
        drawFrame();
    };
    const go = ({ clientX, clientY }: PointerEvent) => {
        const { left, top } = svg.getBoundingClientRect();
        const at = { x: (clientX - left - origin.x) / scale, y: (clientY - top - origin.y) / scale };
        const { k } = viewport.state();
        const { clientWidth, clientHeight } = stage.element;
        viewport.set({ k, x: clientWidth / 2 - at.x * k, y: clientHeight / 2 - at.y * k }, false);
    };
    element.addEventListener('pointerdown', (event) => {
        element.setPointerCapture(event.pointerId);
        go(event);
    });
    element.addEventListener('pointermove', (event) => {
        if (element.hasPointerCapture(event.pointerId)) {
            go(event);
        }
    });
    const update = () => {
        element.hidden = !panel.state().minimap;
    };
    panel.onPicture.on(draw);
    panel.onState.on(update);
    viewport.onMove(drawFrame);
    update();
    return { element };
}

function boxes(shown: ShownPicture, scale: number, origin: { x: number; y: number }): SVGElement[] {
    return [...shown.graph.elements.values()].flatMap(({ id, isGroup, hue, parent }) => {
        const box = shown.boxOf(id);
        const isDocked = parent !== undefined && shown.graph.elements.get(parent)?.isGroup === false;
        if (!box || isDocked) {
            return [];
        }
        const name = isGroup ? 'minimap-group' : 'minimap-node';
        return [
            makeSvg('rect', {
                class: `${name}${hue === undefined ? '' : ` h${hue % 8} hued`}`,
                x: box.x * scale + origin.x,
                y: box.y * scale + origin.y,
                width: Math.max(1, box.width * scale),
                height: Math.max(1, box.height * scale),
                rx: isGroup ? 2 : 0.5,
            }),
        ];
    });
}
