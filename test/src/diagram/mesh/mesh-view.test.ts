import { describe, expect, it } from 'vitest';
import { createDrawer } from '../../../../src/diagram/draw.ts';
import type { ViewGraph } from '../../../../src/diagram/views/view-graph.ts';
import { graphOf } from '../../../graph-of.ts';
import { modelOf } from '../../../model-of.ts';
import { pictureFlaws } from '../layout/picture-flaws.ts';

const TEXT = `
    client App { calls Edge }
    gateway Edge { route "/a" to A.a }
    context A {
      service a { query q { calls b  calls B.c  calls B.d bypassing mesh  calls C.out } }
      service b { store s : Redis  query q { calls B.c reads s } }
      service nightly { role job  query q { calls a } }
    }
    context B { service c { query q {} }  service d { query q { calls Stripe } } }
    context C { service out { query q {} } }
    external Stripe
    mesh Main "The mesh" {
      technology Istio  members A, B  excludes A.nightly  mtls strict
      timeout 2s  retry none  breaker { opens at 50% of 20 calls  waits 30s }
      toward B.c { retry 3 }
    }
    mesh Bare { members C }
    mesh Nodes { technology Cilium  members B  mtls permissive }
    view narrow "Without c" of mesh Main { hide B.c }
`;

async function mesh(name: string): Promise<ViewGraph> {
    return graphOf(await modelOf(TEXT), name);
}

describe('a mesh', () => {
    it('tells what it adds to each call', async () => {
        expect(await mesh('mesh:Main')).toMatchObject({
            title: 'Mesh The mesh',
            subtitle: 'Istio · mTLS strict · timeout 2 s · no retry · breaker opens at 50 %, waits 30 s',
        });
        expect((await mesh('mesh:Nodes')).subtitle).toBe('Cilium · mTLS permissive');
    });

    it('has its control plane above and its members with proxies in the data plane', async () => {
        const graph = await mesh('mesh:Main');
        expect(graph.groups.map(({ kind }) => kind)).toEqual(['data-plane', 'control-plane']);
        expect(graph.nodes.filter(({ group }) => group === 'Main:control').map(({ title }) => title)).toEqual([
            'Pilot',
            'Citadel',
            'Galley',
        ]);
        expect(graph.nodes.filter(({ proxy }) => proxy === 'E').map(({ id }) => id)).toEqual([
            'A.a',
            'A.b',
            'B.c',
            'B.d',
        ]);
        expect(graph.footnotes?.[0]?.text).toBe('E = Envoy, beside each instance');
    });

    it('leaves outside what is no member, and says what was excluded', async () => {
        const graph = await mesh('mesh:Main');
        const outside = graph.nodes.filter(({ group }) => group === undefined);
        expect(outside.map(({ id }) => id)).toEqual(['A.nightly', 'C.out', 'Edge', 'Stripe']);
        expect(outside[0]?.chips).toEqual(['excluded']);
        expect(outside.every(({ proxy }) => proxy === undefined)).toBe(true);
    });

    it('locks calls between members, and lets those around it go past the proxies', async () => {
        const graph = await mesh('mesh:Main');
        const lines = Object.fromEntries(
            graph.edges.map(({ from, to, sign, aroundProxies, label }) => [
                `${from} ${to}`,
                [sign ?? '', aroundProxies ?? false, label ?? ''],
            ]),
        );
        expect(lines).toEqual({
            'A.a A.b': ['lock', false, ''],
            'A.a B.c': ['lock', false, 'retry 3'],
            'A.a B.d': ['', true, 'around the mesh'],
            'A.a C.out': ['', false, ''],
            'A.b B.c': ['lock', false, 'retry 3'],
            'A.nightly A.a': ['', false, ''],
            'B.d Stripe': ['', false, ''],
            'Edge A.a': ['', false, ''],
            'Main:control Main': ['', false, 'xDS, certificates'],
        });
    });

    it('knows that some have a proxy for each node, and of some nothing', async () => {
        expect((await mesh('mesh:Nodes')).nodes.some(({ proxy }) => proxy !== undefined)).toBe(false);
        const bare = await mesh('mesh:Bare');
        expect(bare.nodes.find(({ id }) => id === 'C.out')?.proxy).toBe('P');
        expect(bare.groups.map(({ kind }) => kind)).toEqual(['data-plane']);
        expect(bare.footnotes?.[0]?.text).toBe('The model does not say which technology the mesh is.');
    });

    it('draws the members of a context as one card when there are too many', async () => {
        const services = (calls: (i: number) => string) =>
            Array.from({ length: 60 }, (_, i) => `service s${i} { query q { calls ${calls(i)} } }`).join('\n');
        const model = await modelOf(`
            context A { ${services((i) => `B.s${i}`)} }
            context B { ${services(() => 'Out')} }
            external Out
            mesh Big { technology Linkerd  members A, B  mtls strict }
        `);
        const graph = graphOf(model, 'mesh:Big');
        const cards = graph.nodes.filter(({ group }) => group === 'Big');
        expect(cards.map(({ id, shape, proxy }) => [id, shape, proxy])).toEqual([
            ['A', 'folded', 'L'],
            ['B', 'folded', 'L'],
        ]);
        const lines = graph.edges.filter(({ line }) => line === 'call');
        expect(lines.map(({ from, to, sign, lifted }) => [from, to, sign, lifted?.bubble])).toEqual([
            ['A', 'B', 'lock', '60'],
            ['B', 'Out', undefined, '60'],
        ]);
        expect(graph.notes).toEqual(['The mesh has 120 members; those of one context are drawn as one card.']);
        const drawer = createDrawer();
        expect(pictureFlaws(await drawer.place(model, { view: 'mesh:Big' }))).toEqual([]);
        drawer.close();
    });

    it('is narrowed by a declared view', async () => {
        const graph = await mesh('narrow');
        expect(graph.title).toBe('Without c');
        expect(graph.nodes.map(({ id }) => id)).not.toContain('B.c');
        expect(graph.edges.some(({ id }) => id === 'Main:control->Main')).toBe(true);
    });

    it.each(['mesh:Main', 'mesh:Nodes', 'mesh:Bare'])('places %s without a flaw', async (view) => {
        const drawer = createDrawer();
        expect(pictureFlaws(await drawer.place(await modelOf(TEXT), { view }))).toEqual([]);
        drawer.close();
    });

    it.each(['Main', 'Main:control'])('can be folded: %s', async (frame) => {
        const drawer = createDrawer();
        const picture = await drawer.place(await modelOf(TEXT), { view: 'mesh:Main', folded: new Set([frame]) });
        expect(picture.kind === 'graph' && picture.layout.nodes.has(frame)).toBe(true);
        expect(pictureFlaws(picture)).toEqual([]);
        drawer.close();
    });

    it('draws a proxy on each side of a member at which lines arrive', async () => {
        const drawer = createDrawer();
        const { svg } = await drawer.draw(await modelOf(TEXT), { view: 'mesh:Main', theme: 'light' });
        expect(svg.match(/class="proxy"/g)?.length).toBeGreaterThanOrEqual(4);
        drawer.close();
    });
});
