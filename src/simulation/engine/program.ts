import type { PlannedStep } from '../plan/simulation-plan.ts';

/**
 * Steps as a program: numbers in one array, an instruction with its operands after each other. What is done is decided
 * by {@link OP}; jumps name places in the array.
 */
export interface Program {
    readonly code: Int32Array;
    /** Shares and times that instructions mention by their place here. */
    readonly numbers: Float64Array;
    /** Where the steps of each work begin; -1: it has none. */
    readonly starts: readonly number[];
    /** What is put on which channel. */
    readonly routes: readonly PublishedRoute[];
}

/** An event, or a bare message, on a channel. */
export interface PublishedRoute {
    readonly channel: number;
    readonly event: string | undefined;
}

/** Instructions. Operands in brackets. */
export const OP = {
    /** The steps are done. */
    end: 0,
    /** [call, times]: one after the other. */
    call: 1,
    /** [call, times]: all at once. */
    callAll: 2,
    /** [after, n, place of each branch …] */
    together: 3,
    /** [place of the shares up to each branch, after, n, place of each branch …] */
    choose: 4,
    /** [call, share of hits, lifetime, after] */
    lookUp: 5,
    /** [route, whether it is sent on by itself] */
    publish: 6,
    /** [place] */
    jump: 7,
    /** Undoes what has been done, one call after the other. */
    undo: 8,
    /** [times, after]; what repeats follows. */
    repeat: 9,
} as const;

/** Where the instruction to undo stands. */
export const UNDO_AT = 0;

/** More repetitions of one step than this mean the same: more than can be simulated. */
const MOST_TIMES = 2 ** 30;

/** Makes the steps of all works into one program. */
export function compileProgram(works: readonly { readonly steps: readonly PlannedStep[] }[]): Program {
    const code: number[] = [OP.undo];
    const numbers: number[] = [];
    const routes = new Map<string, PublishedRoute & { readonly number: number }>();
    const starts = works.map(({ steps }) => {
        if (steps.length === 0) {
            return -1;
        }
        const start = code.length;
        append({ code, numbers, routes }, steps);
        code.push(OP.end);
        return start;
    });
    return { code: Int32Array.from(code), numbers: Float64Array.from(numbers), starts, routes: [...routes.values()] };
}

/** A program while it is being made. */
interface Draft {
    readonly code: number[];
    readonly numbers: number[];
    readonly routes: Map<string, PublishedRoute & { readonly number: number }>;
}

function append(draft: Draft, steps: readonly PlannedStep[]): void {
    const { code, numbers } = draft;
    for (const step of steps) {
        switch (step.do) {
            case 'call': {
                const times = Math.min(MOST_TIMES, Math.round(step.times));
                if (times >= 1) {
                    code.push(step.parallel && times > 1 ? OP.callAll : OP.call, step.call, times);
                }
                break;
            }
            case 'together':
                appendBranches(draft, step.branches, [OP.together], OP.end);
                break;
            case 'choose': {
                const total = step.branches.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
                let sum = 0;
                const first = numbers.length;
                for (const { weight } of step.branches) {
                    sum += Math.max(0, weight);
                    numbers.push(total > 0 ? sum / total : 1);
                }
                const branches = step.branches.map((branch) => branch.steps);
                appendBranches(draft, branches, [OP.choose, first], OP.jump);
                break;
            }
            case 'look-up': {
                code.push(OP.lookUp, step.call, numbers.length, numbers.length + 1);
                numbers.push(step.hits, step.expires ?? Number.POSITIVE_INFINITY);
                const after = code.push(0) - 1;
                append(draft, step.otherwise);
                code[after] = code.length;
                break;
            }
            case 'repeat': {
                const times = Math.min(MOST_TIMES, Math.round(step.times));
                if (times >= 1 && step.steps.length > 0) {
                    code.push(OP.repeat, times);
                    const after = code.push(0) - 1;
                    append(draft, step.steps);
                    code.push(OP.end);
                    code[after] = code.length;
                }
                break;
            }
            case 'publish':
                code.push(OP.publish, routeOf(draft, step), step.decoupled ? 1 : 0);
                break;
        }
    }
}

function routeOf({ routes }: Draft, { channel, event }: Extract<PlannedStep, { readonly do: 'publish' }>): number {
    const key = JSON.stringify([channel, event]);
    const number = routes.get(key)?.number ?? routes.size;
    routes.set(key, { number, channel, event });
    return number;
}

/** Head, place after all, number of branches, place of each; then the branches, each with its own end. */
function appendBranches(
    draft: Draft,
    branches: readonly (readonly PlannedStep[])[],
    head: readonly number[],
    end: typeof OP.end | typeof OP.jump,
): void {
    if (branches.length === 0) {
        return;
    }
    const { code } = draft;
    code.push(...head);
    const after = code.push(0) - 1;
    code.push(branches.length);
    const places = code.length;
    for (const _ of branches) {
        code.push(0);
    }
    const jumps: number[] = [];
    for (const [index, steps] of branches.entries()) {
        code[places + index] = code.length;
        append(draft, steps);
        code.push(end);
        if (end === OP.jump) {
            jumps.push(code.push(0) - 1);
        }
    }
    code[after] = code.length;
    for (const jump of jumps) {
        code[jump] = code.length;
    }
}
