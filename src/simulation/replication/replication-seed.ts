/**
 * The seed of one replication of an experiment: its own seed for the first, so that a single run of that seed shows
 * what the experiment's charts show; numbers that have nothing to do with each other for the rest (finaliser of
 * MurmurHash3).
 *
 * @param replication from 0
 */
export function replicationSeed(seed: number, replication: number): number {
    if (replication === 0) {
        return seed >>> 0;
    }
    let mixed = (seed ^ Math.imul(replication, 0x9e3779b9)) >>> 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
}
