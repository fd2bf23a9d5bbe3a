import { textLine } from '../shapes/marks.ts';
import { TYPE } from '../text/type-styles.ts';
import { wrapText } from '../text/wrap.ts';
import type { Step, Stepper } from '../views/stepper.ts';
import { element, number } from './xml.ts';

const RADIUS = 9;
const CURRENT_RADIUS = 12;
const STEP = 104;
const LABEL = 96;
/** Baseline of the first line below the middle of the circles. */
const LABEL_Y = 33;
/** So many steps are drawn at most, those around the current one. */
const MOST_STEPS = 9;

/** A row of steps, measured. */
export interface StepRow {
    readonly width: number;
    readonly height: number;
    /** Markup from the upper left corner of the row. */
    draw(x: number, y: number): string;
}

/** The steps as numbered circles on a line: those that are done and the current one in the accent colour. */
export function stepRow({ steps: all }: Stepper): StepRow {
    const steps = around(all);
    const labels = steps.map((step) => wrapText(step.title, TYPE.label, LABEL));
    const lines = labels.reduce((most, each) => Math.max(most, each.length), 0);
    return {
        width: STEP * (steps.length - 1) + LABEL,
        height: 2 * CURRENT_RADIUS + 14 + TYPE.label.line * lines,
        draw(left, top) {
            const y = top + CURRENT_RADIUS;
            const at = (i: number) => left + LABEL / 2 + STEP * i;
            const rails = steps.slice(1).map((step, i) => {
                const walked = step.state !== 'next' && (steps[i]?.state ?? 'next') !== 'next';
                const ends = [at(i) + radius(steps[i]), at(i + 1) - radius(step)] as const;
                return element('path', {
                    class: walked ? 'step-rail done' : 'step-rail',
                    d: `M${number(ends[0])} ${number(y)}H${number(ends[1])}`,
                });
            });
            return element(
                'g',
                { class: 'stepper' },
                ...rails,
                ...steps.map((step, i) => drawStep(step, labels[i] ?? [], at(i), y)),
            );
        },
    };
}

function radius(step: Step | undefined): number {
    return step?.state === 'current' ? CURRENT_RADIUS : RADIUS;
}

/** The steps around the current ones, where there are too many. */
function around(steps: readonly Step[]): readonly Step[] {
    const current = Math.max(
        0,
        steps.findIndex((step) => step.state === 'current'),
    );
    const first = Math.max(0, Math.min(current - Math.floor(MOST_STEPS / 2), steps.length - MOST_STEPS));
    return steps.slice(first, first + MOST_STEPS);
}

function drawStep(step: Step, label: readonly string[], x: number, y: number): string {
    const current = step.state === 'current';
    const state = step.state === 'next' ? '' : ` ${step.state}`;
    return [
        element('circle', { class: `step${state}`, cx: x, cy: y, r: radius(step) }),
        textLine(String(step.number), TYPE.number, `m step-number${state}`, { x, y: y + 4 }),
        ...label.map((line, i) =>
            textLine(line, current ? TYPE.number : TYPE.label, current ? 'm' : 'm q', {
                x,
                y: y + LABEL_Y - 3 + TYPE.label.line * i,
            }),
        ),
    ].join('');
}
