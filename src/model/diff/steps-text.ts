import { formatShare } from '../quantities.ts';
import type { ScenarioStep } from '../scenario.ts';

/**
 * The steps of a scenario as they are written, without places: `loop "each item" 5 times (App calls orders.place)`; those
 * of an operation by their ids. What is empty may be missing in a compared value.
 */
export function stepsText(steps: readonly (ScenarioStep | string)[] | undefined): string {
    return (steps ?? []).map((step) => (typeof step === 'string' ? step : stepText(step))).join(', ');
}

function stepText(step: ScenarioStep): string {
    switch (step.step) {
        case 'calls':
        case 'publishes':
            return `${step.from} ${step.step} ${step.to}${step.label === undefined ? '' : ` "${step.label}"`}`;
        case 'par':
            return `par ${block(step.steps)}`;
        case 'loop': {
            const often = step.times === undefined ? '' : ` ${step.times} times`;
            return `loop "${step.label}"${often} ${block(step.steps)}`;
        }
        case 'alt': {
            const share = step.share === undefined ? '' : ` ${formatShare(step.share)}`;
            const otherwise = stepsText(step.otherwise);
            const instead = otherwise === '' ? '' : ` else (${otherwise})`;
            return `alt "${step.condition}"${share} ${block(step.steps)}${instead}`;
        }
    }
}

function block(steps: readonly ScenarioStep[] | undefined): string {
    return `(${stepsText(steps)})`;
}
