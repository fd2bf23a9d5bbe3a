import { formatMoment } from '../../src/model/quantities.ts';
import type { ShownRun } from '../../src/protocol/simulation/results-page.ts';
import { make, makeSvg, setAttributes } from '../dom.ts';

/** Milliseconds between two steps while the run plays. */
const STEP = 100;

/** The way through the time of a run: a slider, a button that plays, and a line in the charts. */
export interface TimeSlider {
    readonly element: HTMLElement;
    /** Goes to the beginning of a run, whose charts are in this drawing. */
    show(run: ShownRun, drawing: SVGSVGElement | null): void;
}

/** @param onMoment told the moment that a person looks at, in milliseconds; none once they look at no moment any more */
export function createTimeSlider(onMoment: (at: number | undefined) => void): TimeSlider {
    const input = make('input', { type: 'range', min: 0, 'aria-label': 'Moment of the run' });
    const told = make('output', {});
    const play = make('button', { type: 'button' });
    const line = makeSvg('path', { class: 'replay' });
    const element = make('div', { class: 'time' }, play, input, told);
    let run: ShownRun | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;

    function goTo(at: number): void {
        if (!run) {
            return;
        }
        const { chart, duration } = run;
        const x = chart.left + (chart.right - chart.left) * Math.min(1, at / Math.max(1, duration));
        setAttributes(line, { d: `M${x} ${chart.top}V${chart.bottom}`, hidden: undefined });
        input.value = String(at);
        told.value = formatMoment(at);
        setAttributes(input, { 'aria-valuetext': formatMoment(at) });
        onMoment(at);
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
        show(next, drawing) {
            stop();
            run = next;
            setAttributes(input, { max: next.duration, step: next.interval });
            input.value = '0';
            told.value = formatMoment(0);
            setAttributes(line, { d: undefined });
            onMoment(undefined);
            drawing?.append(line);
            drawing?.addEventListener('click', (event) => {
                const box = drawing.getBoundingClientRect();
                const scale = drawing.viewBox.baseVal.width / Math.max(1, box.width);
                const x = (event.clientX - box.left) * scale;
                const share = (x - next.chart.left) / (next.chart.right - next.chart.left);
                if (share >= 0 && share <= 1) {
                    goTo(Math.round((share * next.duration) / next.interval) * next.interval);
                }
            });
        },
    };
}
