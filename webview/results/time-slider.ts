import { formatMoment } from '../../src/model/quantities.ts';
import type { ShownRun } from '../../src/protocol/simulation/results-page.ts';
import { make, makeSvg, setAttributes } from '../dom.ts';

/** Milliseconds between two steps while the run plays. */
const STEP = 100;

/** The way through the time of a run: a slider, a button that plays, and a line in the charts. */
export interface TimeSlider {
    readonly element: HTMLElement;
    /** Takes up a run, whose charts are in these drawings, at a moment; without one nobody looks at any yet. */
    show(run: ShownRun, drawings: readonly SVGSVGElement[], at?: number): void;
}

/** The line at a moment in one drawing, and where the axis of time stands in it. */
interface ChartLine {
    readonly drawing: SVGSVGElement;
    readonly line: SVGPathElement;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
}

function lineIn(drawing: SVGSVGElement): ChartLine {
    const line = makeSvg('path', { class: 'replay' });
    drawing.append(line);
    const [left, right, top, bottom] = ['left', 'right', 'top', 'bottom'].map((side) =>
        Number(drawing.dataset[side] ?? 0),
    );
    return { drawing, line, left: left ?? 0, right: right ?? 0, top: top ?? 0, bottom: bottom ?? 0 };
}

/** Where on the axis of time somebody clicked, from 0 to 1; nothing beside it. */
function shareAt(event: MouseEvent, { drawing, left, right }: ChartLine): number | undefined {
    const box = drawing.getBoundingClientRect();
    const x = (event.clientX - box.left) * (drawing.viewBox.baseVal.width / Math.max(1, box.width));
    const share = (x - left) / Math.max(1, right - left);
    return share >= 0 && share <= 1 ? share : undefined;
}

/** @param onMoment told the moment that a person looks at, in milliseconds; none once they look at no moment any more */
export function createTimeSlider(onMoment: (at: number | undefined) => void): TimeSlider {
    const input = make('input', { type: 'range', min: 0, 'aria-label': 'Moment of the run' });
    const told = make('output', {});
    const play = make('button', { type: 'button' });
    const element = make('div', { class: 'time' }, play, input, told);
    let run: ShownRun | undefined;
    let lines: readonly ChartLine[] = [];
    let timer: ReturnType<typeof setInterval> | undefined;

    function goTo(at: number): void {
        if (!run) {
            return;
        }
        for (const { line, left, right, top, bottom } of lines) {
            const x = left + (right - left) * Math.min(1, at / Math.max(1, run.duration));
            setAttributes(line, { d: `M${x} ${top}V${bottom}` });
        }
        tell(at);
        onMoment(at);
    }

    function tell(at: number): void {
        input.value = String(at);
        told.value = formatMoment(at);
        setAttributes(input, { 'aria-valuetext': formatMoment(at) });
    }

    function stop(): void {
        clearInterval(timer);
        timer = undefined;
        play.textContent = 'Play';
    }

    play.addEventListener('click', () => {
        if (timer !== undefined) {
            stop();
            return;
        }
        play.textContent = 'Pause';
        if (run && Number(input.value) + run.interval > run.duration) {
            goTo(0);
        }
        timer = setInterval(() => {
            const next = Number(input.value) + (run?.interval ?? 1000);
            if (!run || next > run.duration) {
                stop();
            } else {
                goTo(next);
            }
        }, STEP);
    });
    input.addEventListener('input', () => {
        stop();
        goTo(Number(input.value));
    });

    return {
        element,
        show(next, drawings, at) {
            stop();
            run = next;
            setAttributes(input, { max: next.duration, step: next.interval });
            lines = drawings.map(lineIn);
            for (const each of lines) {
                each.drawing.addEventListener('click', (event) => {
                    const share = shareAt(event, each);
                    if (share !== undefined) {
                        stop();
                        goTo(Math.round((share * next.duration) / next.interval) * next.interval);
                    }
                });
            }
            if (at === undefined) {
                tell(0);
                onMoment(undefined);
            } else {
                goTo(at);
            }
        },
    };
}
