import { meanWorkTime } from '../mean-work-time.ts';
import { formatShare, type Milliseconds } from '../quantities.ts';
import type { WorkTime } from '../service.ts';
import { callCount, callTime, totalBackoff } from '../what-if/call-time.ts';
import type {
    FlowAccess,
    FlowBlock,
    FlowBranch,
    FlowCall,
    FlowPublication,
    FlowStep,
    FlowWork,
    ScenarioFlow,
} from './flow.ts';

/** A stretch of time. */
export interface Stretch {
    readonly start: Milliseconds;
    readonly end: Milliseconds;
}

/** A step of a flow with the time at which it is expected to run. */
export interface TimedStep extends Stretch {
    /** A block is a loop that says how often it is gone through; others are only there for what they hold. */
    readonly step: FlowCall | FlowAccess | FlowPublication | FlowBlock;
    /** The callee's own work; the rest of the stretch it waits. */
    readonly own: Stretch;
    /** Somebody says how long the step's own work takes. */
    readonly said: boolean;
    /** Requests, or rounds of a loop, one behind the other that the stretch stands for; `inside` shows the first. */
    readonly turns: number;
    /** The tries, where each runs into its timeout; empty where the first answer comes in time. */
    readonly attempts: readonly Stretch[];
    /** When the callee is done with what nobody waits for any more. */
    readonly abandonedUntil?: Milliseconds;
    /** The answer would come sooner if this took less time. */
    readonly critical: boolean;
    /** What is gone through, or the condition under which it happens. */
    readonly guard?: string;
    readonly inside: readonly TimedStep[];
}

/** When everything in a flow is expected to happen. */
export interface ExpectedTimes {
    /** `time`: milliseconds. `order`: nobody says how long anything takes; each piece of work counts one. */
    readonly scale: 'time' | 'order';
    readonly steps: readonly TimedStep[];
    /** One for each delivery of the flow: what the receiver does, from the moment of publication. */
    readonly later: readonly (Omit<TimedStep, 'step'> | undefined)[];
    /** End of the last answer. */
    readonly total: Milliseconds;
    /** Some work says nothing about its time, so the whole takes longer. */
    readonly atLeast: boolean;
    /** Ways that are left out, because of alternatives only one is timed. */
    readonly alternatives: number;
}

/** Most attempts that are told one by one. */
const MOST_ATTEMPTS = 8;

/**
 * The times to expect of a flow: every piece of work takes its mean, calls run in order unless in parallel, requests
 * of one call one behind the other unless in parallel, and a call whose answer comes later than its timeout is tried
 * as often as its policy says. A loop takes as often as long as it is gone through. Of alternatives the likelier is
 * taken, the first where nobody says; undoing is left out. Work of which nobody says how long it takes takes no time,
 * and the result says so; where that is all work, every piece counts one.
 */
export function expectedTimes(flow: ScenarioFlow): ExpectedTimes {
    const timed = timedBy(flow, 0);
    return timed.total > 0 || timed.steps.length === 0 ? timed : { ...timedBy(flow, 1), scale: 'order' };
}

