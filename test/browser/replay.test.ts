import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { EDITOR_THEMES } from './harness/editor-colours.ts';
import { closeBrowser, type OpenPanel, openPanel } from './harness/open-panel.ts';
import { violationsIn } from './harness/violations.ts';

const MODEL = `system Replay
client App { calls shop.buy }
service shop {
  replicas 3
  command buy { calls payments.charge { timeout 1s }  calls stock.take { timeout 1s } }
}
service payments { replicas 2  command charge }
service stock { command take }
`;

const PROJECT = 'memory:/work';
const MOMENT = {
    title: 'Slow at 0:24',
    marks: [
        { id: 'App->shop.buy', state: 'load-4' },
        { id: 'shop.buy->payments.charge', state: 'load-2' },
        { id: 'shop.buy->payments.charge', state: 'failing' },
        { id: 'shop.buy->payments.charge', state: 'open' },
        { id: 'shop', state: 'full' },
        { id: 'payments', state: 'fewer' },
        { id: 'stock', state: 'down' },
        { id: 'nowhere', state: 'down' },
    ],
} as const;

let panel: OpenPanel;

afterEach(async () => {
    await panel.close();
    expect(panel.complaints).toEqual([]);
});
afterAll(closeBrowser);

async function open(options: Partial<Parameters<typeof openPanel>[0]> = {}): Promise<void> {
    panel = await openPanel({ files: { 'model.fbk': MODEL }, view: 'services', ...options });
    await panel.page.waitForSelector('.picture .edge');
}

const replay = (moment?: typeof MOMENT) =>
    panel.send({
        type: 'replay',
        project: PROJECT,
        ...(moment ? { moment: { ...moment, marks: [...moment.marks] } } : {}),
    });

/** States that parts of the picture show, by the id of the part. */
async function states(): Promise<string[]> {
    const names = ['load-1', 'load-2', 'load-3', 'load-4', 'failing', 'open', 'full', 'fewer', 'down'];
    const found = await panel.page
        .locator('.picture :is([data-id], [data-edges])')
        .evaluateAll(
            (parts, all) =>
                parts.flatMap((part) =>
                    all
                        .filter((name) => part.classList.contains(name))
                        .map((name) => `${part.getAttribute('data-id') ?? part.getAttribute('data-edges')} ${name}`),
                ),
            names,
        );
    return [...new Set(found)].sort();
}

describe('a moment of a run', () => {
    it('is shown on the parts of the picture, with when it is', async () => {
        await open();
        await replay(MOMENT);
        await panel.page.waitForSelector('.notice:not([hidden]):has-text("Slow at 0:24")');
        expect(await states()).toEqual(
            [
                'App->shop load-4',
                'payments fewer',
                'shop full',
                'shop->payments failing',
                'shop->payments load-2',
                'shop->payments open',
                'stock down',
            ].sort(),
        );
    });

    it('gives way to the next one, and is gone when it ends', async () => {
        await open();
        await replay(MOMENT);
        await panel.page.waitForSelector('.picture .down');
        await panel.send({
            type: 'replay',
            project: PROJECT,
            moment: { title: 'Slow at 0:25', marks: [{ id: 'App->shop.buy', state: 'load-1' }] },
        });
        await panel.page.waitForSelector('.notice:has-text("Slow at 0:25")');
        expect(await states()).toEqual(['App->shop load-1']);
        await replay();
        await expect.poll(states).toEqual([]);
        expect(await panel.page.locator('.layer.replaying').count()).toBe(0);
        expect(await panel.page.locator('.notice:not([hidden]):has-text("Slow")').count()).toBe(0);
    });

    it('stays when the text is changed meanwhile', async () => {
        await open();
        await replay(MOMENT);
        await panel.page.waitForSelector('.picture .down');
        panel.type('model.fbk', MODEL.replace('service stock', 'service later\nservice stock'));
        await panel.page.waitForSelector('.picture [data-id="later"]');
        expect(await states()).toContain('stock down');
    });

    it('of another project changes nothing', async () => {
        await open();
        await panel.send({ type: 'replay', project: 'memory:/other', moment: { ...MOMENT, marks: [...MOMENT.marks] } });
        await replay();
        expect(await states()).toEqual([]);
    });

    it.each(EDITOR_THEMES)('tells more calls by width and trouble by its own line in %s', async (theme) => {
        await open({ theme });
        await replay(MOMENT);
        await panel.page.waitForSelector('.picture .down');
        const styleOf = (id: string, property: string) =>
            panel.page
                .locator(`.picture .edge[data-edges="${id}"] .line`)
                .first()
                .evaluate((line, name) => getComputedStyle(line).getPropertyValue(name), property);
        const [busy, failing] = ['App->shop', 'shop->payments'];
        expect(await styleOf(busy, 'stroke-width')).toBe('6px');
        expect(await styleOf(failing, 'stroke-width')).toBe('2.5px');
        expect(await styleOf(failing, 'stroke')).not.toBe(await styleOf(busy, 'stroke'));
        expect(await styleOf(failing, 'stroke-dasharray')).not.toBe('none');
        expect(await violationsIn(panel.page)).toEqual([]);
    });
});
