/** More crashes than this within the period below, and the server stays down until a person restarts it. */
export const MOST_RESTARTS = 4;
/** In milliseconds. */
export const PERIOD = 3 * 60 * 1000;

/** Says whether a crashed server may be started again; one that crashes on every start would keep a core busy. */
export interface CrashBudget {
    /** Counts a crash; true if the server may be started again. Having said no, it begins anew. */
    allowsRestart(): boolean;
}

/** @param now a clock in milliseconds */
export function createCrashBudget(now: () => number): CrashBudget {
    let crashes: number[] = [];
    return {
        allowsRestart() {
            const time = now();
            crashes = [...crashes.filter((crash) => time - crash < PERIOD), time];
            if (crashes.length <= MOST_RESTARTS) {
                return true;
            }
            crashes = [];
            return false;
        },
    };
}
