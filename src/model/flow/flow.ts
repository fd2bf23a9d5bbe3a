import type { Call } from '../call.ts';
import type { Publication, Subscription } from '../messaging.ts';
import type { Fraction } from '../quantities.ts';
import type { WorkTime } from '../service.ts';
import type { StoreAccess } from '../store.ts';

/** What a scenario makes happen: its steps with everything that they cause, and what follows by message. */
export interface ScenarioFlow {
    readonly steps: readonly FlowStep[];
    /** Messages in the order in which they are published, each with what its receiver does. */
    readonly later: readonly FlowDelivery[];
    /** What is not followed, in words. */
    readonly notes: readonly string[];
}

/** One thing that happens; the order of steps is the order in time. */
export type FlowStep = FlowCall | FlowAccess | FlowPublication | FlowBlock;

/** The parts of a call that a flow knows: those of the model, or for a step that is only written out, what is said there. */
export type FlowCallFacts = Pick<
    Call,
    'source' | 'target' | 'times' | 'parallel' | 'optional' | 'batched' | 'ignoresReply' | 'bypassesMesh' | 'effective'
> &
    Partial<Pick<Call, 'id' | 'targetOperation' | 'protocol' | 'address' | 'route' | 'policy' | 'undoneBy'>>;

/** A call, and what the callee does for it. */
export interface FlowCall {
    readonly kind: 'call';
    readonly call: FlowCallFacts;
    /** What the scenario calls it. */
    readonly label?: string;
    /** A call that takes the effect of another one back. */
    readonly compensates: boolean;
    readonly work: FlowWork;
}

/** What somebody does for one request or message. */
export interface FlowWork {
    /** Id of the service, external … that does it. */
    readonly element: string;
    /** Id of the operation or route; absent where nobody says which. */
    readonly node?: string;
    /** Its own time; absent where nobody says. */
    readonly takes?: WorkTime;
    readonly steps: readonly FlowStep[];
    /** Why it is not followed further, where that is so. */
    readonly unfollowed?: Unfollowed;
}

/**
 * Why a flow ends early: the work already runs further up (`cycle`), nobody says which of several works is meant
 * (`choice`), there would be too much (`bound`).
 */
export type Unfollowed = 'cycle' | 'choice' | 'bound';

/** A store is read or written. */
export interface FlowAccess {
    readonly kind: 'access';
    readonly access: StoreAccess;
    /** Own time of the store; absent where nobody says. */
    readonly takes?: WorkTime;
    /** Share of the requests in which it comes to this, behind a cache that answers the others. */
    readonly share?: number;
}

/** An event is published. */
export interface FlowPublication {
    readonly kind: 'publication';
    readonly publication: Publication;
    /** Id of the topic or queue. */
    readonly channel?: string;
}

/** Steps that happen together, alternatively, or again and again. */
export interface FlowBlock {
    readonly kind: 'block';
    readonly block: 'par' | 'alt' | 'loop' | 'undo';
    /** Of a loop, how often it is gone through; absent where nobody says. */
    readonly times?: number;
    /** Of alternatives, share of those who come to them that take the first; absent where nobody says. */
    readonly share?: Fraction;
    readonly branches: readonly FlowBranch[];
}

/** One of the ways of a block. */
export interface FlowBranch {
    /** Condition, or what is gone through. */
    readonly guard?: string;
    readonly steps: readonly FlowStep[];
}

/** A message reaches one that waits for it. */
export interface FlowDelivery {
    readonly publication: Publication;
    readonly subscription: Subscription;
    readonly channel?: string;
    readonly work: FlowWork;
}

/** All steps, each before those that it causes. */
export function* flowSteps(steps: readonly FlowStep[]): Generator<FlowStep> {
    for (const step of steps) {
        yield step;
        if (step.kind === 'call') {
            yield* flowSteps(step.work.steps);
        } else if (step.kind === 'block') {
            for (const branch of step.branches) {
                yield* flowSteps(branch.steps);
            }
        }
    }
}

/** Who takes the first of some steps; of a block, who takes the first in it. */
export function firstActor(steps: readonly FlowStep[]): string | undefined {
    for (const step of steps) {
        const actor =
            step.kind === 'block' ? firstActor(step.branches.flatMap((branch) => branch.steps)) : actorOf(step);
        if (actor !== undefined) {
            return actor;
        }
    }
    return undefined;
}

function actorOf(step: Exclude<FlowStep, FlowBlock>): string {
    if ('call' in step) {
        return step.call.source;
    }
    return 'access' in step ? step.access.source : step.publication.source;
}
