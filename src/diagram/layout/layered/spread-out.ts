/** Where something would like to be, and how much. */
export interface Wish {
    readonly wish: number;
    readonly weight: number;
}

/**
 * Places for things in a row that keep their order and at least the given gaps between, inside `from` and `to`, as
 * near to the wishes as can be in the weighted least squares: isotonic regression by pooling adjacent violators.
 *
 * @param gaps the gap before each thing but the first; together no more than there is room.
 */
export function spreadOut(
    wishes: readonly Wish[],
    gaps: readonly number[],
    from = Number.NEGATIVE_INFINITY,
    to = Number.POSITIVE_INFINITY,
): readonly number[] {
    const shifts: number[] = [];
    let shift = 0;
    const pools: { sum: number; weight: number; count: number }[] = [];
    wishes.forEach(({ wish, weight }, i) => {
        shift += i === 0 ? 0 : (gaps[i - 1] ?? 0);
        shifts.push(shift);
        let pool = { sum: (wish - shift) * weight, weight, count: 1 };
        for (let last = pools.at(-1); last && last.sum / last.weight >= pool.sum / pool.weight; last = pools.at(-1)) {
            pools.pop();
            pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, count: last.count + pool.count };
        }
        pools.push(pool);
    });
    const places: number[] = [];
    for (const { sum, weight, count } of pools) {
        const place = Math.max(from, Math.min(to - shift, sum / weight));
        for (let i = 0; i < count; i++) {
            places.push(place + (shifts[places.length] ?? 0));
        }
    }
    return places;
}
