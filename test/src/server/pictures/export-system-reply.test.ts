import { describe, expect, it } from 'vitest';
import { createDrawer } from '../../../../src/diagram/draw.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { OFFLINE_DATA } from '../../../../src/protocol/panel/offline-panel.ts';
import { exportSystemReply, type SystemExportRequest } from '../../../../src/server/pictures/export-system-reply.ts';
import type { ProjectState } from '../../../../src/server/projects/project-models.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `system Shop "The shop"
context Ordering {
  service orders { command place { calls Paying.payments.charge { timeout 1s } } }
}
context Paying {
  service payments { command charge }
}
`;

const bytes = new Uint8Array([1, 2, 3]);
const fonts = { 400: bytes, 500: bytes, 600: bytes };
const assets = {
    fonts: () => Promise.resolve(fonts),
    panel: () => Promise.resolve({ script: '', styles: '', icons: bytes, fonts }),
};

async function exported(format: SystemExportRequest['format'], folder?: string) {
    const index = indexModel(await modelOf(TEXT));
    const state = { project: 'file:///work', version: 1, index: () => index, findings: async () => [] };
    const request: SystemExportRequest = {
        uri: 'file:///work/a.fbk',
        view: 'services:Ordering',
        theme: 'print',
        folded: ['Ordering'],
        findings: true,
        legend: true,
        format,
        ...(folder === undefined ? {} : { folder }),
    };
    return exportSystemReply(createDrawer(), assets, request, state as unknown as ProjectState);
}

describe('an export of a whole system', () => {
    it('is a report that refers to the pictures in the folder beside it, and to no other', async () => {
        const { content, beside = [] } = await exported('markdown', 'shop');
        expect(content).toContain('# The shop');
        expect(content).toContain('| orders | `Ordering.orders` |');
        const named = [...content.matchAll(/!\[[^\]]*\]\(<([^>]*)>\)/g)].map(([, file = '']) => file);
        expect(named).toEqual(beside.map(({ name }) => `shop/${name}`));
        expect(named).toContain('shop/services.svg');
        for (const { content: svg } of beside) {
            expect(svg).toMatch(/^<svg /);
        }
    });

    it('is a page of all general views, open, whatever the panel shows', async () => {
        const { content, beside } = await exported('html-all');
        const [, json = ''] = new RegExp(`id="${OFFLINE_DATA}">(.*?)</script>`, 's').exec(content) ?? [];
        const { pictures } = JSON.parse(json) as { pictures: { view: string; elements: { id: string }[] }[] };
        expect(pictures.map(({ view }) => view)).toEqual(expect.arrayContaining(['services', 'context-map']));
        const services = pictures.find(({ view }) => view === 'services');
        expect(services?.elements.map(({ id }) => id)).toContain('Ordering.orders');
        expect(beside).toBeUndefined();
    });
});
