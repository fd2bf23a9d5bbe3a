import { describe, expect, it } from 'vitest';
import { entryPoints } from '../../../../src/model/graphs/entry-points.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { type Sample, sampleModel } from '../../../fixtures/sample-model.ts';

const entries = (sample: Sample) => entryPoints(indexModel(sampleModel(sample)));

describe('entryPoints', () => {
    it('are what clients call, what routes lead to and what nobody calls', () => {
        expect(
            entries({
                clients: ['App'],
                services: [{ id: 'Edge', kind: 'gateway' }, 'orders', 'stock', 'nightly'],
                operations: ['command orders.place', 'query orders.list'],
                calls: [
                    'App -> Edge',
                    ['Edge -> orders.place', { route: '/orders' }],
                    'orders.place -> stock',
                    'nightly -> stock',
                ],
            }),
        ).toEqual([
            { service: 'Edge', operations: [], reasons: ['client'], relations: ['App->Edge'] },
            { service: 'nightly', operations: [], reasons: ['uncalled'], relations: [] },
            {
                service: 'orders',
                operations: ['orders.place'],
                reasons: ['route'],
                relations: ['Edge->orders.place'],
            },
        ]);
    });

    it('lie behind a router, not at it', () => {
        expect(
            entries({
                clients: ['App'],
                services: [{ id: 'lb', kind: 'router' }, 'web'],
                calls: ['App -> lb', 'lb -> web'],
            }),
        ).toEqual([{ service: 'web', operations: [], reasons: ['client'], relations: ['App->lb', 'lb->web'] }]);
    });

    it('gather all reasons of one service', () => {
        const [both] = entries({
            clients: ['App'],
            services: ['web', { id: 'Edge', kind: 'gateway' }],
            operations: ['query web.b', 'query web.a'],
            calls: ['App -> web.b', ['Edge -> web.a', { route: '/a' }]],
        }).filter((entry) => entry.service === 'web');
        expect(both).toMatchObject({ operations: ['web.a', 'web.b'], reasons: ['client', 'route'] });
    });

    it('include a service that only calls itself, and no external', () => {
        const found = entries({ services: ['a'], externals: ['X'], clients: ['App'], calls: ['a -> a', 'App -> X'] });
        expect(found.map(({ service, reasons }) => [service, reasons])).toEqual([['a', ['uncalled']]]);
    });
});
