import type { Fraction } from '../../model/quantities.ts';

/** Least share of a processor that a stressed server keeps. */
const LEAST_CPU = 0.001;
/** Memory in use from which collecting and swapping cost time, and what is left of the speed when all is in use. */
const MEMORY_KNEE = 0.7;
const SPEED_AT_FULL_MEMORY = 0.1;

/** With a share of the processor taken away, work takes 1 / (1 − share) as long; at most a thousand times. */
export function cpuSlowdown(share: Fraction): number {
    return 1 / Math.max(LEAST_CPU, 1 - share);
}

/** Work is as fast as ever up to 70 % of memory in use; then its speed falls evenly, to a tenth at 100 %. */
export function memorySlowdown(share: Fraction): number {
    const above = Math.max(0, Math.min(1, share) - MEMORY_KNEE) / (1 - MEMORY_KNEE);
    return 1 / (1 - above * (1 - SPEED_AT_FULL_MEMORY));
}
