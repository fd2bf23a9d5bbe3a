import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../src/model/index-model.ts';
import { stopSections } from '../../../src/panel/stop-sections.ts';
import { modelOf } from '../../model-of.ts';

/** What is told of who is affected when an element stops. */
async function told(text: string, id: string): Promise<unknown> {
    const index = indexModel(await modelOf(text));
    const element = index.elements.get(id);
    return element && stopSections(element, index).map(({ rows }) => rows.map((row) => row.text));
}

const callers = (count: number) =>
    Array.from({ length: count }, (_, i) => `service s${i} { query q { calls stock.left } }`).join('\n');

describe('what is told of an element that stops', () => {
    it('is who fails and who goes on with less', async () => {
        const text = `service stock { query left }
service orders { command place { calls stock.left } }
service pages { query show { calls stock.left { fallback "nothing" } } }`;
        expect(await told(text, 'stock')).toEqual([['1 fails: orders', '1 goes on with less: pages']]);
        expect(await told(text, 'orders')).toEqual([['nobody else is affected']]);
    });

    it.each([
        [6, '6 fail: s0, s1, s2, s3, s4, s5'],
        [7, '7 fail: s0, s1, s2, s3, s4, s5 and 1 more'],
        [9, '9 fail: s0, s1, s2, s3, s4, s5 and 3 more'],
    ])('names six of %i at the most', async (count, row) => {
        expect(await told(`service stock { query left }\n${callers(count)}`, 'stock')).toEqual([[row]]);
    });

    it('is nothing of what cannot stop', async () => {
        expect(await told('team Checkout\nservice a { owner Checkout }', 'Checkout')).toEqual([]);
    });
});
