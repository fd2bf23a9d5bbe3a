import { exp, ln } from '../../model/elementary-functions.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { Quantile, WorkTime } from '../../model/service.ts';
import { standardNormalQuantile } from '../../model/standard-normal.ts';
import { drawExponential } from './exponential.ts';
import { drawUniform } from './streams.ts';

/** A distribution of times, ready to be drawn from. */
export interface TimeDistribution {
    readonly by: 'constant' | 'exponential' | 'uniform' | 'lognormal';
    /** The value, the mean, the least value, or the mean of the logarithm. */
    readonly first: number;
    /** The width, or the standard deviation of the logarithm; else 0. */
    readonly second: number;
}

/** No time at all. */
const NO_TIME: TimeDistribution = { by: 'constant', first: 0, second: 0 };

/**
 * The distribution that a work time stands for. Two quantiles or more: the lognormal one through the first and the last;
 * a single one is always taken exactly.
 */
export function timeDistribution(takes: WorkTime | undefined): TimeDistribution {
    switch (takes?.by) {
        case undefined:
            return NO_TIME;
        case 'mean':
            return { by: 'exponential', first: takes.mean, second: 0 };
        case 'constant':
            return { by: 'constant', first: takes.value, second: 0 };
        case 'uniform':
            return { by: 'uniform', first: takes.min, second: takes.max - takes.min };
        case 'quantiles':
            return throughQuantiles(takes.quantiles);
    }
}

function throughQuantiles(quantiles: readonly Quantile[]): TimeDistribution {
    const [low, high] = [quantiles[0], quantiles.at(-1)];
    if (!low || !high || !(low.value > 0) || !(high.value > 0)) {
        return NO_TIME;
    }
    if (low.share === high.share) {
        return { by: 'constant', first: low.value, second: 0 };
    }
    const [z1, z2] = [standardNormalQuantile(low.share), standardNormalQuantile(high.share)];
    const deviation = ln(high.value / low.value) / (z2 - z1);
    return { by: 'lognormal', first: ln(low.value) - deviation * z1, second: deviation };
}

/** A time at random. */
export function drawTime(state: Int32Array, stream: number, { by, first, second }: TimeDistribution): Milliseconds {
    switch (by) {
        case 'constant':
            return first;
        case 'exponential':
            return drawExponential(state, stream) * first;
        case 'uniform':
            return first + second * drawUniform(state, stream);
        case 'lognormal':
            return exp(first + second * standardNormalQuantile(drawUniform(state, stream)));
    }
}
