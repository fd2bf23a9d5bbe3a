import type { SeverityCounts, ViewHead } from '../views/view.ts';

/** The states of one circuit breaker with its numbers, before they have places. */
export interface BreakerView extends ViewHead {
    readonly kind: 'breaker';
    /** The element or relation that says the breaker. */
    readonly subject: {
        readonly kind: 'element' | 'relation';
        readonly id: string;
        readonly findings?: SeverityCounts;
    };
    readonly machine: BreakerMachine;
    readonly facts: readonly BreakerFact[];
    readonly usedBy: BreakerUses;
    /** Absent where a number that it needs is not said. */
    readonly example?: BreakerExample;
    /** The breaker itself, then the defaults of the libraries. */
    readonly comparison: readonly BreakerRow[];
    /** One sentence for who cannot see the picture. */
    readonly description: string;
}

/** Words beside a transition: what makes it happen, and what it means. */
export interface TransitionText {
    readonly title: string;
    readonly reason: string;
}

/** A state machine in words. */
export interface BreakerMachine {
    readonly closed: string;
    readonly open: string;
    /** Absent where there is no such state. */
    readonly halfOpen?: string;
    /** What happens within CLOSED and OPEN. */
    readonly whileClosed: readonly string[];
    readonly whileOpen: readonly string[];
    /** What the caller does instead of a refused call. */
    readonly fallback?: string;
    readonly opens: TransitionText;
    /** OPEN to HALF-OPEN, or straight back to CLOSED where there is no such state. */
    readonly waits: TransitionText;
    readonly reopens?: TransitionText;
    readonly closes?: TransitionText;
}

/** One line about the breaker: what it is about, and the answer. */
export interface BreakerFact {
    readonly label: string;
    readonly value: string;
}

/** The calls on which a breaker stands. */
export interface BreakerUses {
    readonly calls: readonly BreakerUse[];
    /** How many more there are. */
    readonly more: number;
}

/** One call, or several that read the same. */
export interface BreakerUse {
    readonly text: string;
    /** Ids of the calls. */
    readonly relations: readonly string[];
    readonly findings?: SeverityCounts;
}

/** What happens to a target that fails for a while, in four stretches of time. */
export interface BreakerExample {
    readonly failures: number;
    readonly successes: number;
    readonly labels: { readonly closed: string; readonly open: string; readonly probe: string };
    readonly caption: string;
}

/** One line of the comparison. */
export interface BreakerRow {
    readonly name: string;
    readonly opens: string;
    readonly waits: string;
    readonly halfOpen: string;
}
