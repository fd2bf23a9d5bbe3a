import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../../../.build/repository.ts';
import { createDrawer } from '../../../src/diagram/draw.ts';
import { previousPlaces } from '../../../src/diagram/previous-places.ts';
import type { Picture } from '../../../src/diagram/render/picture.ts';
import type { Box } from '../../../src/diagram/shapes/measured.ts';
import { graphOf } from '../../graph-of.ts';
import { modelOf } from '../../model-of.ts';
import { pictureFlaws } from './layout/picture-flaws.ts';

const drawer = createDrawer();
afterAll(() => drawer.close());

const shop = () => modelOf(readFileSync(join(repository, 'examples/shop/shop.fbk'), 'utf8'), { tolerant: true });

/** Frames, cards and what stands outside, by id. */
function places(picture: Picture): ReadonlyMap<string, Box> {
    if (picture.kind !== 'graph') {
        throw new Error('no graph');
    }
    const { view, layout } = picture;
    const outside = view.nodes.filter(({ group }) => group === undefined).map(({ id }) => id);
    return new Map([
        ...layout.groups,
        ...outside.flatMap((id) => {
            const box = layout.nodes.get(id);
            return box ? [[id, box] as const] : [];
        }),
    ]);
}

/** Pairs that stand left of or above each other in both pictures, but not in the same order. */
function flips(one: Picture, other: Picture): readonly string[] {
    const [before, after] = [places(one), places(other)];
    const ids = [...before.keys()].filter((id) => after.has(id));
    const order = (from: number, length: number, to: number, toLength: number) =>
        from + length <= to ? -1 : to + toLength <= from ? 1 : 0;
    const relation = (boxes: ReadonlyMap<string, Box>, a: string, b: string): readonly [number, number] => {
        const [p, q] = [boxes.get(a), boxes.get(b)];
        return p && q ? [order(p.x, p.width, q.x, q.width), order(p.y, p.height, q.y, q.height)] : [0, 0];
    };
    return ids.flatMap((a, i) =>
        ids.slice(i + 1).filter((b) => {
            const [x, y] = relation(before, a, b);
            const [nowX, nowY] = relation(after, a, b);
            return x * nowX < 0 || y * nowY < 0;
        }),
    );
}

describe('a picture after another', () => {
    it('keeps everything in order when contexts are folded', async () => {
        const model = await shop();
        const before = await drawer.place(model, { view: 'services' });
        for (const folded of [['Ordering'], ['Catalog', 'Kafka'], ['Payments']]) {
            const after = await drawer.place(model, { view: 'services', folded: new Set(folded) }, before);
            expect(flips(before, after)).toEqual([]);
            expect(pictureFlaws(after)).toEqual([]);
        }
    });

    it('keeps everything in order from services to landscape', async () => {
        const model = await shop();
        const before = await drawer.place(model, { view: 'services' });
        const after = await drawer.place(model, { view: 'landscape' }, before);
        expect(flips(before, after)).toEqual([]);
        expect(pictureFlaws(after)).toEqual([]);
    });

    it('keeps everything in order when a card is opened', async () => {
        const model = await shop();
        const before = await drawer.place(model, { view: 'landscape' });
        const after = await drawer.place(model, { view: 'landscape', opened: new Set(['Payments']) }, before);
        expect(flips(before, after)).toEqual([]);
        expect(pictureFlaws(after)).toEqual([]);
    });

    it('takes nothing from a picture that is no graph', async () => {
        const model = await shop();
        const before = await drawer.place(model, { view: 'deployment:production' });
        expect(previousPlaces(graphOf(model, 'services'), before)).toBeUndefined();
    });
});
