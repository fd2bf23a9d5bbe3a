import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../property-seed.ts';
import {
    type PlacedObservability,
    placeObservability,
} from '../../../../src/diagram/observability/place-observability.ts';
import { renderSvg } from '../../../../src/diagram/render/svg.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import type { ViewOptions } from '../../../../src/diagram/views/view-family.ts';
import { type ArchitectureModel, EMPTY_MODEL } from '../../../../src/model/architecture.ts';
import { modelSketch } from '../../../arbitraries/model-text.ts';
import { textOf } from '../../../arbitraries/sketch-text.ts';
import { exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import { type NamedBox, outsideOf, overlapsOf, pictureFrame, textBoxes } from '../box-flaws.ts';
import { HOSTILE_TEXTS, svgFacts, svgFlaws } from '../svg-facts.ts';

function placed(model: ArchitectureModel, options: ViewOptions = {}): PlacedObservability {
    const view = buildView(model, 'observability', options);
    if (view.kind !== 'observability') {
        throw new Error(`The view is of the kind ${view.kind}.`);
    }
    return placeObservability(view);
}

/** Everything that is wrong with the places of a table, in words. */
function flaws(table: PlacedObservability): readonly string[] {
    const things = table.blocks.flatMap(({ at, heads, sections }) =>
        [
            ...textBoxes(heads.flatMap(({ title, stops }) => [title, ...stops.map(({ run }) => run)])),
            ...sections.flatMap(({ title, owner, mark, rows }) => [
                ...textBoxes([title, ...(owner ? [owner] : [])]),
                { name: 'a mark', box: { x: mark.x - 6, y: mark.y - 6, width: 12, height: 12 } },
                ...rows.flatMap(({ member, name, glyphAt, cells, badge }): readonly NamedBox[] => [
                    ...textBoxes(name),
                    { name: `glyph of ${member.id}`, box: { ...glyphAt, width: 16, height: 16 } },
                    ...(badge ? [{ name: `badge of ${member.id}`, box: badge }] : []),
                    ...cells.flatMap(({ middle, gap, note }) => [
                        {
                            name: `sign of ${member.id}`,
                            box: gap ?? { x: middle.x - 5.5, y: middle.y - 5.5, width: 11, height: 11 },
                        },
                        ...(note ? textBoxes([note]) : []),
                    ]),
                ]),
            ]),
        ].map(({ name, box }) => ({ name, box: { ...box, x: box.x + at.x, y: box.y + at.y } })),
    );
    const rows = table.blocks.flatMap(({ sections }) => sections.flatMap((section) => section.rows));
    const outOfRow = rows.flatMap(({ box, name, cells, member }) =>
        outsideOf({ name: `row of ${member.id}`, box }, [
            ...textBoxes(name),
            ...cells.flatMap(({ gap, note }) => [
                ...(gap ? [{ name: 'a gap', box: gap }] : []),
                ...(note ? textBoxes([note]) : []),
            ]),
        ]),
    );
    const expected = table.view.sections.reduce((sum, section) => sum + section.members.length, 0);
    return [
        ...overlapsOf(things),
        ...outsideOf(pictureFrame(table), things),
        ...outOfRow,
        ...(rows.length === expected ? [] : [`${rows.length} rows of ${expected} have a place`]),
    ];
}

describe('the places of the table of signals', () => {
    it.each(['shop', 'online-boutique', 'sock-shop', 'train-ticket', 'anti-patterns/missing-observability/bad'])(
        'have no flaw for %s',
        async (name) => {
            const model = await exampleModel(name);
            const marks = Object.fromEntries(
                model.services.map(({ id }, i) => [
                    id,
                    Array.from({ length: (i % 12) + 1 }, (_, k) => ({
                        finding: 20 * i + k,
                        severity: 'warning' as const,
                    })),
                ]),
            );
            for (const table of [placed(model), placed(model, { findings: marks })]) {
                expect(flaws(table)).toEqual([]);
                expect(svgFlaws(table)).toEqual([]);
            }
        },
    );

    it('have no flaw for any model', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, async (sketch) => {
                expect(flaws(placed(await modelOf(textOf(sketch, 1))))).toEqual([]);
            }),
            { numRuns: 40 },
        );
    });

    it('name every member, context and backend once', async () => {
        const table = placed(await exampleModel('shop'));
        const { ids, text } = svgFacts(renderSvg(table, { theme: 'light', legend: true }));
        for (const id of [
            'Catalog',
            'Ordering.orders',
            'Ordering.orders.ordersDb',
            'Kafka',
            'Tempo',
            'OtelCollector',
        ]) {
            expect(ids.filter((each) => each === id)).toHaveLength(1);
        }
        expect(text).toContain('none: nobody would see it');
        expect(text).toContain('Order service, service: ');
    });

    it('divide five hundred members into blocks that fit a screen', async () => {
        const contexts = Array.from({ length: 20 }, (_, c) => {
            const services = Array.from({ length: 25 }, (__, s) => `service s${c}x${s} { store d${c}x${s} : MySQL }`);
            return `context C${c} { ${services.join('\n')} }`;
        });
        const table = placed(await modelOf(contexts.join('\n')));
        expect(flaws(table)).toEqual([]);
        expect(table.blocks.length).toBeGreaterThan(4);
        const proportion = table.width / table.height;
        expect(proportion).toBeGreaterThan(1.1);
        expect(proportion).toBeLessThan(2.4);
        expect(table.blocks.flatMap(({ sections }) => sections).some(({ continued }) => continued)).toBe(true);
        expect(svgFlaws(table)).toEqual([]);
    });

    it('survive words that would break them', async () => {
        const base = await modelOf(`
            team T
            context C { owner T  service a { store s : X  defaults { telemetry { metrics red to M } } } }
            broker b { topic t }
            observability { metrics M { dashboards G } }`);
        for (const title of HOSTILE_TEXTS) {
            const table = placed({
                ...base,
                teams: base.teams.map((team) => ({ ...team, title })),
                contexts: base.contexts.map((context) => ({ ...context, name: title })),
                services: base.services.map((service) => ({ ...service, title })),
                brokers: base.brokers.map((broker) => ({ ...broker, title })),
                backends: base.backends.map((backend) => ({ ...backend, title, dashboards: [title] })),
            });
            expect(flaws(table)).toEqual([]);
            expect(svgFlaws(table)).toEqual([]);
            expect(table.width).toBeLessThan(2500);
            expect(table.height).toBeLessThan(1000);
        }
    });

    it('are there for a model of nothing', () => {
        const table = placed(EMPTY_MODEL);
        expect(flaws(table)).toEqual([]);
        expect(svgFlaws(table)).toEqual([]);
    });
});
