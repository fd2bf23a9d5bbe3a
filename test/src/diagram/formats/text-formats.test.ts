// @vitest-environment jsdom
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { Graph, ModelXmlSerializer } from '@maxgraph/core';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDrawer } from '../../../../src/diagram/draw.ts';
import { TEXT_FORMATS, type TextFormat, writeText } from '../../../../src/diagram/formats/text-formats.ts';
import { THEMES } from '../../../../src/diagram/render/theme.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { EXAMPLE_SYSTEMS, exampleModel } from '../../../example-model.ts';
import { graphOf } from '../../../graph-of.ts';
import { modelOf } from '../../../model-of.ts';

const HOSTILE_TITLES = [
    '<script>alert(1)</script>',
    '"] --> evil["x',
    'end',
    'a"; shape=none; "',
    '\\',
    '$' + '{path} %date() $x !include x @enduml',
    '**bold** //i// __u__ --s-- ~ `code`',
    '{ } [ ] ( ) | # & ;',
    'مرحبا 👩‍👩‍👧 東京',
    'long'.repeat(2500),
];

let hostile: ArchitectureModel;
let models: ReadonlyMap<string, ArchitectureModel>;

beforeAll(async () => {
    const plain = await modelOf(
        [
            'context C {',
            ...HOSTILE_TITLES.map(
                (_, i) =>
                    `service s${i} "T${i}" { store db${i} query q { reads db${i} calls s${(i + 1) % HOSTILE_TITLES.length} } }`,
            ),
            '}',
        ].join('\n'),
        { tolerant: true },
    );
    hostile = {
        ...plain,
        services: plain.services.map((service, i) => ({ ...service, title: HOSTILE_TITLES[i] ?? '' })),
        contexts: plain.contexts.map((context) => ({ ...context, name: '"] --> evil["x' })),
    };
    const examples = await Promise.all(EXAMPLE_SYSTEMS.map(async (name) => [name, await exampleModel(name)] as const));
    models = new Map([...examples, ['hostile', hostile]]);
});

async function written(format: TextFormat, name: string): Promise<{ text: string; notes: readonly string[] }> {
    const model = models.get(name);
    if (!model) {
        throw new Error(`There is no model ${name}.`);
    }
    return writeText(format, {
        model,
        view: graphOf(model, 'services'),
        theme: THEMES.light,
        place: () => createDrawer().place(model, { view: 'services' }),
    });
}

const NAMES = [...EXAMPLE_SYSTEMS, 'hostile'];

