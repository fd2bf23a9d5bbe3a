import { describe, expect, it } from 'vitest';
import { elkInThisThread } from '../../../../src/diagram/layout/elk-engine.ts';
import { type LayoutEngine, LayoutTimeoutError } from '../../../../src/diagram/layout/engine.ts';
import { createLayout, LAYOUT_LIMITS, type LayoutFunction } from '../../../../src/diagram/layout/layout.ts';
import { place } from '../../../../src/diagram/place.ts';
import type { PlacedGraph } from '../../../../src/diagram/render/picture.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import { exampleModel } from '../../../example-model.ts';

/** An engine that never comes to an end, so that only the columns are left. */
const tooSlow: LayoutEngine = {
    layout: () => Promise.reject(new LayoutTimeoutError('too slow')),
    close: () => undefined,
};

async function services(example: string, engine: LayoutEngine): Promise<PlacedGraph> {
    const view = buildView(await exampleModel(example), 'services');
    const picture = await place(view, createLayout(engine), engine);
    if (picture.kind !== 'graph') {
        throw new Error('The services view is a graph.');
    }
    return picture;
}

const nodesOf = ({ layout }: PlacedGraph) => [...layout.nodes].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('a picture that is drawn afresh', () => {
    it.each(['shop', 'online-boutique'])('is placed by ELK where that is near to a screen: %s', async (name) => {
        const picture = await services(name, elkInThisThread());
        expect(nodesOf(picture)).not.toEqual(nodesOf(await services(name, tooSlow)));
        expect(picture.layout.notes).toEqual([]);
    });

    it.each(['sock-shop', 'train-ticket'])('is folded where ELK makes one long flow of it: %s', async (name) => {
        const picture = await services(name, elkInThisThread());
        expect(nodesOf(picture)).toEqual(nodesOf(await services(name, tooSlow)));
        expect(picture.layout.width / picture.layout.height).toBeLessThan(3);
        expect(picture.layout.notes).toEqual([]);
    });

    it('is placed all the same where ELK does not come to an end, and says so', async () => {
        const { layout } = await services('shop', tooSlow);
        expect(layout.notes).toEqual(['The layout took too long and was done again with less care.']);
    });

    it('is the same whatever was drawn before it, by whichever engine', async () => {
        const model = await exampleModel('train-ticket');
        const engine = elkInThisThread();
        const draw = async (view: string, layout: LayoutFunction) => {
            const picture = await place(buildView(model, view), layout, engine);
            if (picture.kind !== 'graph') {
                throw new Error('The view is a graph.');
            }
            return picture;
        };
        const layout = createLayout(engine, { ...LAYOUT_LIMITS, fineNodes: 30 });
        const small = await draw('services:Accounts', createLayout(engine, { ...LAYOUT_LIMITS, fineNodes: 30 }));
        const large = await draw('services', layout);
        expect(nodesOf(await draw('services:Accounts', layout))).toEqual(nodesOf(small));
        expect(nodesOf(await draw('services', layout))).toEqual(nodesOf(large));
    });
});
