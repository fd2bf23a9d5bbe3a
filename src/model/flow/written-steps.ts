import type { Fraction } from '../quantities.ts';
import type { ScenarioStep } from '../scenario.ts';

/** A step of a scenario with the steps that its callee takes because of it. */
export type WrittenStep = WrittenMessage | WrittenBlock;

/** A call or publication that is written out. */
export interface WrittenMessage {
    readonly kind: 'message';
    readonly step: Extract<ScenarioStep, { readonly step: 'calls' | 'publishes' }>;
    /** What the callee does next, as far as it is written out. */
    readonly causes: readonly WrittenStep[];
}

/** Steps in `par`, `alt` or `loop`. */
export interface WrittenBlock {
    readonly kind: 'block';
    readonly block: 'par' | 'alt' | 'loop';
    /** Of a loop, how often it is gone through; absent where nobody says. */
    readonly times?: number;
    /** Of alternatives, share of those who come to them that take the first; absent where nobody says. */
    readonly share?: Fraction;
    readonly branches: readonly { readonly guard?: string; readonly steps: readonly WrittenStep[] }[];
}

/** Deepest nesting of steps that is told apart; what is written deeper begins anew at the left. */
const DEEPEST = 24;

/**
 * Nests a scenario's steps: what follows a call and is done by whoever was called, it does for that call. So
 * `A calls B`, `B calls C`, `A calls D` is A calling B, which calls C, and then A calling D.
 *
 * @param elementOf id of the element that a target stands for: a service for its operation
 */
export function nestSteps(
    steps: readonly ScenarioStep[],
    elementOf: (target: string) => string,
): readonly WrittenStep[] {
    return listed(steps, 0);

    /** Every step, whoever takes it. */
    function listed(list: readonly ScenarioStep[], depth: number): readonly WrittenStep[] {
        const nested: WrittenStep[] = [];
        for (let at = 0; at < list.length; ) {
            const step = list[at];
            const taken = step && takeStep(list, at, step, depth);
            if (taken?.step) {
                nested.push(taken.step);
            }
            at = taken?.next ?? list.length;
        }
        return nested;
    }

    /** The steps from a place on, as long as one actor takes them. */
    function stepsOf(actor: string, list: readonly ScenarioStep[], from: number, depth: number): Taken<WrittenStep[]> {
        const own: WrittenStep[] = [];
        let at = from;
        for (let step = list[at]; step && depth < DEEPEST && isBy(step, actor); step = list[at]) {
            const taken = takeStep(list, at, step, depth);
            if (taken.step) {
                own.push(taken.step);
            }
            at = taken.next;
        }
        return { step: own, next: at };
    }

    /** Whether an element, or one of its operations, takes a step. */
    function isBy(step: ScenarioStep, actor: string): boolean {
        const taker = actorOf(step);
        return taker !== undefined && elementOf(taker) === actor;
    }

    function takeStep(
        list: readonly ScenarioStep[],
        at: number,
        step: ScenarioStep,
        depth: number,
    ): Taken<WrittenStep | undefined> {
        if ('from' in step) {
            const isCall = step.step === 'calls';
            const caused = isCall ? stepsOf(elementOf(step.to), list, at + 1, depth + 1) : { step: [], next: at + 1 };
            return { step: { kind: 'message', step, causes: caused.step }, next: caused.next };
        }
        return { step: depth < DEEPEST ? blockOf(step, depth + 1) : undefined, next: at + 1 };
    }

    function blockOf(step: Exclude<ScenarioStep, WrittenMessage['step']>, depth: number): WrittenBlock {
        const steps = listed(step.steps, depth);
        switch (step.step) {
            case 'par':
                return { kind: 'block', block: 'par', branches: steps.map((each) => ({ steps: [each] })) };
            case 'loop':
                return {
                    kind: 'block',
                    block: 'loop',
                    ...(step.times === undefined ? {} : { times: step.times }),
                    branches: [{ guard: step.label, steps }],
                };
            case 'alt': {
                const otherwise = listed(step.otherwise, depth);
                const branches = [{ guard: step.condition, steps }];
                return {
                    kind: 'block',
                    block: 'alt',
                    ...(step.share === undefined ? {} : { share: step.share }),
                    branches: otherwise.length === 0 ? branches : [...branches, { steps: otherwise }],
                };
            }
        }
    }
}

interface Taken<T> {
    readonly step: T;
    /** Place of the first step behind. */
    readonly next: number;
}

/** Who takes a step; for a block, who takes the first in it. */
function actorOf(step: ScenarioStep): string | undefined {
    let at: ScenarioStep | undefined = step;
    while (at && !('from' in at)) {
        at = at.steps[0];
    }
    return at?.from;
}
