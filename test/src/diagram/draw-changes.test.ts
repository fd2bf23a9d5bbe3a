import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../.build/repository.ts';
import type { Drawing, DrawOptions } from '../../../src/diagram/draw.ts';
import { changesDrawer } from '../../../src/diagram/draw-changes.ts';
import { elkInThisThread } from '../../../src/diagram/layout/elk-engine.ts';
import { createLayout } from '../../../src/diagram/layout/layout.ts';
import { placeGraph } from '../../../src/diagram/place-graph.ts';
import { changesView } from '../../../src/diagram/views/changes-view.ts';
import type { ViewGraph } from '../../../src/diagram/views/view-graph.ts';
import { EMPTY_MODEL } from '../../../src/model/architecture.ts';
import { diffModels } from '../../../src/model/diff/diff-models.ts';
import { modelOf } from '../../model-of.ts';
import { HOSTILE_TEXTS, svgFacts, svgFlaws } from './svg-facts.ts';

const OLD = `
client App { calls Edge }
gateway Edge { route "/a" to C.a  route "/gone" to C.gone }
bff Front { route "/a" to C.a }
router Split { calls C.a }
monolith Legacy { store legacyDb : Oracle }
external Stripe
store Shared : PostgreSQL
context C {
  service a { replicas 3  store aDb : PostgreSQL  store bye : MongoDB  calls Stripe  query q { reads Shared }  publishes Told }
  service gone { store goneDb : Redis  query r { reads Shared } }
  event Told via k.t
}
context Away { service z { calls C.a  on C.Told } }
broker k { topic t  queue q  topic dropped }
`;
const NEW = `
client App { tag x  calls Edge  calls Front }
gateway Edge { tag x  route "/a" to C.a }
bff Front { tag x  route "/a" to C.a }
router Split { tag x  calls C.a }
router Other { calls C.a }
monolith Legacy { tag x  store legacyDb : Oracle { tag x } }
external Stripe { tag x }
cache Shared : Redis { tag x }
context C {
  owner T
  service a { replicas 4  store aDb : PostgreSQL { tag x }  cache more : Redis  calls Stripe over http  query q { reads Shared }  publishes Told }
  event Told via k.t
}
team T
context Here { service y { store yDb : Redis  calls C.a { timeout 2s }  on C.Told } }
broker k { topic t { partitions 4 }  queue q { tag x }  topic fresh }
`;

async function view(before: string, after: string): Promise<ViewGraph> {
    const [old, now] = [await modelOf(before), await modelOf(after)];
    return changesView(old, now, diffModels(old, now), { before: 'main', after: 'here' });
}

async function drawChanges(graph: ViewGraph, options: Pick<DrawOptions, 'theme' | 'legend'>): Promise<Drawing> {
    const drawer = changesDrawer(graph);
    try {
        return await drawer.draw(EMPTY_MODEL, { view: 'changes', ...options });
    } finally {
        drawer.close();
    }
}

async function place(graph: ViewGraph) {
    const engine = elkInThisThread();
    try {
        return await placeGraph(graph, createLayout(engine));
    } finally {
        engine.close();
    }
}

function example(path: string): string {
    const folder = join(repository, 'examples', path);
    const files = readdirSync(folder).filter((file) => file.endsWith('.fbk'));
    return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

describe('the drawing of two states', () => {
    it('has a sign for everything that is new, gone or other, in every shape and theme', async () => {
        const graph = await view(OLD, NEW);
        const picture = await place(graph);
        expect(svgFlaws(picture)).toEqual([]);
        const { svg } = await drawChanges(graph, { theme: 'light', legend: false });
        const { tags } = svgFacts(svg);
        const marked = [
            ...graph.groups,
            ...graph.nodes,
            ...graph.nodes.flatMap(({ docked }) => docked),
            ...graph.edges,
        ];
        for (const mark of ['added', 'removed', 'changed']) {
            const signs = tags.filter((tag) => tag.attributes['class'] === `change-sign ${mark}`);
            const wanted = marked.filter(({ change }) => change === mark).length;
            expect(wanted).toBeGreaterThan(3);
            expect(signs).toHaveLength(wanted);
        }
    });

    it('explains the three signs', async () => {
        const { svg } = await drawChanges(await view(OLD, NEW), { theme: 'light', legend: true });
        const { text } = svgFacts(svg);
        expect(text).toMatch(/\nadded\nremoved\nchanged\n/);
        expect(text).toContain('Changes from main to here');
        const { svg: same } = await drawChanges(await view(OLD, OLD), { theme: 'light', legend: true });
        expect(svgFacts(same).text).not.toMatch(/\nadded\n/);
    });

    it('is the same bytes every time', async () => {
        const options = { theme: 'dark', legend: true } as const;
        const first = await drawChanges(await view(OLD, NEW), options);
        expect(await drawChanges(await view(OLD, NEW), options)).toEqual(first);
    });

    it.each(['shared-database', 'distributed-monolith', 'chatty-services'])(
        'draws %s and how it was mended',
        async (name) => {
            const graph = await view(example(`anti-patterns/${name}/bad`), example(`anti-patterns/${name}/mended`));
            expect(svgFlaws(await place(graph))).toEqual([]);
        },
    );

    it('is safe from what stands in names and titles', async () => {
        const titled = (title: string) =>
            `context C { service a ${JSON.stringify(title.replace(/[\\"\p{C}]/gu, ''))} { tag x } }\nservice b { calls a }`;
        for (const title of HOSTILE_TEXTS) {
            const graph = await view(titled(title), titled('plain'));
            expect(svgFlaws(await place(graph))).toEqual([]);
        }
    });
});
