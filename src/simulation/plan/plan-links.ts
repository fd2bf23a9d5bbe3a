import type { PlanDraft } from './plan-draft.ts';
import { allSteps } from './plan-steps.ts';
import type { PlannedStep } from './simulation-plan.ts';

/** Who makes which calls and publishes what in a plan whose parts are all filled. */
export interface PlanLinks {
    /** Calls that a work makes, those included that fall back or undo. */
    readonly callsOf: (work: number) => readonly number[];
    /** Servers that publish to a channel. */
    readonly publishersOf: (channel: number) => readonly number[];
    /** Servers that a call may reach. */
    readonly calleesOf: (call: number) => readonly number[];
    /** Look-ups in caches: the asking call with the lifetime of what the cache keeps. */
    readonly lookUps: readonly Extract<PlannedStep, { readonly do: 'look-up' }>[];
}

/** Reads the links out of a draft. */
export function linksOf(draft: PlanDraft): PlanLinks {
    const callsOf = new Map<number, number[]>();
    const publishers = new Map<number, Set<number>>();
    const lookUps: Extract<PlannedStep, { readonly do: 'look-up' }>[] = [];
    draft.works.forEach((work, number) => {
        for (const step of allSteps(work?.steps ?? [])) {
            if (step.do === 'call' || step.do === 'look-up') {
                const made = callsOf.get(number) ?? [];
                made.push(...withSubstitutes(draft, step.call));
                callsOf.set(number, made);
            } else if (step.do === 'publish' && work) {
                publishers.set(step.channel, (publishers.get(step.channel) ?? new Set()).add(work.server));
            }
            if (step.do === 'look-up') {
                lookUps.push(step);
            }
        }
    });
    return {
        callsOf: (work) => callsOf.get(work) ?? [],
        publishersOf: (channel) => [...(publishers.get(channel) ?? [])],
        calleesOf: (call) => {
            const targets = draft.calls[call]?.targets ?? [];
            return [...new Set(targets.flatMap((target) => draft.works[target]?.server ?? []))];
        },
        lookUps,
    };
}

function withSubstitutes(draft: PlanDraft, number: number): readonly number[] {
    const call = draft.calls[number];
    return [number, call?.fallback?.call, call?.undoneBy].flatMap((each) => each ?? []);
}