/** @param unsaid time of work of which nobody says how long it takes */
function timedBy(flow: ScenarioFlow, unsaid: number): ExpectedTimes {
    let atLeast = false;
    let alternatives = 0;
    const published = new Map<string, Milliseconds>();
    const sequence = inOrder(flow.steps, 0, undefined);
    mark(sequence.critical);
    const later = flow.later.map(({ publication, work }) => {
        const start = published.get(publication.id);
        return start === undefined ? undefined : workDraft(work, start);
    });
    return { scale: 'time', steps: sequence.drafts, later, total: sequence.end, atLeast, alternatives };

    function inOrder(steps: readonly FlowStep[], start: Milliseconds, guard: string | undefined): Sequence {
        let at = start;
        const drafts: StepDraft[] = [];
        const critical: Draft[] = [];
        for (const step of steps) {
            const next = step.kind === 'block' ? block(step, at) : leaf(step, at, guard);
            drafts.push(...next.drafts);
            critical.push(...next.critical);
            at = next.end;
        }
        return { drafts, critical, end: at };
    }

    function block(step: FlowBlock, start: Milliseconds): Sequence {
        const { block: kind, branches, times = 1 } = step;
        const [first] = branches;
        if (kind === 'undo' || !first) {
            return { drafts: [], critical: [], end: start };
        }
        if (kind === 'loop' && times > 1) {
            return rounds(step, inOrder(first.steps, start, undefined), start, times);
        }
        if (kind === 'alt') {
            const { branch, guard, leftOut } = likelier(step, first);
            alternatives += leftOut;
            return inOrder(branch?.steps ?? [], start, guard);
        }
        if (kind === 'par') {
            const all = branches.map((branch) => inOrder(branch.steps, start, undefined));
            const longest = all.reduce((most, each) => (each.end > most.end ? each : most));
            return { ...longest, drafts: all.flatMap(({ drafts }) => drafts) };
        }
        return inOrder(first.steps, start, first.guard);
    }

    function rounds(step: FlowBlock, first: Sequence, start: Milliseconds, turns: number): Sequence {
        const end = start + (first.end - start) * turns;
        const draft: StepDraft = {
            ...NOTHING_SPECIAL,
            start,
            end,
            own: { start, end: start },
            said: true,
            step,
            turns,
            inside: first.drafts,
            onCriticalPath: first.critical,
        };
        return { drafts: [draft], critical: first.critical.length === 0 ? [] : [draft], end };
    }

    function leaf(step: Exclude<FlowStep, FlowBlock>, start: Milliseconds, guard: string | undefined): Sequence {
        const draft = step.kind === 'call' ? callDraft(step, start) : simpleDraft(step, start);
        const guarded = guard === undefined ? draft : { ...draft, guard };
        const goesOn = step.kind === 'call' && step.call.ignoresReply;
        return { drafts: [guarded], critical: goesOn ? [] : [guarded], end: goesOn ? start : guarded.end };
    }

    function simpleDraft(step: FlowAccess | FlowPublication, start: Milliseconds): StepDraft {
        const takes = step.kind === 'access' ? ownTime(step.takes) : { time: 0, said: true };
        if (step.kind === 'publication' && !published.has(step.publication.id)) {
            published.set(step.publication.id, start);
        }
        const own = { start, end: start + takes.time };
        return { ...NOTHING_SPECIAL, ...own, step, own, said: takes.said };
    }

    function callDraft(step: FlowCall, start: Milliseconds): StepDraft {
        const once = workDraft(step.work, start);
        const { requests } = callCount(step.call);
        const turns = step.call.parallel ? 1 : requests;
        const { perTry, total } = callTime(step.call.effective);
        if (unsaid > 0 || once.end - start <= perTry) {
            return { ...once, step, turns, end: start + (once.end - start) * turns };
        }
        const attempts = attemptsOf(step, start, perTry);
        const last = attempts.at(-1)?.end ?? start;
        const end = Number.isFinite(total) ? start + total * turns : last;
        return { ...once, step, turns, end, attempts, abandonedUntil: once.end, onCriticalPath: [] };
    }

    function workDraft(work: FlowWork, start: Milliseconds): Draft {
        const takes = ownTime(work.takes);
        const own = { start, end: start + takes.time };
        const inside = inOrder(work.steps, own.end, undefined);
        return {
            ...NOTHING_SPECIAL,
            start,
            end: inside.end,
            own,
            said: takes.said,
            inside: inside.drafts,
            onCriticalPath: inside.critical,
        };
    }

    function ownTime(takes: WorkTime | undefined): { readonly time: Milliseconds; readonly said: boolean } {
        const mean = takes && meanWorkTime(takes);
        atLeast ||= mean === undefined;
        return { time: mean ?? unsaid, said: mean !== undefined };
    }
}

/** A step while it is not known yet whether it is on the critical path. */
interface Draft extends Omit<TimedStep, 'step' | 'critical' | 'inside'> {
    critical: boolean;
    readonly inside: readonly StepDraft[];
    readonly onCriticalPath: readonly Draft[];
}

interface StepDraft extends Draft {
    readonly step: TimedStep['step'];
}

interface Sequence {
    readonly drafts: readonly StepDraft[];
    /** Those of them that the end waits for. */
    readonly critical: readonly Draft[];
    readonly end: Milliseconds;
}

const NOTHING_SPECIAL = {
    turns: 1,
    attempts: [],
    critical: false,
    inside: [],
    onCriticalPath: [],
} as const;

function mark(drafts: readonly Draft[]): void {
    const open = [...drafts];
    // An array yields what is added while it is walked.
    for (const draft of open) {
        draft.critical = true;
        open.push(...draft.onCriticalPath);
    }
}

/** Which of some alternatives is taken, under which condition, and how many are not; the way may be to do nothing. */
function likelier({ branches, share }: FlowBlock, first: FlowBranch) {
    const isFirst = share === undefined || share >= 0.5;
    const branch = isFirst ? first : branches[1];
    const chance = share === undefined ? '' : ` (${formatShare(isFirst ? share : 1 - share)})`;
    const guard = isFirst ? first.guard : 'else';
    return {
        branch,
        leftOut: branches.length - (branch ? 1 : 0),
        guard: guard === undefined ? undefined : `${guard}${chance}`,
    };
}

/** When each try begins and is given up. */
function attemptsOf({ call }: FlowCall, start: Milliseconds, perTry: Milliseconds): readonly Stretch[] {
    const retry = call.effective.retry.said === 'set' ? call.effective.retry.value : undefined;
    const deadline = call.effective.deadline.said === 'set' ? call.effective.deadline.value : Number.POSITIVE_INFINITY;
    const { tries } = callTime(call.effective);
    const attempts: Stretch[] = [];
    for (let before = 0; before < Math.min(tries, MOST_ATTEMPTS); before++) {
        const waited = retry ? totalBackoff({ ...retry, retries: before }) : 0;
        const begins = perTry * before + waited;
        if (begins >= deadline && before > 0) {
            break;
        }
        attempts.push({ start: start + begins, end: start + Math.min(begins + perTry, deadline) });
    }
    return attempts;
}
