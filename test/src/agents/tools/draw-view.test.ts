import { describe, expect, it } from 'vitest';
import type { AgentWorkspace } from '../../../../src/agents/project/agent-workspace.ts';
import { createDrawView } from '../../../../src/agents/tools/draw-view.ts';
import { ask, memoryWorkspace, refusal, SHOP } from '../memory-workspace.ts';

const drawView = createDrawView(true);

describe('draw_view', () => {
    it('writes Mermaid unless another format is asked for', async () => {
        const { text, data } = await ask(drawView);
        expect(data).toMatchObject({ view: 'services', format: 'mermaid' });
        expect(text).toContain('flowchart');
    });

    it.each([
        ['svg', '<svg'],
        ['plantuml', '@startuml'],
        ['structurizr', 'workspace'],
        ['dot', 'digraph'],
        ['drawio', '<mxfile'],
        ['json', '{'],
    ])('writes %s', async (format, start) => {
        expect((await ask(drawView, { format })).text).toContain(start);
    });

    it('sends pixels as an image', async () => {
        const { picture, data } = await ask(drawView, {
            format: 'png',
            view: 'landscape',
            theme: 'dark',
            legend: true,
        });
        expect(picture?.mimeType).toBe('image/png');
        expect(data).not.toHaveProperty('picture');
    });

    it('says what to draw instead of what is given up', async () => {
        const workspace: AgentWorkspace = {
            ...memoryWorkspace(),
            pictures: { make: async () => ({ outcome: 'given up', reason: 'after 45 s' }) },
        };
        expect(await refusal(drawView, { format: 'png' }, workspace)).toBe(
            'Drawing the view "services" was given up after 45 s. Draw a smaller view (landscape, services:<context>), or have it written to a file: firebreak draw --view "services" -o <file>.',
        );
    });

    it('offers no pixels where none can be drawn', async () => {
        expect(await refusal(createDrawView(false), { format: 'png' })).toContain('"mermaid"|"svg"');
    });

    it('marks what is found, and draws what is not saved', async () => {
        const texts = [{ file: 'shop.fbk', text: SHOP.replace('receipts', 'invoices') }];
        const { text } = await ask(drawView, { format: 'svg', view: 'findings', texts });
        expect(text).toContain('invoices');
    });

    it('lists the views when one is unknown, and who can write it when a format cannot', async () => {
        expect(await refusal(drawView, { view: 'servces' })).toContain('Did you mean "services"?');
        expect(await refusal(drawView, { view: 'services:__proto__' })).toContain('There is no view');
        expect(await refusal(drawView, { view: 'context-map', format: 'dot' })).toContain('SVG');
    });

    it('refuses what is too long for an answer', async () => {
        const many = Array.from({ length: 400 }, (_, i) => `service s${i} "Service number ${i} of many"`).join('\n');
        const workspace = memoryWorkspace({ 'shop/shop.fbk': many });
        expect(await refusal(drawView, { format: 'json' }, workspace)).toContain('Draw a smaller view');
    });
});
