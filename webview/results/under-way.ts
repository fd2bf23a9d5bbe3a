import type { RunUnderWay } from '../../src/protocol/simulation/results-page.ts';
import { make } from '../dom.ts';

/** The lines that say how far runs are, each with a button that ends it. */
export interface UnderWayList {
    readonly element: HTMLElement;
    show(runs: readonly RunUnderWay[]): void;
}

interface Line {
    readonly element: HTMLElement;
    update(run: RunUnderWay): void;
}

/** @param onStop told the number of a run that shall end */
export function createUnderWayList(onStop: (number: number) => void): UnderWayList {
    const element = make('div', { class: 'under-way', hidden: true });
    const lines = new Map<number, Line>();
    return {
        element,
        show(runs) {
            for (const [number, line] of lines) {
                if (!runs.some((run) => run.number === number)) {
                    line.element.remove();
                    lines.delete(number);
                }
            }
            for (const run of runs) {
                const line = lines.get(run.number) ?? lineOf(run, onStop);
                lines.set(run.number, line);
                // A line that is there stays: somebody may be about to press its button.
                if (!line.element.isConnected) {
                    element.append(line.element);
                }
                line.update(run);
            }
            element.hidden = runs.length === 0;
        },
    };
}

function lineOf({ number, id }: RunUnderWay, onStop: (number: number) => void): Line {
    const text = make('span', {});
    const bar = make('progress', { max: 1, 'aria-label': `Progress of ${id}` });
    const stop = make('button', { type: 'button', 'aria-label': `Stop ${id}` }, 'Stop');
    stop.addEventListener('click', () => onStop(number));
    return {
        element: make('div', { class: 'run' }, text, bar, stop),
        update({ share, activity }) {
            text.textContent =
                activity === 'running' ? `${number}: ${id} runs` : `${number}: ${id}, trying what would help`;
            bar.value = share;
        },
    };
}
