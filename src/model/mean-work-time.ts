import { exp, ln } from './elementary-functions.ts';
import type { Milliseconds } from './quantities.ts';
import type { Quantile, WorkTime } from './service.ts';
import { standardNormalQuantile } from './standard-normal.ts';

/** The mean of a work time; undefined where a single quantile leaves it open. */
export function meanWorkTime(takes: WorkTime): Milliseconds | undefined {
    switch (takes.by) {
        case 'mean':
            return takes.mean;
        case 'constant':
            return takes.value;
        case 'uniform':
            return (takes.min + takes.max) / 2;
        case 'quantiles':
            return lognormalMean(takes.quantiles);
    }
}

/** The mean of the lognormal distribution through the first and the last of some quantiles. */
function lognormalMean(quantiles: readonly Quantile[]): Milliseconds | undefined {
    const [low, high] = [quantiles[0], quantiles.at(-1)];
    if (!low || !high || low.share === high.share || !(low.value > 0 && high.value > 0)) {
        return undefined;
    }
    const [z1, z2] = [standardNormalQuantile(low.share), standardNormalQuantile(high.share)];
    const sigma = ln(high.value / low.value) / (z2 - z1);
    return exp(ln(low.value) - sigma * z1 + (sigma * sigma) / 2);
}
