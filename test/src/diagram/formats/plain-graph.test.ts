import { describe, expect, it } from 'vitest';
import { plainGraph, unsayable } from '../../../../src/diagram/formats/plain-graph.ts';
import { graphOf } from '../../../graph-of.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `
    team Red
    context A { owner Red  service a { store s : Redis  query q { calls B.b  calls B.b.q  reads s } }  event E }
    context B { service b { query q {} } }
    gateway G { route "/" to Old  route "/a" to A.a }
    monolith Old {}
    mesh M { technology Istio  members A, B  mtls strict }
    migration X { facade G  retires Old  phase 1 { moves "/a" to A.a  rollback "back" } }
`;

describe('a graph for formats without shapes of ours', () => {
    it('says in words what is in a folded frame and how many calls run in a line', async () => {
        const plain = plainGraph(graphOf(await modelOf(TEXT), 'landscape'));
        expect(plain.nodes.find(({ id }) => id === 'A')?.details).toEqual(['Red', '1 service', '1 store', '1 event']);
        expect(plain.edges.find(({ from, to }) => from.id === 'A' && to.id === 'B')?.label).toBe('2');
    });

    it('says that a line is encrypted and that something has moved', async () => {
        const model = await modelOf(TEXT);
        const mesh = plainGraph(graphOf(model, 'mesh:M'));
        expect(mesh.edges.find(({ from }) => from.id === 'A.a')?.label).toBe('mTLS');
        const phase = plainGraph(graphOf(model, 'migration:X:1'));
        expect(phase.nodes.find(({ id }) => id === 'A.a')?.details).toContain('moved here');
    });

    it('tells what is left out', async () => {
        const model = await modelOf(TEXT);
        expect(unsayable(graphOf(model, 'mesh:M'))).toEqual([
            '1 line between frames left out.',
            'Proxies on the borders of members are left out.',
            'The remarks below the picture are left out.',
        ]);
        expect(unsayable(graphOf(model, 'migration:X:1'))).toEqual([
            'The row of steps is left out.',
            'The remarks below the picture are left out.',
        ]);
        expect(unsayable(graphOf(model, 'services'))).toEqual([]);
    });
});
