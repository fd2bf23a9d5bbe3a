import { formatMoment } from '../../src/model/quantities.ts';
import type { ShownRun } from '../../src/protocol/simulation/results-page.ts';
import { make, setAttributes } from '../dom.ts';
import { addMomentLine, type MomentLine } from './moment-line.ts';

/** Milliseconds between two steps while the run plays. */
const STEP = 100;

/** The way through the time of a run: a slider, a button that plays, and a line in the charts. */
export interface TimeSlider {
    readonly element: HTMLElement;
    /** Takes up a run, whose charts are in these drawings, at a moment; without one nobody looks at any yet. */
    show(run: ShownRun, drawings: readonly SVGSVGElement[], at?: number): void;
}

/** @param onMoment told the moment that a person looks at, in milliseconds; none once they look at no moment any more */
export function createTimeSlider(onMoment: (at: number | undefined) => void): TimeSlider {
    const input = make('input', { type: 'range', min: 0, 'aria-label': 'Moment of the run' });
    const told = make('output', {});
    const play = make('button', { type: 'button' });
    const element = make('div', { class: 'time' }, play, input, told);
    let run: ShownRun | undefined;
    let lines: readonly MomentLine[] = [];
    let timer: ReturnType<typeof setInterval> | undefined;

    function goTo(at: number): void {
        if (!run) {
            return;
        }
        for (const line of lines) {
            line.show(at / Math.max(1, run.duration), formatMoment(at));
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
            lines = drawings.map((drawing) =>
                addMomentLine(drawing, (share) => {
                    stop();
                    goTo(Math.round((share * next.duration) / next.interval) * next.interval);
                }),
            );
            if (at === undefined) {
                tell(0);
                onMoment(undefined);
            } else {
                goTo(at);
            }
        },
    };
}
