import { describe, expect, it } from 'vitest';
import { createPanelRelay, type PanelDuties } from '../../../../src/extension/panel/relay.ts';
import type { MessageToPanel } from '../../../../src/protocol/panel/to-panel.ts';

interface Asked {
    readonly method: string;
    readonly signal: AbortSignal;
    give(result: unknown): void;
    fail(reason: Error): void;
}

function stage() {
    const posted: MessageToPanel[] = [];
    const done: string[] = [];
    const asked: Asked[] = [];
    const duties: PanelDuties = {
        ask: (method, _params, signal) =>
            new Promise((give, fail) => {
                asked.push({ method, signal, give, fail });
                signal.addEventListener('abort', () => fail(new Error('cancelled')));
            }),
        post: (message) => void posted.push(message),
        ready: () => void done.push('ready'),
        openSource: ({ uri }) => void done.push(`open ${uri}`),
        openLink: (address) => void done.push(`link ${address}`),
        exportPicture: (shown, to) => void done.push(`export ${shown?.view} to ${to}`),
        compare: (uri) => void done.push(`compare ${uri}`),
        setTitle: (title) => void done.push(`title ${title}`),
        log: (message) => void done.push(`log ${message}`),
    };
    return { posted, done, asked, relay: createPanelRelay(duties) };
}

const picture = { uri: 'file:///a.fbk', view: 'services', theme: 'light', folded: [] };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the relay between panel, editor and server', () => {
    it('passes questions on, and answers only when they are as agreed', async () => {
        const { relay, asked, posted } = stage();
        relay.receive({ type: 'ask', request: 1, question: 'views', params: { uri: 'file:///a.fbk' } });
        relay.receive({ type: 'ask', request: 2, question: 'views', params: { uri: 'file:///a.fbk' } });
        await settled();
        asked[0]?.give({ views: [] });
        asked[1]?.give({ views: 'none' });
        await settled();
        expect(posted[0]).toEqual({ type: 'answer', request: 1, result: { views: [] } });
        expect(posted[1]).toMatchObject({ type: 'failure', request: 2, cancelled: false });
    });

    it('refuses a question with parameters that make no sense without asking', async () => {
        const { relay, asked, posted } = stage();
        relay.receive({ type: 'ask', request: 1, question: 'picture', params: { ...picture, theme: 'pink' } });
        await settled();
        expect(asked).toEqual([]);
        expect(posted[0]).toMatchObject({ type: 'failure', request: 1 });
    });

    it('gives an older picture up for a newer one, and any question when told', async () => {
        const { relay, asked, posted } = stage();
        relay.receive({ type: 'ask', request: 1, question: 'picture', params: picture });
        await settled();
        relay.receive({ type: 'ask', request: 2, question: 'picture', params: picture });
        relay.receive({ type: 'ask', request: 3, question: 'views', params: { uri: 'file:///a.fbk' } });
        await settled();
        expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false, false]);
        relay.receive({ type: 'cancel', request: 3 });
        await settled();
        expect(posted).toEqual([
            { type: 'failure', request: 1, message: 'cancelled', cancelled: true },
            { type: 'failure', request: 3, message: 'cancelled', cancelled: true },
        ]);
        relay.dispose();
        expect(asked[1]?.signal.aborted).toBe(true);
    });

    it.each([
        ['https://example.org/a b', 'link https://example.org/a%20b'],
        ['mailto:team@example.org', 'link mailto:team@example.org'],
    ])('opens %s outside', (url, expected) => {
        const { relay, done } = stage();
        relay.receive({ type: 'link', url });
        expect(done).toEqual([expected]);
    });

    it.each(['javascript:alert(1)', 'command:workbench.action.quit', 'file:///etc/passwd', 'vscode://x/y', 'nonsense'])(
        'does not open %s',
        (url) => {
            const { relay, done } = stage();
            relay.receive({ type: 'link', url });
            expect(done).toEqual([expect.stringContaining('log')]);
        },
    );

    it('carries out what the panel asks of the editor, and nothing else', () => {
        const { relay, done } = stage();
        const start = { line: 0, character: 0 };
        relay.receive({ type: 'ready' });
        relay.receive({ type: 'open', location: { uri: 'file:///a.fbk', range: { start, end: start } } });
        relay.receive({ type: 'export', to: 'file', picture: { ...picture, findings: true } });
        relay.receive({ type: 'title', title: 'Shop' });
        relay.receive({ type: 'compare', uri: 'file:///a.fbk' });
        relay.receive({ type: 'delete', uri: 'file:///a.fbk' });
        relay.receive('open');
        expect(done.slice(0, 5)).toEqual([
            'ready',
            'open file:///a.fbk',
            'export services to file',
            'title Shop',
            'compare file:///a.fbk',
        ]);
        expect(done.slice(5)).toEqual([
            expect.stringContaining('makes no sense'),
            expect.stringContaining('makes no sense'),
        ]);
    });

    it('has the panel draw pixels, and says why it could not', async () => {
        const { relay, posted } = stage();
        const png = relay.rasterise('<svg/>', 2);
        const other = relay.rasterise('<svg/>', 4);
        expect(posted).toMatchObject([
            { type: 'rasterise', request: 1, scale: 2 },
            { type: 'rasterise', request: 2 },
        ]);
        relay.receive({ type: 'pixels', request: 1, drawn: { png: 'iVBO', scale: 1.5 } });
        relay.receive({ type: 'pixels', request: 2, problem: 'too large' });
        expect(await png).toEqual({ png: 'iVBO', scale: 1.5 });
        await expect(other).rejects.toThrow('too large');
    });

    it('has the panel copy pixels, which do not come back', async () => {
        const { relay, posted } = stage();
        const copied = relay.copy('<svg/>', 2);
        expect(posted).toMatchObject([{ type: 'rasterise', request: 1, to: 'clipboard' }]);
        relay.receive({ type: 'pixels', request: 1, drawn: { png: '', scale: 2 } });
        expect(await copied).toMatchObject({ scale: 2 });
    });

    it('gives a page that was made anew no answer to what the old one asked', async () => {
        const { relay, asked, posted } = stage();
        const question = { type: 'ask', request: 1, question: 'views', params: { uri: 'file:///a.fbk' } };
        relay.receive(question);
        await settled();
        relay.receive({ type: 'ready' });
        expect(asked[0]?.signal.aborted).toBe(true);
        relay.receive(question);
        await settled();
        asked[0]?.give({ views: [{ name: 'old', title: 'Old', group: 'Views' }] });
        asked[1]?.give({ views: [] });
        await settled();
        expect(posted).toEqual([{ type: 'answer', request: 1, result: { views: [] } }]);
    });

    it('asks a page that was made anew for the pixels that the old one owed', async () => {
        const { relay, posted } = stage();
        const png = relay.rasterise('<svg/>', 2);
        relay.receive({ type: 'ready' });
        expect(posted).toEqual(Array(2).fill({ type: 'rasterise', request: 1, svg: '<svg/>', scale: 2, to: 'host' }));
        relay.dispose();
        await expect(png).rejects.toThrow('The panel was closed.');
    });
});
