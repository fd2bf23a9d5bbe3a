import { describe, expect, it } from 'vitest';
import { createDrawer } from '../../../../src/diagram/draw.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { rememberPictures } from '../../../../src/panel/picture-memory.ts';
import { pictureReply } from '../../../../src/panel/picture-reply.ts';
import { OFFLINE_DATA } from '../../../../src/protocol/panel/offline-panel.ts';
import { exportReply, type PictureExportRequest } from '../../../../src/server/pictures/export-reply.ts';
import type { ProjectState } from '../../../../src/server/projects/project-models.ts';
import { modelOf } from '../../../model-of.ts';

const BEFORE = `context Shop {
  service web { query show { calls orders calls stock } }
  service orders { query list { calls payments } }
  service payments { query charge }
  service stock { query count }
}
`;
const AFTER = BEFORE.replace('service stock', 'service another { query go { calls payments } }\n  service stock');

const bytes = new Uint8Array([1, 2, 3]);
const fonts = { 400: bytes, 500: bytes, 600: bytes };
const assets = {
    fonts: () => Promise.resolve(fonts),
    panel: () => Promise.resolve({ script: '', styles: '', icons: bytes, fonts }),
};
const REQUEST: PictureExportRequest = {
    uri: 'file:///a.fbk',
    view: 'services',
    theme: 'light',
    folded: [],
    findings: true,
    legend: false,
    format: 'svg',
};

async function panelAfterEdit() {
    const drawer = createDrawer();
    const memory = rememberPictures();
    const stateOf = async (text: string, version: number) => {
        const index = indexModel(await modelOf(text));
        const state = { project: 'p', version, index: () => index, findings: async () => [], unreadable: undefined };
        return state as unknown as ProjectState;
    };
    const shownOf = (state: ProjectState) =>
        pictureReply(
            drawer,
            { uri: 'file:///a.fbk', view: 'services', theme: 'light', folded: [] },
            state,
            state,
            memory,
        );
    await shownOf(await stateOf(BEFORE, 1));
    const state = await stateOf(AFTER, 2);
    const shown = await shownOf(state);
    return { drawer, state, shown, picture: memory.before('p', 'services') };
}

describe('an export from the panel', () => {
    it('is the picture that is shown, also after an edit', async () => {
        const { drawer, state, shown, picture } = await panelAfterEdit();
        const { content } = await exportReply(drawer, assets, REQUEST, state, picture);
        expect(content).toBe(`${shown.svg}\n`);
    });

    it('begins as folded as it is shown, on a page of its own', async () => {
        const { drawer, state, picture } = await panelAfterEdit();
        const request: PictureExportRequest = { ...REQUEST, format: 'html', folded: ['Shop'] };
        const { content } = await exportReply(drawer, assets, request, state, picture);
        const [, json = ''] = new RegExp(`id="${OFFLINE_DATA}">(.*?)</script>`, 's').exec(content) ?? [];
        const elements: { readonly id: string; readonly folded?: boolean }[] = JSON.parse(json).pictures[0].elements;
        expect(elements.map(({ id, folded }) => [id, folded])).toEqual([['Shop', true]]);
    });
});
