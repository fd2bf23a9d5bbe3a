import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { describe, expect, it } from 'vitest';
import { packLoose } from '../../../../src/diagram/context-map/pack-loose.ts';

const node = (id: string, x: number, y: number): ElkNode => ({ id, x, y, width: 400, height: 100 });

describe('what no line leads to', () => {
    it('stands in rows below the rest, which moves up', () => {
        const placed = packLoose({
            id: 'map',
            children: [
                node('loose', 0, 0),
                node('a', 0, 150),
                node('b', 500, 150),
                node('alone', 0, 300),
                node('last', 0, 450),
            ],
            edges: [
                {
                    id: 'line',
                    sources: ['a'],
                    targets: ['b'],
                    sections: [{ id: 's', startPoint: { x: 400, y: 200 }, endPoint: { x: 500, y: 200 } }],
                    labels: [{ id: 'l', x: 440, y: 190, width: 20, height: 20 }],
                },
            ],
        });
        expect(placed.children?.map(({ id, x, y }) => [id, x, y])).toEqual([
            ['loose', 0, 148],
            ['a', 0, 0],
            ['b', 500, 0],
            ['alone', 432, 148],
            ['last', 0, 280],
        ]);
        expect(placed.edges?.[0]?.sections?.[0]).toMatchObject({
            startPoint: { x: 400, y: 50 },
            endPoint: { x: 500, y: 50 },
        });
        expect(placed.edges?.[0]?.labels?.[0]).toMatchObject({ x: 440, y: 40 });
        expect([placed.width, placed.height]).toEqual([900, 380]);
    });

    it('changes nothing where all is connected', () => {
        const whole: ElkNode = {
            id: 'map',
            children: [node('a', 3, 4)],
            edges: [{ id: 'e', sources: ['a'], targets: ['a'] }],
        };
        expect(packLoose(whole)).toBe(whole);
    });

    it('is all there is where nothing is connected', () => {
        const placed = packLoose({ id: 'map', children: [node('a', 7, 9), node('b', 7, 9)], edges: [] });
        expect(placed.children?.map(({ x, y }) => [x, y])).toEqual([
            [0, 0],
            [432, 0],
        ]);
        expect(placed.height).toBe(100);
    });
});
