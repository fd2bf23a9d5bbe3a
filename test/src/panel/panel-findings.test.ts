import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../src/model/index-model.ts';
import { panelFindings } from '../../../src/panel/panel-findings.ts';
import type { Finding } from '../../../src/rules/finding.ts';
import { findingWith } from '../../finding-with.ts';
import { modelOf } from '../../model-of.ts';

const model = await modelOf(`service web { query show { calls orders.place } }
service orders { command place { calls stock } }
service stock`);
const index = indexModel(model);

const finding = (part: Partial<Finding>) => findingWith({ rule: 'long-sync-chain', severity: 'warning', ...part });

describe('the findings that a panel lists', () => {
    it('are the worst first, each with its number in the list that it is told of', () => {
        const severities = ['info', 'warning', 'error', 'warning'] as const;
        const listed = panelFindings(
            severities.map((severity) => finding({ severity })),
            index,
        );
        expect(listed.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
            '2 error',
            '1 warning',
            '3 warning',
            '0 info',
        ]);
    });

    it('are about an element and the service that it is drawn as, and rest on every hop of a path', () => {
        const [listed] = panelFindings(
            [
                finding({
                    element: 'web.show',
                    related: [
                        { message: '', source: finding({}).source, element: 'web.show', target: 'orders.place' },
                        { message: '', source: finding({}).source, element: 'orders.place', target: 'stock' },
                    ],
                }),
            ],
            index,
        );
        expect(listed?.about).toEqual(['web.show', 'web']);
        expect([...(listed?.evidence ?? [])].sort()).toEqual([
            'orders',
            'orders.place',
            'orders.place->stock',
            'stock',
            'web',
            'web.show',
            'web.show->orders.place',
        ]);
    });

    it('may be about the whole project, with no element and no place', () => {
        const [listed] = panelFindings([finding({ element: '', source: { ...finding({}).source, uri: '' } })], index);
        expect(listed?.evidence).toEqual([]);
        expect(listed).not.toHaveProperty('source');
    });
});
