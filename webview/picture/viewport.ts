import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { createEmitter } from '../dom.ts';
import type { ViewportState } from '../panel-state.ts';
import { wantsLessMotion } from '../theme.ts';
import type { Box } from './shown-picture.ts';

/** Scales at which a picture can be looked at. */
const LARGEST = 4;
const SMALLEST = 0.02;
/** Milliseconds without a change of scale after which the picture is drawn sharply again. */
const SETTLING_TIME = 120;
/** Milliseconds that a move by a key or button takes. */
const MOVE_TIME = 180;
/** A pointer that moves less than this while it is pressed clicks, pixels. */
const CLICK_DISTANCE = 4;
/** Free room around what is fitted in, pixels. */
const PADDING = 16;

/** The part of a picture that is on the screen. */
export interface Viewport {
    readonly state: () => ViewportState;
    /** Sizes in the picture's pixels. */
    setContent(width: number, height: number): void;
    set(state: ViewportState, animated: boolean): void;
    fit(animated: boolean): void;
    /** Fits a part in, at most at full size. */
    fitBox(box: Box, animated: boolean): void;
    zoomBy(factor: number): void;
    /** Moves as little as is needed to have a box on the screen. */
    reveal(box: Box): void;
    panBy(dx: number, dy: number): void;
    /** Told at every move. */
    onMove(listener: (state: ViewportState) => void): void;
    /** Told when the scale has come to rest. */
    onSettle(listener: (state: ViewportState) => void): void;
}

/**
 * Moves and scales a layer inside a stage by pointer, wheel, pinch, keys and buttons. While the scale changes the
 * layer is only transformed; at rest it gets its size, so that its lines and texts are drawn sharply.
 */
export function createViewport(stage: HTMLElement, layer: HTMLElement): Viewport {
    const moves = createEmitter<ViewportState>();
    const settles = createEmitter<ViewportState>();
    let content = { width: 1, height: 1 };
    let now: ZoomTransform = zoomIdentity;
    let begin: ZoomTransform = zoomIdentity;
    let drawnAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame = 0;

    const behaviour = zoom<HTMLElement, unknown>()
        .scaleExtent([SMALLEST, LARGEST])
        .clickDistance(CLICK_DISTANCE)
        .filter((event: Event) => isForViewport(event))
        // While it moves nothing can be pointed at, and looking for it takes long in a large picture.
        .on('start', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
            begin = transform;
        })
        .on('end', () => stage.classList.remove('moving'))
        .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
            if (sourceEvent) {
                cancelAnimationFrame(frame);
                // A press that trembles is still a press on what lies below.
                const moved = Math.hypot(transform.x - begin.x, transform.y - begin.y) > CLICK_DISTANCE;
                stage.classList.toggle('moving', moved || transform.k !== begin.k);
            }
            apply(transform);
        });
    const target = select(stage);
    target.call(behaviour).on('dblclick.zoom', null);

    function apply(transform: ZoomTransform): void {
        now = transform;
        const state = { x: transform.x, y: transform.y, k: transform.k };
        const relative = transform.k / (drawnAt || transform.k);
        layer.style.transform = `translate(${transform.x}px, ${transform.y}px) scale(${relative})`;
        moves.emit(state);
        if (transform.k !== drawnAt) {
            clearTimeout(timer);
            timer = setTimeout(settle, drawnAt === 0 ? 0 : SETTLING_TIME);
        }
    }

    function settle(): void {
        drawnAt = now.k;
        layer.style.width = `${content.width * now.k}px`;
        layer.style.height = `${content.height * now.k}px`;
        layer.style.setProperty('--k', String(now.k));
        layer.style.transform = `translate(${now.x}px, ${now.y}px) scale(1)`;
        settles.emit({ x: now.x, y: now.y, k: now.k });
    }

    function jump({ x, y, k }: ViewportState): void {
        target.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
    }

    function set(to: ViewportState, animated: boolean): void {
        cancelAnimationFrame(frame);
        if (!animated || wantsLessMotion() || drawnAt === 0) {
            jump(to);
            return;
        }
        const from = { x: now.x, y: now.y, k: now.k };
        const begin = performance.now();
        const tick = (time: number) => {
            const done = Math.min(1, Math.max(0, (time - begin) / MOVE_TIME));
            const eased = 1 - (1 - done) ** 3;
            const between = (a: number, b: number) => a + (b - a) * eased;
            jump({ x: between(from.x, to.x), y: between(from.y, to.y), k: from.k * (to.k / from.k) ** eased });
            if (done < 1) {
                frame = requestAnimationFrame(tick);
            }
        };
        frame = requestAnimationFrame(tick);
    }

    function fitBox(box: Box, animated: boolean): void {
        const { clientWidth, clientHeight } = stage;
        const room = { width: clientWidth - 2 * PADDING, height: clientHeight - 2 * PADDING };
        const k = clamp(Math.min(room.width / box.width, room.height / box.height, 1));
        set(
            {
                k,
                x: clientWidth / 2 - (box.x + box.width / 2) * k,
                y: clientHeight / 2 - (box.y + box.height / 2) * k,
            },
            animated,
        );
    }

    return {
        state: () => ({ x: now.x, y: now.y, k: now.k }),
        setContent(width, height) {
            content = { width, height };
            if (drawnAt !== 0) {
                settle();
            }
        },
        set,
        fit: (animated) => fitBox({ x: 0, y: 0, ...content }, animated),
        fitBox,
        zoomBy(factor) {
            const k = clamp(now.k * factor);
            const [x, y] = [stage.clientWidth / 2, stage.clientHeight / 2];
            set({ k, x: x - ((x - now.x) / now.k) * k, y: y - ((y - now.y) / now.k) * k }, true);
        },
        reveal(box) {
            const shift = (from: number, size: number, room: number) => {
                const [begin, end] = [from - PADDING, from + size + PADDING];
                if (begin >= 0 && end <= room) {
                    return 0;
                }
                return end - begin > room ? room / 2 - (begin + end) / 2 : begin < 0 ? -begin : room - end;
            };
            const dx = shift(box.x * now.k + now.x, box.width * now.k, stage.clientWidth);
            const dy = shift(box.y * now.k + now.y, box.height * now.k, stage.clientHeight);
            if (dx !== 0 || dy !== 0) {
                set({ k: now.k, x: now.x + dx, y: now.y + dy }, true);
            }
        },
        panBy: (dx, dy) => set({ k: now.k, x: now.x + dx, y: now.y + dy }, false),
        onMove: moves.on,
        onSettle: settles.on,
    };
}

function clamp(k: number): number {
    return Math.min(LARGEST, Math.max(SMALLEST, Number.isFinite(k) ? k : 1));
}

/** The first button and the wheel; presses on what lies above the picture are not for it. */
function isForViewport(event: Event): boolean {
    if (event.target instanceof Element && event.target.closest('[data-above]')) {
        return false;
    }
    return !(event instanceof MouseEvent) || event.button === 0 || event.type === 'wheel';
}
