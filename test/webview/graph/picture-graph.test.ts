import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PictureEdge, PictureElement } from '../../../src/protocol/diagram/picture.ts';
import { pathsBetween } from '../../../webview/graph/paths-between.ts';
import { pictureGraph } from '../../../webview/graph/picture-graph.ts';
import { step } from '../../../webview/graph/step.ts';

const element = (id: string, x: number, y: number, parent?: string): PictureElement => ({
    id,
    kind: 'service',
    title: id,
    description: id,
    isGroup: false,
    box: { x, y, width: 100, height: 50 },
    ...(parent === undefined ? {} : { parent }),
});
const edge = (from: string, to: string): PictureEdge => ({
    id: `${from}->${to}`,
    from,
    to,
    description: '',
    relations: [`${from}.x->${to}.y`],
});

describe('the ways between two elements', () => {
    const graph = pictureGraph({
        elements: ['a', 'b', 'c', 'd', 'e'].map((id, i) => element(id, i * 200, 0)),
        edges: [edge('a', 'b'), edge('b', 'd'), edge('a', 'c'), edge('c', 'd'), edge('c', 'e')],
    });

    it('are all of them, in either direction, and nothing beside them', () => {
        const expected = ['a->b', 'a->c', 'b->d', 'c->d'];
        expect([...pathsBetween(graph, 'a', 'd').edges].sort()).toEqual(expected);
        expect([...pathsBetween(graph, 'd', 'a').edges].sort()).toEqual(expected);
        expect(pathsBetween(graph, 'b', 'e').edges.size).toBe(0);
    });

    it('are found through long chains and circles', () => {
        const ids = Array.from({ length: 50_000 }, (_, i) => `n${i}`);
        const ring = pictureGraph({
            elements: ids.map((id) => element(id, 0, 0)),
            edges: ids.map((id, i) => edge(id, ids[(i + 1) % ids.length] ?? '')),
        });
        expect(pathsBetween(ring, 'n0', 'n49999').edges.size).toBe(50_000);
    });

    it('knows what shows a relation of the model', () => {
        expect(graph.shownAs('a.x->b.y')).toBe('a->b');
        expect(graph.shownAs('a')).toBe('a');
        expect(graph.shownAs('nobody')).toBeUndefined();
    });
});

describe('a step by an arrow key', () => {
    const graph = pictureGraph({
        elements: [element('a', 0, 100), element('b', 300, 0), element('c', 300, 220), element('far', 0, 400)],
        edges: [edge('a', 'b'), edge('a', 'c')],
    });

    it('follows lines, and goes to a neighbour where none leads', () => {
        expect(step(graph, 'a', 'right')).toBe('b');
        expect(step(graph, 'c', 'left')).toBe('a');
        expect(step(graph, 'a', 'down')).toBe('c');
        expect(step(graph, 'c', 'down')).toBe('far');
        expect(step(graph, 'b', 'right')).toBeUndefined();
        expect(step(graph, 'nobody', 'left')).toBeUndefined();
    });

    it('goes in the direction of the key, wherever things lie', () => {
        const place = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }));
        fc.assert(
            fc.property(fc.array(place, { minLength: 2, maxLength: 30 }), (places) => {
                const elements = places.map(([x, y], i) => element(`n${i}`, x, y));
                const scattered = pictureGraph({ elements, edges: [edge('n0', 'n1')] });
                const to = step(scattered, 'n0', 'right');
                const x = (id: string) => scattered.elements.get(id)?.box?.x ?? 0;
                return to === undefined || x(to) > x('n0');
            }),
        );
    });
});
