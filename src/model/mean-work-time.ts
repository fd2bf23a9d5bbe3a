import type { Milliseconds } from './quantities.ts';
import type { Quantile, WorkTime } from './service.ts';

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
    if (!low || !high || low.share === high.share || low.value <= 0) {
        return undefined;
    }
    const [z1, z2] = [standardNormalQuantile(low.share), standardNormalQuantile(high.share)];
    const sigma = Math.log(high.value / low.value) / (z2 - z1);
    return Math.exp(Math.log(low.value) - sigma * z1 + sigma ** 2 / 2);
}

/**
 * The point below which a standard normal variable stays with this probability, exact to about 4.5e-4 (Abramowitz,
 * Stegun, Handbook of Mathematical Functions, formula 26.2.23).
 */
function standardNormalQuantile(share: number): number {
    const tail = Math.min(share, 1 - share);
    if (tail <= 0 || tail === 0.5) {
        return tail === 0.5 ? 0 : share <= 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    }
    const t = Math.sqrt(-2 * Math.log(tail));
    const z =
        t - (2.515517 + 0.802853 * t + 0.010328 * t ** 2) / (1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3);
    return share < 0.5 ? -z : z;
}