describe.each(NAMES)('the services of %s', (name) => {
    it('are Mermaid that its parser takes', async () => {
        const { text } = await written('mermaid', name);
        expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'flowchart-v2' });
    });

    it('are DOT that Graphviz draws, with a node for everything', async () => {
        const { text } = await written('dot', name);
        const graphviz = await Graphviz.load();
        const drawn: { objects?: readonly { name: string; nodes?: unknown }[]; edges?: readonly unknown[] } =
            JSON.parse(graphviz.layout(text, 'json', 'dot'));
        const graph = graphOf(models.get(name) ?? hostile, 'services');
        const hanging = graph.nodes.reduce(
            (sum, node) => sum + node.docked.length + (node.deadLetter === undefined ? 0 : 1),
            0,
        );
        const nodes = (drawn.objects ?? []).filter((object) => !object.name.startsWith('cluster_'));
        expect(nodes).toHaveLength(graph.nodes.length + hanging);
        expect(drawn.edges).toHaveLength(graph.edges.length + hanging);
    });

    it('are a draw.io file whose cells can be read, each line between two of them', async () => {
        const { text } = await written('drawio', name);
        const [, model = ''] = /(<mxGraphModel.*<\/mxGraphModel>)/s.exec(text) ?? [];
        const graph = new Graph(document.createElement('div'));
        new ModelXmlSerializer(graph.getDataModel()).import(model);
        const cells = Object.values(graph.getDataModel().cells ?? {});
        const view = graphOf(models.get(name) ?? hostile, 'services');
        const lines = cells.filter((cell) => cell.isEdge());
        const docked = view.nodes.reduce((sum, node) => sum + node.docked.length, 0);
        expect(lines).toHaveLength(view.edges.length + docked);
        expect(lines.every((line) => line.source !== null && line.target !== null)).toBe(true);
        const dead = view.nodes.filter((node) => node.deadLetter !== undefined).length;
        expect(cells.filter((cell) => cell.isVertex())).toHaveLength(
            view.groups.length + view.nodes.length + docked + dead,
        );
    });

    it('are PlantUML whose texts end where they should and whose names are declared', async () => {
        const { text } = await written('plantuml', name);
        const lines = text.trimEnd().split('\n');
        expect([lines[0], lines.at(-1)]).toEqual(['@startuml', '@enduml']);
        const declared = new Set<string>();
        for (const line of lines.filter((each) => /^\s*(?:Container|Person|System|Boundary|Rel)/.test(each))) {
            const call =
                /^\s*(\w+)\((\w+)(?:, (\w+))?((?:, (?:\$tags=)?"[^"\\<>]*(?:<U\+[0-9A-F]{4}>[^"\\<>]*)*")*)\)(?: \{)?$/.exec(
                    line,
                );
            expect(call, line.slice(0, 200)).not.toBeNull();
            const [, macro, first = '', second] = call ?? [];
            if (macro === 'Rel') {
                expect(declared.has(first) && declared.has(second ?? '')).toBe(true);
            } else {
                expect(declared.has(first)).toBe(false);
                declared.add(first);
            }
        }
    });

    it('are a Structurizr workspace whose blocks close, whose names are declared and whose titles are unique', async () => {
        const { text } = await written('structurizr', name);
        const tokens = text.match(/"(?:\\"|[^"])*"|[{}=]|->|[^\s{}="]+|\n/g) ?? [];
        let depth = 0;
        for (const token of tokens) {
            depth += token === '{' ? 1 : token === '}' ? -1 : 0;
            expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        const declared = [...text.matchAll(/^\s*(\w+) = (\w+) ("(?:\\"|[^"])*")/gm)].map(([, id, , title]) => ({
            id,
            title,
        }));
        expect(new Set(declared.map(({ title }) => title?.toLowerCase())).size).toBe(declared.length);
        const ids = new Set(declared.map(({ id }) => id));
        const relations = [...text.matchAll(/^\s*(\w+) -> (\w+) ("(?:\\"|[^"])*")/gm)];
        expect(relations.every(([, from, to]) => ids.has(from) && ids.has(to))).toBe(true);
        expect(new Set(relations.map(([whole]) => whole.trim())).size).toBe(relations.length);
        expect(text).not.toMatch(/\\(?!")/);
    });

    it('are JSON with model, view and places', async () => {
        const { text } = await written('json', name);
        const document = JSON.parse(text);
        expect(document).toMatchObject({ version: 1, kind: 'graph', view: { view: 'services' } });
        const { nodes } = graphOf(models.get(name) ?? hostile, 'services');
        expect(Object.keys(document.layout.nodes).toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
        expect(document.model.services).toHaveLength(models.get(name)?.services.length ?? -1);
    });
});

describe.each(TEXT_FORMATS)('%s', (format) => {
    it('is the same text every time', async () => {
        expect((await written(format, 'shop')).text).toBe((await written(format, 'shop')).text);
    });
});

describe('what formats cannot say', () => {
    it('is said', async () => {
        expect((await written('structurizr', 'shop')).notes).toEqual([
            'Structurizr places everything itself; our layout and the colours of contexts are not kept.',
            'Structurizr has no policies; they stand where a relation names its technology.',
        ]);
        expect((await written('drawio', 'shop')).notes).toEqual([
            'draw.io cards have no strips for replicas; the number is in the text.',
            'draw.io lines have no policy pills; policies are in their text.',
        ]);
    });
});

describe('the states of a breaker', () => {
    async function breaker(format: TextFormat) {
        const model = await modelOf(
            'policy careful { breaker { opens after 5 failures  closes after 2 successes  waits 30s } }\nservice a { query q { calls b with careful } } service b { query q {} }',
            { tolerant: true },
        );
        return writeText(format, {
            model,
            view: buildView(model, 'breaker:careful'),
            theme: THEMES.light,
            place: () => createDrawer().place(model, { view: 'breaker:careful' }),
        });
    }

    it('are a Mermaid state diagram that its parser takes', async () => {
        const { text } = await breaker('mermaid');
        expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'stateDiagram' });
        expect(text).toContain('CLOSED --> OPEN : 5 failures');
        expect(text).toContain('OPEN --> HALF_OPEN : 30 s');
    });

    it('are a PlantUML state diagram', async () => {
        const { text, notes } = await breaker('plantuml');
        expect(text).toContain('state "HALF-OPEN" as HALF_OPEN\n');
        expect(text).toContain('\nHALF_OPEN --> CLOSED : 2 successes');
        expect(notes).toHaveLength(1);
    });

    it('cannot be said in Structurizr', async () => {
        await expect(breaker('structurizr')).rejects.toThrow(
            'Structurizr has no means for the view "breaker:careful". SVG, PNG, PDF, HTML and JSON can write it.',
        );
    });
});
