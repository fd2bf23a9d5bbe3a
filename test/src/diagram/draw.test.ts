import { describe, expect, it } from 'vitest';
import { createDrawer, draw } from '../../../src/diagram/draw.ts';
import { svgFile } from '../../../src/diagram/formats/svg.ts';
import { THEME_NAMES } from '../../../src/diagram/render/theme.ts';
import { type ArchitectureModel, EMPTY_MODEL } from '../../../src/model/architecture.ts';
import { exampleModel } from '../../example-model.ts';
import { modelOf } from '../../model-of.ts';
import { flaws } from './layout/geometry.ts';
import { svgFacts } from './svg-facts.ts';

describe('draw', () => {
    it('draws the shop with everything in it', async () => {
        const model = await exampleModel('shop');
        const { svg, notes } = await draw(model, { view: 'services', theme: 'light', legend: true });
        const { tags, text } = svgFacts(svg);
        expect(notes).toEqual([]);
        for (const words of [
            'Shop · Services',
            'Order service',
            '×2–10',
            'ordersDb',
            '300 ms',
            'OrderPlaced · outbox',
        ]) {
            expect(text).toContain(words);
        }
        const ids = tags.map((tag) => tag.attributes['data-id']).filter((id) => id !== undefined);
        expect(ids).toEqual(
            expect.arrayContaining(['Ordering.orders', 'Stripe', 'Kafka.orderEvents', 'Ordering.orders.ordersDb']),
        );
        expect(new Set(ids).size).toBe(ids.length);
    });

    it('writes the same bytes every time', async () => {
        const model = await exampleModel('shop');
        const drawer = createDrawer();
        const options = { view: 'services', theme: 'dark', legend: true } as const;
        const [first, again, elsewhere] = [
            await drawer.draw(model, options),
            await drawer.draw(model, options),
            await draw(await exampleModel('shop'), options),
        ];
        expect(again.svg).toBe(first.svg);
        expect(elsewhere.svg).toBe(first.svg);
        drawer.close();
    });

    it('changes only colours with the theme, and names every colour in the style sheet alone', async () => {
        const model = await exampleModel('shop');
        const bodies = new Set<string>();
        for (const theme of THEME_NAMES) {
            const { svg } = await draw(model, { view: 'services', theme });
            const body = svg.replace(/<style>.*<\/style>/s, '').replace(`fb-${theme}`, '');
            expect(body).not.toMatch(/#[0-9A-Fa-f]{6}\b/);
            bodies.add(body);
        }
        expect(bodies.size).toBe(1);
    });

    it('sets no text smaller than 11 pixels and uses no class that has no rule', async () => {
        const model = await exampleModel('shop');
        const findings = Object.fromEntries(
            model.calls.map((call, i) => [
                call.id,
                [{ finding: i, severity: (['error', 'warning', 'info'] as const)[i % 3] ?? 'error' }],
            ]),
        );
        const { svg } = await draw(model, { view: 'services', theme: 'light', legend: true, findings });
        const sizes = [...svg.matchAll(/font-size:(\d+)px/g)].map((match) => Number(match[1]));
        expect(Math.min(...sizes)).toBe(11);
        const structural = new Set([
            'fb',
            'fb-light',
            'node',
            'edge',
            'group',
            'docked',
            'on-edge',
            'policies',
            'badge',
            'legend',
            'body',
            'title-block',
            'owner',
            'technology',
            'by-severity',
        ]);
        const used = new Set(
            svgFacts(svg).tags.flatMap((tag) =>
                (tag.attributes['class'] ?? '').split(' ').filter((name) => name !== ''),
            ),
        );
        const styled = svg.slice(svg.indexOf('<style>'), svg.indexOf('</style>'));
        const hueClass = /^h\d$/;
        expect(
            [...used].filter(
                (name) =>
                    !structural.has(name) && !hueClass.test(name) && !new RegExp(`\\.${name}[\\s.{]`).test(styled),
            ),
        ).toEqual(['call']);
    });

    it('marks findings on nodes, lines and in the title', async () => {
        const model = await exampleModel('shop');
        const [call] = model.calls.filter(({ target }) => target === 'Payments.payments');
        const findings = {
            [call?.id ?? '']: [
                { finding: 0, severity: 'error' as const },
                { finding: 1, severity: 'error' as const },
            ],
            'Ordering.orders.place': [
                { finding: 2, severity: 'warning' as const },
                { finding: 3, severity: 'warning' as const },
                { finding: 4, severity: 'warning' as const },
            ],
        };
        const { svg } = await draw(model, { view: 'services', theme: 'light', findings });
        const { text } = svgFacts(svg);
        expect(text).toContain('2 errors');
        expect(text).toContain('3 warnings');
        expect(text).toMatch(/^Order service, service in Ordering: .*; 3 warnings$/m);
        expect(text).toMatch(/^Ordering\.orders calls Payments\.payments\.charge.*; 2 errors$/m);
        expect(svg).toContain('class="rail"');
        expect(svg.match(/class="b-warning"/g)).toHaveLength(2);
    });

    it('survives labels that would break it', async () => {
        const titles = [
            '<script>alert(1)</script>',
            ']]> & "quotes" \\u0000',
            'خدمة الطلبات',
            '📦👩‍👩‍👧‍👦🇬🇧 orders',
            'x'.repeat(10_000),
            'very-long-'.repeat(1000),
        ];
        const base = await modelOf('context A { service a { query q { calls b } }  service b { query q {} } }');
        for (const title of [...titles, 'a\u0000b\ud800c', `o${'\u0301'.repeat(5000)}`]) {
            const model: ArchitectureModel = {
                ...base,
                contexts: base.contexts.map((context) => ({ ...context, name: title })),
                services: base.services.map((service) => ({ ...service, title, technologies: [title] })),
            };
            const { svg } = await draw(model, { view: 'services', theme: 'light' });
            const { tags } = svgFacts(svg);
            expect(tags.some((tag) => tag.name === 'script')).toBe(false);
            const [root] = tags;
            expect(Number(root?.attributes['height'])).toBeLessThan(1500);
            expect(Number(root?.attributes['width'])).toBeLessThan(2500);
        }
    });

    it('draws a model of nothing', async () => {
        const { svg } = await draw(EMPTY_MODEL, { view: 'services', theme: 'light', legend: true });
        expect(svgFacts(svg).text).toContain('Services');
    });

    it.each(['shop', 'online-boutique', 'sock-shop', 'train-ticket'])('places %s without a flaw', async (name) => {
        const drawer = createDrawer();
        const picture = await drawer.place(await exampleModel(name), { view: 'services' });
        if (picture.kind !== 'graph') {
            throw new Error('The services view is a graph.');
        }
        const { view, layout, nodes, labels } = picture;
        const sizes = {
            direction: view.direction,
            groups: view.groups.map(({ id }) => ({ id, minWidth: 100 })),
            nodes: view.nodes.flatMap(({ id, group }) => {
                const measured = nodes.get(id);
                return measured ? [{ ...measured, id, ...(group === undefined ? {} : { group }) }] : [];
            }),
            edges: view.edges.map((edge) => ({
                ...edge,
                labels: (labels.get(edge.id) ?? []).map(({ size }) => size),
            })),
        };
        expect(flaws(sizes, layout)).toEqual([]);
        drawer.close();
    });
});

describe('svgFile', () => {
    it('is a whole document for tools other than browsers', async () => {
        const drawer = createDrawer();
        const picture = await drawer.place(await modelOf('service a {}'), { view: 'services' });
        const file = svgFile(picture, 'print', false);
        expect(file).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg .*<\/svg>\n$/s);
        expect(svgFacts(file).tags[0]?.name).toBe('svg');
        drawer.close();
    });
});
