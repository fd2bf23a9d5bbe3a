import { describe, expect, it } from 'vitest';
import type { FindingMarks } from '../../../../src/diagram/views/finding-marks.ts';
import type { ViewGraph } from '../../../../src/diagram/views/view-graph.ts';
import { graphOf } from '../../../graph-of.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `
    context A { service a { store own : Redis  query q { calls b  calls c  reads own } }  service b { query q { calls c } }
      service c { query q { reads shared } }  service d { query q { reads shared } } }
    context B { service e { query q { calls A.a } }  entity E }
    store shared : PostgreSQL
    view errors of findings { show A  direction down }
`;

const MARKS: FindingMarks = {
    'A.a': [{ finding: 0, severity: 'error', rule: 'chain' }],
    'A.b.q': [{ finding: 0, severity: 'error', rule: 'chain', evidence: { to: 'A.c' } }],
    shared: [{ finding: 1, severity: 'warning', rule: 'shared-database' }],
    'A.c': [{ finding: 1, severity: 'warning', rule: 'shared-database', evidence: {} }],
    'A.d': [{ finding: 1, severity: 'warning', rule: 'shared-database', evidence: {} }],
    'B.E': [{ finding: 2, severity: 'info', rule: 'owners' }],
};

async function view(name: string, findings: FindingMarks | undefined = MARKS): Promise<ViewGraph> {
    return graphOf(await modelOf(TEXT), name, { findings });
}

describe('the findings view', () => {
    it('shows everything, coloured by severity, and says which rules found most', async () => {
        const graph = await view('findings');
        expect(graph.nodes).toHaveLength(6);
        expect(graph.emphasis).toBe('severity');
        expect(graph.subtitle).toBe('3 findings by 3 rules, of chain 1 · owners 1 · shared-database 1');
        expect(graph.findings).toEqual({ error: 1, warning: 1, info: 1 });
    });

    it('says so where findings are not known', async () => {
        const graph = graphOf(await modelOf(TEXT), 'findings');
        expect(graph.notes).toEqual(['No findings are known here, so nothing is marked.']);
    });

    it('is narrowed and turned by a declaration', async () => {
        const graph = await view('errors');
        expect(graph).toMatchObject({ direction: 'down', emphasis: 'severity' });
        expect(graph.nodes.map(({ id }) => id)).toEqual(['A.a', 'A.b', 'A.c', 'A.d']);
    });
});

describe('the findings of one rule', () => {
    it('are shown with the hops that they rest on, and nothing else', async () => {
        const graph = await view('findings:chain');
        expect(graph.nodes.map(({ id }) => id)).toEqual(['A.a', 'A.b', 'A.c']);
        expect(graph.edges.map(({ from, to }) => [from, to])).toEqual([['A.b', 'A.c']]);
        expect(graph.nodes[0]).toMatchObject({ findings: { error: 1 }, docked: [] });
        expect(graph.nodes[1]?.findings).toBeUndefined();
        expect(graph.subtitle).toBe('1 finding, and what it rests on');
        expect(graph.findings).toEqual({ error: 1, warning: 0, info: 0 });
    });

    it('show a docked store when they are about what is done with it', async () => {
        const model = await modelOf(TEXT);
        const access = model.storeAccesses.find(({ store }) => store === 'A.a.own')?.id ?? '';
        const findings: FindingMarks = { [access]: [{ finding: 0, severity: 'warning', rule: 'missing-timeout' }] };
        for (const name of ['findings:missing-timeout', 'services']) {
            const graph = graphOf(model, name, { findings });
            expect(graph.nodes.find(({ id }) => id === 'A.a')?.docked).toMatchObject([
                { id: 'A.a.own', findings: { warning: 1 } },
            ]);
        }
    });

    it('show a shared store with those who share it', async () => {
        const graph = await view('findings:shared-database');
        expect(graph.nodes.map(({ id }) => id)).toEqual(['A.c', 'A.d', 'shared']);
    });

    it('show a whole context where a finding is about nothing that is drawn in it', async () => {
        expect((await view('findings:owners')).nodes.map(({ id }) => id)).toEqual(['B.e']);
    });

    it('count what they are about even where the picture has no shape for it', async () => {
        const graph = await view('findings:train', {
            Weekly: [{ finding: 0, severity: 'warning', rule: 'train' }],
            'A.a': [{ finding: 0, severity: 'warning', rule: 'train', evidence: {} }],
        });
        expect(graph.nodes.map(({ id, findings }) => [id, findings])).toEqual([['A.a', undefined]]);
        expect(graph.findings).toEqual({ error: 0, warning: 1, info: 0 });
    });

    it('are a picture of nothing for a rule that found nothing', async () => {
        const graph = await view('findings:constructor');
        expect(graph.nodes).toEqual([]);
        expect(graph.subtitle).toBe('No findings');
    });
});
