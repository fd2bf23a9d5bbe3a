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
/** The same quantile of the normal distribution. */
export const NORMAL = 1.95996;

/** Quantile of Student's t distribution, both sides together leaving 5 % out. */
export function studentQuantile(degreesOfFreedom: number): number {
    // Beyond the table within 0.1 % of the true value (Cornish-Fisher, first term).
    return STUDENT[degreesOfFreedom - 1] ?? NORMAL + (NORMAL ** 3 + NORMAL) / (4 * degreesOfFreedom);
}

/** What was measured in parts: in replications, or in stretches of one run that follow each other. */
export interface Parts<T> {
    readonly values: readonly T[];
    readonly are: 'independent' | 'successive';
}

/**
 * Half the width of the interval in which the mean of some parts lies, by Student's t distribution (Law, Simulation
 * Modeling and Analysis, ch. 9). Of stretches of one run the differences from one to the next count (von Neumann, Ann.
 * Math. Stat. 12, 1941): a fault that lasts a while makes them differ, too, and is no chance. Of a single part nothing can
 * be told about how far off it is: 0.
 */
export function halfWidth({ values, are }: Parts<number>): number {
    const count = values.length;
    if (count < 2) {
        return 0;
    }
    if (are === 'successive') {
        const steps = values.slice(1).reduce((sum, value, at) => sum + (value - (values[at] ?? value)) ** 2, 0);
        const freedom = Math.max(1, Math.floor((2 * (count - 1) ** 2) / (3 * count - 4)));
        return studentQuantile(freedom) * Math.sqrt(steps / (2 * (count - 1)) / count);
    }
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return studentQuantile(count - 1) * Math.sqrt(squares / (count - 1) / count);
}

/**
 * The mean of some parts with its interval.
 *
 * @param parts at least one
 * @param most the mean is a number from 0 to this
 */
export function meanOfParts(parts: Parts<number>, most = Number.POSITIVE_INFINITY): Estimate {
    const mean = parts.values.reduce((sum, value) => sum + value, 0) / parts.values.length;
    const half = halfWidth(parts);
    return { value: mean, low: Math.max(0, mean - half), high: Math.max(mean, Math.min(most, mean + half)) };
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
