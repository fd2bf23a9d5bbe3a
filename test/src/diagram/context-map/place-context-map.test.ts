import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../property-seed.ts';
import { type PlacedContextMap, placeContextMap } from '../../../../src/diagram/context-map/place-context-map.ts';
import { elkInThisThread } from '../../../../src/diagram/layout/elk-engine.ts';
import { LayoutTimeoutError } from '../../../../src/diagram/layout/engine.ts';
import { renderSvg } from '../../../../src/diagram/render/svg.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import type { ViewOptions } from '../../../../src/diagram/views/view-family.ts';
import { type ArchitectureModel, EMPTY_MODEL } from '../../../../src/model/architecture.ts';
import { exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import { HOSTILE_TEXTS, svgFacts, svgFlaws } from '../svg-facts.ts';
import { mapFlaws } from './map-flaws.ts';

const ENGINE = elkInThisThread();

async function placed(model: ArchitectureModel, options: ViewOptions = {}, engine = ENGINE): Promise<PlacedContextMap> {
    const view = buildView(model, 'context-map', options);
    if (view.kind !== 'context-map') {
        throw new Error(`The view is of the kind ${view.kind}.`);
    }
    return placeContextMap(view, engine);
}

/** Marks on everything that a map can show findings of. */
function marksOf(model: ArchitectureModel): ViewOptions {
    const things = [
        ...model.contexts,
        ...model.entities,
        ...model.contextRelations,
        ...model.calls,
        ...model.externals,
    ];
    return {
        findings: Object.fromEntries(
            things.map(({ id }, i) => [
                id,
                [
                    { finding: i, severity: (['error', 'warning', 'info'] as const)[i % 3] ?? 'error' },
                    ...(i % 2 === 0 ? [{ finding: 1000 + i, severity: 'error' as const }] : []),
                ],
            ]),
        ),
    };
}

const PATTERNS = [
    'upstream X',
    'upstream X { offers open-host-service, published-language  through anticorruption-layer  customer-supplier }',
    'upstream X { conformist }',
    'upstream X { offers open-host-service, a-pattern-that-nobody-knows  through another-unknown-pattern }',
    'partnership X',
    'shared-kernel X { entity KERNEL  entity KERNELKERNEL }',
    'shared-kernel X',
    'separate-ways X',
] as const;

/** Small random maps with all kinds of relations, shared words and undeclared calls. */
const mapText = fc
    .record({
        contexts: fc.integer({ min: 1, max: 9 }),
        relations: fc.array(fc.record({ a: fc.nat(8), b: fc.nat(8), pattern: fc.nat(PATTERNS.length - 1) }), {
            maxLength: 14,
        }),
        words: fc.array(fc.record({ context: fc.nat(9), name: fc.nat(5), own: fc.boolean(), master: fc.boolean() }), {
            maxLength: 16,
        }),
        events: fc.array(fc.nat(8), { maxLength: 5 }),
        calls: fc.array(fc.record({ a: fc.nat(8), b: fc.nat(8) }), { maxLength: 6 }),
        monolith: fc.boolean(),
    })
    .map(({ contexts, relations, words, events, calls, monolith }) => {
        const told = new Set<string>();
        const blocks = Array.from({ length: contexts }, (_, i) => [`service s${i}`]);
        for (const { a, b, pattern } of relations) {
            const [from, to] = [a % contexts, b % contexts];
            const pair = [from, to].sort().join(' ');
            if (from !== to && !told.has(pair)) {
                told.add(pair);
                const text = PATTERNS[pattern] ?? '';
                blocks[from]?.push(text.replace('X', `C${to}`).replaceAll('KERNEL', `K${from}x${to}`));
            }
        }
        for (const { context, name, own } of words) {
            const word = `entity Word${name}`;
            const block = blocks[context % contexts];
            if (block && !block.some((line) => line.startsWith(word))) {
                block.push(own ? `${word} "in words of its own, which go on for a while"` : word);
            }
        }
        for (const [i, context] of events.entries()) {
            blocks[context % contexts]?.push(`event Happened${i}`);
        }
        const services = calls.flatMap(({ a, b }) =>
            a % contexts === b % contexts
                ? []
                : [`extend C${a % contexts}.s${a % contexts} { calls s${b % contexts} }`],
        );
        return [
            ...blocks.map((lines, i) => `context C${i} { ${lines.join('\n')} }`),
            ...services,
            ...(monolith ? ['monolith Old { entity Word0  masters Word0  entity Word9 }'] : []),
        ].join('\n');
    });

describe('the places of a context map', () => {
    it.each(['shop', 'online-boutique', 'sock-shop', 'train-ticket', 'minimal', 'anti-patterns/shared-database/bad'])(
        'have no flaw for %s',
        async (name) => {
            const model = await exampleModel(name);
            for (const map of [await placed(model), await placed(model, marksOf(model))]) {
                expect(mapFlaws(map)).toEqual([]);
                expect(svgFlaws(map)).toEqual([]);
            }
        },
    );

    it('have no flaw for any map', async () => {
        await fc.assert(
            fc.asyncProperty(mapText, fc.boolean(), async (text, marked) => {
                const model = await modelOf(text);
                expect(mapFlaws(await placed(model, marked ? marksOf(model) : {}))).toEqual([]);
            }),
            { numRuns: 60 },
        );
    });

    it('have no flaw for forty contexts', async () => {
        const contexts = Array.from({ length: 40 }, (_, i) => {
            const upstreams = [(i * 7 + 1) % 40, (i * 3 + 2) % 40].filter((other) => other < i);
            const relations = [...new Set(upstreams)].map((other) => `upstream C${other} { customer-supplier }`);
            return `context C${i} { ${relations.join('\n')}  entity E${i}  service s${i} }`;
        });
        const map = await placed(await modelOf(contexts.join('\n')));
        expect(map.cards).toHaveLength(40);
        expect(mapFlaws(map)).toEqual([]);
    });

    it('lead a shared word to its rows', async () => {
        const map = await placed(await exampleModel('shop'));
        const product = map.names.find(({ name }) => name.title === 'Product, twice');
        const rows = (product?.name.ends ?? []).map(({ card, entity }) => {
            const found = map.cards.find(({ measured }) => measured.card.id === card);
            const row = found?.measured.entities.find((each) => each.entity.id === entity);
            return found && row
                ? { x: found.box.x + row.box.x, y: found.box.y + row.box.y, ...sizeOf(row.box) }
                : undefined;
        });
        const [from, to] = [product?.lines[0]?.points[0], product?.lines[1]?.points.at(-1)];
        expect(rows[0] && from && from.y > rows[0].y && from.y < rows[0].y + rows[0].height).toBe(true);
        expect(rows[1] && to?.x === rows[1].x && to.y > rows[1].y && to.y < rows[1].y + rows[1].height).toBe(true);
    });

    it('name every context, word and relation by its id', async () => {
        const map = await placed(await exampleModel('shop'));
        const { ids, relations, text } = svgFacts(renderSvg(map, { theme: 'light', legend: true }));
        expect(ids).toEqual(
            expect.arrayContaining([
                'Ordering',
                'Catalog.Product',
                'Ordering.Product',
                'LegacyShop',
                'Ordering.OrderPlaced',
            ]),
        );
        expect([...relations].sort()).toEqual([
            'Ordering-partnership->Inventory',
            'Ordering-upstream->Catalog',
            'Ordering-upstream->Payments',
        ]);
        for (const words of ['Product, twice', 'OHS', 'open-host service', 'Partnership', 'synced until phase 3']) {
            expect(text).toContain(words);
        }
    });

    it('explain in the legend only what they use', async () => {
        const model = await exampleModel('sock-shop');
        const legend = async (options: ViewOptions) =>
            svgFacts(renderSvg(await placed(model, options), { theme: 'light', legend: true })).text;
        const plain = await legend({});
        expect(plain).toContain('calls or events, no relation declared');
        expect(plain).not.toContain('open-host service');
        expect(plain).not.toContain('Findings');
        expect(await legend(marksOf(model))).toContain('Findings');
    });

    it('are the same every time', async () => {
        const model = await exampleModel('train-ticket');
        expect(await placed(model)).toEqual(await placed(model, {}, elkInThisThread()));
    });

    it.each([
        [new LayoutTimeoutError('too long'), 'The layout took too long; relations are left out.'],
        [new Error('hitboxes'), 'The layout failed; relations are left out.'],
    ])('stand in rows without lines where the engine ends with %s', async (error, note) => {
        const engine = { layout: () => Promise.reject(error), close: () => undefined };
        const map = await placed(await exampleModel('train-ticket'), {}, engine);
        expect(map.cards).toHaveLength(8);
        expect(mapFlaws(map)).toEqual([]);
        expect(map.view.notes).toContain(note);
    });

    it('survive words that would break them', async () => {
        const base = await modelOf(`
            team T
            context A { owner T  upstream B { offers published-language  through x }  entity E "w"  event V
              service a { calls c }  shared-kernel C { entity K } }
            context B { entity E  service b }
            context C { service c }
            monolith M { entity E }`);
        for (const title of HOSTILE_TEXTS) {
            const map = await placed({
                ...base,
                teams: base.teams.map((team) => ({ ...team, title })),
                contexts: base.contexts.map((context) => ({ ...context, name: title })),
                services: base.services.map((service) => ({ ...service, title })),
                events: base.events.map((event) => ({ ...event, name: title })),
                entities: base.entities.map((entity) => ({ ...entity, name: title, title })),
                contextRelations: base.contextRelations.map((relation) => ({
                    ...relation,
                    offers: relation.kind === 'upstream' ? [title, `${title}2`] : [],
                    patterns: relation.kind === 'upstream' ? [title] : [],
                })),
            });
            expect(mapFlaws(map)).toEqual([]);
            expect(svgFlaws(map)).toEqual([]);
            expect(map.width).toBeLessThan(4500);
            expect(map.height).toBeLessThan(3000);
        }
    });

    it('are there for a model of nothing', async () => {
        const map = await placed(EMPTY_MODEL);
        expect(map.cards).toEqual([]);
        expect(svgFlaws(map)).toEqual([]);
    });
});

function sizeOf({ width, height }: { readonly width: number; readonly height: number }) {
    return { width, height };
}
