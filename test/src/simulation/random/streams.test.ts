import { describe, expect, it } from 'vitest';
import { createStreams, drawUniform } from '../../../../src/simulation/random/streams.ts';

function firstDraws(seed: number, ids: readonly string[], id: string): readonly number[] {
    const { state, streamOf } = createStreams(seed, ids);
    return Array.from({ length: 5 }, () => drawUniform(state, streamOf(id)));
}

describe('streams of random numbers', () => {
    it('depend on the seed and the element alone', () => {
        const alone = firstDraws(7, ['a'], 'a');
        expect(firstDraws(7, ['b', 'c', 'a'], 'a')).toEqual(alone);
        expect(firstDraws(8, ['a'], 'a')).not.toEqual(alone);
        expect(firstDraws(7, ['a', 'b'], 'b')).not.toEqual(alone);
        expect(alone.map((value) => value.toFixed(9))).toMatchInlineSnapshot(`
          [
            "0.857901340",
            "0.185072624",
            "0.100170204",
            "0.205334709",
            "0.323473078",
          ]
        `);
    });

    it('lie evenly, and are not correlated from one element to the next', () => {
        const { state } = createStreams(1, ['a', 'b']);
        const bins = new Int32Array(100);
        let product = 0;
        const draws = 200_000;
        for (let draw = 0; draw < draws; draw++) {
            const [a, b] = [drawUniform(state, 0), drawUniform(state, 1)];
            const bin = Math.floor(a * bins.length);
            bins[bin] = (bins[bin] ?? 0) + 1;
            product += (a - 0.5) * (b - 0.5);
        }
        const expected = draws / bins.length;
        const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
        // 99.9 % of what chance alone makes of 99 degrees of freedom.
        expect(chiSquare).toBeLessThan(148.2);
        expect(Math.abs(product / draws) * 12).toBeLessThan(0.01);
    });
});
