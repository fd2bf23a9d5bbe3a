/** A value with the stretch in which the true one lies with {@link CONFIDENCE}. */
export interface Estimate {
    readonly value: number;
    readonly low: number;
    readonly high: number;
}

/** How sure the intervals are. */
export const CONFIDENCE = 0.95;

/** Two-sided quantiles of Student's t distribution at 95 %, for 1 to 30 degrees of freedom. */
const STUDENT = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
    2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
/** The same of the normal distribution. */
const NORMAL = 1.95996;

/** Quantile of Student's t distribution, both sides together leaving 5 % out. */
export function studentQuantile(degreesOfFreedom: number): number {
    // Beyond the table within 0.1 % of the true value (Cornish-Fisher, first term).
    return STUDENT[degreesOfFreedom - 1] ?? NORMAL + (NORMAL ** 3 + NORMAL) / (4 * degreesOfFreedom);
}

/**
 * The mean of independent replications with its interval by Student's t distribution (Law, Simulation Modeling and
 * Analysis, ch. 9). Of a single one nothing can be told about how far off it is: the interval is that value.
 *
 * @param values one for each replication; at least one
 */
export function meanOfReplications(values: readonly number[]): Estimate {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    if (values.length < 2) {
        return { value: mean, low: mean, high: mean };
    }
    const half = studentQuantile(values.length - 1) * Math.sqrt(squares / (values.length - 1) / values.length);
    return { value: mean, low: mean - half, high: mean + half };
}

/**
 * The share of successes in independent trials (Wilson, J. Am. Stat. Assoc. 22, 1927); where there was none, the upper
 * end by the rule of three in its exact form, `1 - 0.05^(1/n)`.
 */
export function shareOfTrials(hits: number, trials: number): Estimate {
    if (trials === 0) {
        return { value: 0, low: 0, high: 1 };
    }
    if (hits === 0) {
        return { value: 0, low: 0, high: 1 - (1 - CONFIDENCE) ** (1 / trials) };
    }
    const share = hits / trials;
    const square = NORMAL ** 2;
    const middle = (share + square / (2 * trials)) / (1 + square / trials);
    const half =
        (NORMAL / (1 + square / trials)) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials));
    return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Trials without a hit after which a share is below the bound with {@link CONFIDENCE}: about 3 / bound. */
export function trialsToRuleOut(bound: number): number {
    return bound <= 0 ? Number.POSITIVE_INFINITY : Math.ceil(Math.log(1 - CONFIDENCE) / Math.log1p(-bound));
}

/** The stretch that holds both estimates; the value is that of the first. */
export function widest(first: Estimate, second: Estimate): Estimate {
    return { value: first.value, low: Math.min(first.low, second.low), high: Math.max(first.high, second.high) };
}
