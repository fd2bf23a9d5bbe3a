/** A value with the stretch in which the true one lies with {@link CONFIDENCE}. */
export interface Estimate {
    readonly value: number;
    readonly low: number;
    readonly high: number;
}

/** How sure the intervals are. */
const CONFIDENCE = 0.95;

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

/** What was measured in parts: in whole runs, or in stretches of runs. */
export interface Parts<T> {
    /** Run after run, as many of each. */
    readonly values: readonly T[];
    readonly runs: number;
}

/**
 * Half the width of the interval in which the mean of some parts lies, by Student's t distribution (Law, Simulation
 * Modeling and Analysis, ch. 9). Stretches are compared with those of other runs at the same time, or in a single run each
 * with the next one (von Neumann, Ann. Math. Stat. 12, 1941): that a fault makes some of them differ is no chance. Where
 * runs differ by more than their stretches explain, only whole runs count. Of a single part nothing can be told about
 * how far off it is: 0.
 */
export function halfWidth({ values, runs }: Parts<number>): number {
    const size = values.length / runs;
    if (values.length < 2) {
        return 0;
    }
    if (size === 1) {
        return studentQuantile(runs - 1) * errorOfIndependent(values);
    }
    if (runs === 1) {
        const freedom = Math.floor((2 * (size - 1) ** 2) / (3 * size - 4));
        return studentQuantile(Math.max(1, freedom)) * errorOfSuccessive(values);
    }
    const stretches = Array.from({ length: size }, (_, at) => values.filter((__, other) => other % size === at));
    const ofStretches = Math.sqrt(stretches.reduce((sum, each) => sum + errorOfIndependent(each) ** 2, 0)) / size;
    const half = studentQuantile(size * (runs - 1)) * ofStretches;
    const means = Array.from({ length: runs }, (_, run) => average(values.slice(run * size, (run + 1) * size)));
    const ofRuns = errorOfIndependent(means);
    return ofRuns > UNLIKELY * ofStretches ? Math.max(half, studentQuantile(runs - 1) * ofRuns) : half;
}

/** Chance alone makes the error of runs so many times that of their stretches in less than one case of twenty. */
const UNLIKELY = 2.1;

/** Standard error of the mean; of two or more. */
function errorOfIndependent(values: readonly number[]): number {
    const mean = average(values);
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(squares / (values.length - 1) / values.length);
}

function errorOfSuccessive(values: readonly number[]): number {
    const steps = values.slice(1).reduce((sum, value, at) => sum + (value - (values[at] ?? value)) ** 2, 0);
    return Math.sqrt(steps / (2 * (values.length - 1)) / values.length);
}

/** The mean of some values. */
export function average(values: readonly number[]): number {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The same for a ratio of two sums, such as the share of requests that fail: by how far each part is off it (Cochran,
 * Sampling Techniques, ch. 6).
 *
 * @param residuals of each part what it has on top less the ratio times what it has below
 * @param below the sum of what is below
 */
export function halfWidthOfRatio({ values: residuals, runs }: Parts<number>, below: number): number {
    return halfWidth({ values: residuals.map((each) => (each * residuals.length) / below), runs });
}

/**
 * The mean of some parts with its interval.
 *
 * @param parts at least one
 * @param most the mean is a number from 0 to this
 */
export function meanOfParts(parts: Parts<number>, most = Number.POSITIVE_INFINITY): Estimate {
    const mean = average(parts.values);
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
