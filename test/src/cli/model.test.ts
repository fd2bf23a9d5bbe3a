import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

const SHOP = {
    'firebreak.json': '{}',
    'orders.fbk': `context Ordering {
    service orders { command place "POST /orders" { calls stock.reserve over grpc { timeout 200ms } } }
}
`,
    'more/stock.fbk': 'service stock { store stockDb : PostgreSQL  command reserve idempotent { writes stockDb } }\n',
};

interface ModelJson {
    readonly version: number;
    readonly [kind: string]: unknown;
}

async function printModel(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
    const run = await runRecorded(['model', ...args], { workingDirectory: temporaryFolder(files) });
    return { ...run, model: (run.output === '' ? {} : JSON.parse(run.output)) as ModelJson };
}

describe('firebreak model', () => {
    it('prints the resolved model of the whole project', async () => {
        const { exitCode, errors, model } = await printModel(SHOP, 'orders.fbk', '--format', 'json');
        expect(exitCode).toBe(0);
        expect(errors).toBe('');
        expect(model.version).toBe(1);
        expect(model['services']).toMatchObject([
            { id: 'Ordering.orders', kind: 'service', context: 'Ordering', operations: ['Ordering.orders.place'] },
            { id: 'stock', kind: 'service' },
        ]);
        expect(model['calls']).toMatchObject([
            {
                source: 'Ordering.orders',
                sourceOperation: 'Ordering.orders.place',
                target: 'stock',
                targetOperation: 'stock.reserve',
                protocol: 'grpc',
                effective: { timeout: expect.objectContaining({}) },
            },
        ]);
        expect(model['stores']).toMatchObject([{ id: 'stock.stockDb', technology: 'PostgreSQL', owner: 'stock' }]);
    });

    it('holds every list that programs may rely on', async () => {
        const { model } = await printModel(SHOP);
        expect(Object.keys(model)).toEqual(
            expect.arrayContaining(
                'contexts services stores events topics calls storeAccesses publications subscriptions routes clients externals teams scenarios experiments migrations meshes deployments releases constraints views'.split(
                    ' ',
                ),
            ),
        );
    });

    it('says where each element is written, in names that mean something elsewhere', async () => {
        const { model, output } = await printModel(SHOP);
        expect(model['services']).toMatchObject([
            {
                source: {
                    file: 'orders.fbk',
                    range: { start: { line: 1, character: 12 }, end: { line: 1, character: 18 } },
                },
            },
            { source: { file: 'more/stock.fbk' } },
        ]);
        expect(output).not.toContain('file://');
    });

    it('prints what could be understood and says what could not', async () => {
        const { exitCode, errors, model } = await printModel({
            ...SHOP,
            'extra.fbk': 'service audit { calls nobody }\n',
        });
        expect(model['services']).toHaveLength(3);
        expect(errors).toContain('--> extra.fbk:1:23\n');
        expect(errors).toContain('The result is incomplete');
        expect(exitCode).toBe(1);
    });

    it('asks which of several projects is meant', async () => {
        const { exitCode, errors, output } = await printModel({
            'a/firebreak.json': '{}',
            'a/x.fbk': 'service x\n',
            'b/firebreak.json': '{}',
            'b/y.fbk': 'service y\n',
        });
        expect(errors).toBe('error: There are several projects in `.`.\nName one of them: `a`, `b`.\n');
        expect(output).toBe('');
        expect(exitCode).toBe(2);
    });

    it('can be asked for a project in which others stand, as it proposes', async () => {
        const folder = temporaryFolder({
            'firebreak.json': '{}',
            'outer.fbk': 'service outer\n',
            'a/firebreak.json': '{}',
            'a/x.fbk': 'service x\n',
        });
        const { errors } = await runRecorded(['model', '.'], { workingDirectory: folder });
        expect(errors).toContain('Name one of them: `firebreak.json`, `a`.');
        const { output } = await runRecorded(['model', 'firebreak.json'], { workingDirectory: folder });
        expect(JSON.parse(output).services.map(({ id }: { id: string }) => id)).toEqual(['outer']);
    });

    it('reads standard input', async () => {
        const { output } = await runRecorded(['model', '-'], {
            workingDirectory: temporaryFolder(),
            input: 'service orders\n',
        });
        const model: { services: readonly object[] } = JSON.parse(output);
        expect(model.services).toMatchObject([{ id: 'orders', source: { file: '<stdin>' } }]);
    });
});
