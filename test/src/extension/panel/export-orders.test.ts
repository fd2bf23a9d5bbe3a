import { describe, expect, it } from 'vitest';
import { createExportOrders } from '../../../../src/extension/panel/export-orders.ts';
import type { ExportedPicture } from '../../../../src/protocol/panel/to-host.ts';

const picture: ExportedPicture = {
    uri: 'file:///a.fbk',
    view: 'services',
    theme: 'light',
    folded: [],
    findings: true,
};

function office(run: () => Promise<void> = async () => undefined) {
    const log: string[] = [];
    const orders = createExportOrders(
        async (shown, to, { format }) => {
            log.push(`${shown?.view} to ${to} as ${format?.name ?? 'whatever is chosen'}`);
            await run();
        },
        (action) => void log.push(action),
        (error) => void log.push(String(error)),
    );
    return { log, orders };
}

const svg = { name: 'svg', title: 'SVG', ending: 'svg', content: 'text' } as const;

describe('orders to export what a panel shows', () => {
    it('are carried out with what was wished when the page answers, and end then', async () => {
        const { log, orders } = office();
        const done = orders.order('file', { format: svg }).then(() => log.push('done'));
        orders.carryOut(picture, 'file');
        await done;
        orders.carryOut(picture, 'clipboard');
        expect(log).toEqual([
            'export',
            'services to file as svg',
            'done',
            'services to clipboard as whatever is chosen',
        ]);
    });

    it('end when they fail, which is told', async () => {
        const { log, orders } = office(async () => Promise.reject(new Error('disk full')));
        const done = orders.order('clipboard', {});
        orders.carryOut(undefined, 'clipboard');
        await done;
        expect(log.at(-1)).toBe('Error: disk full');
    });

    it('end when a newer one comes before the page answers, or the panel is closed', async () => {
        const { log, orders } = office();
        const first = orders.order('file', { format: svg });
        const second = orders.order('file', {});
        await first;
        orders.giveUp();
        await second;
        orders.carryOut(picture, 'file');
        expect(log).toEqual(['export', 'export', 'services to file as whatever is chosen']);
    });
});
