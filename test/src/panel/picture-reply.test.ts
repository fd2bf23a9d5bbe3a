import { describe, expect, it } from 'vitest';
import { createDrawer } from '../../../src/diagram/draw.ts';
import { indexModel } from '../../../src/model/index-model.ts';
import { rememberPictures } from '../../../src/panel/picture-memory.ts';
import { pictureReply } from '../../../src/panel/picture-reply.ts';
import type { PanelPicture } from '../../../src/protocol/diagram/picture.ts';
import { exampleModel } from '../../example-model.ts';
import { modelOf } from '../../model-of.ts';

const CALLS = `context Shop {
  service web { query show { calls orders calls stock } }
  service orders { query list { calls payments } }
  service payments { query charge }
  service stock { query count }
}
`;

type Model = Awaited<ReturnType<typeof modelOf>>;

function answering() {
    const drawer = createDrawer();
    const memory = rememberPictures();
    let version = 0;
    return async (model: Model, theme: 'light' | 'dark' = 'light', folded: string[] = []): Promise<PanelPicture> => {
        const index = indexModel(model);
        const state = { project: 'p', version: ++version, index: () => index, findings: async () => [] };
        const request = { uri: 'file:///a.fbk', view: 'services', theme, folded };
        return pictureReply(drawer, request, state, state, memory);
    };
}

const places = (picture: PanelPicture) => new Map(picture.elements.map(({ id, box }) => [id, box]));

describe('pictures one after the other', () => {
    it('stand just so when nothing of them changed, in any theme', async () => {
        const answer = answering();
        const model = await exampleModel('shop');
        const first = await answer(model);
        expect(places(await answer(model, 'dark'))).toEqual(places(first));
        expect(places(await answer(model))).toEqual(places(first));
    });

    it('keep what is left of and above what when a service comes', async () => {
        const answer = answering();
        const before = places(await answer(await modelOf(CALLS)));
        const added = CALLS.replace(
            'service stock',
            'service a-new-one { query go { calls payments } }\n  service stock',
        );
        const after = places(await answer(await modelOf(added)));
        const ids = [...before.keys()].filter((id) => id !== 'Shop');
        expect(after.size).toBe(before.size + 1);
        for (const a of ids) {
            for (const b of ids) {
                const [olderA, olderB, newerA, newerB] = [before.get(a), before.get(b), after.get(a), after.get(b)];
                if (olderA && olderB && newerA && newerB) {
                    expect(Math.sign(newerA.x - newerB.x), `${a} left of ${b}`).toBe(Math.sign(olderA.x - olderB.x));
                    expect(Math.sign(newerA.y - newerB.y), `${a} above ${b}`).toBe(Math.sign(olderA.y - olderB.y));
                }
            }
        }
    });
});
