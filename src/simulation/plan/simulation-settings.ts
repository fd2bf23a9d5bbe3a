import type { Fraction, Milliseconds } from '../../model/quantities.ts';

/** What a simulation takes for granted about the world around the model; a project settles it for all its runs. */
export interface SimulationSettings {
    /** Time that each message needs between two elements, in each direction. */
    readonly networkDelay: Milliseconds;
    /**
     * `as-modelled`: those hand on the time that is left of which the model says so (`propagates deadlines`);
     * `always`: every service of which the model does not say what it hands on does so, too.
     */
    readonly deadlines: DeadlineReading;
    /** Work whose caller has gone is given up, instead of running on as in most systems. */
    readonly cancelsAbandonedWork: boolean;
    /** Memory in use, as a share of what a replica may have, above which it is killed. */
    readonly killedAtMemory: Fraction;
}

/** Who hands the time that is left on to those that it calls. */
export const DEADLINE_READINGS = ['as-modelled', 'always'] as const;
/** One of {@link DEADLINE_READINGS}. */
export type DeadlineReading = (typeof DEADLINE_READINGS)[number];

/** What holds where nobody says anything else. */
export const DEFAULT_SIMULATION_SETTINGS: SimulationSettings = {
    networkDelay: 0.5,
    deadlines: 'as-modelled',
    cancelsAbandonedWork: false,
    killedAtMemory: 0.9,
};
