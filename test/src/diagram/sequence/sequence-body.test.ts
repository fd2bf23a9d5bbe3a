import { describe, expect, it } from 'vitest';
import { draw } from '../../../../src/diagram/draw.ts';
import { THEME_NAMES } from '../../../../src/diagram/render/theme.ts';
import { viewNames } from '../../../../src/diagram/views/registry.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import { svgFacts } from '../svg-facts.ts';

const VIEWS = ['scenario:Purchase', 'trace:Purchase'];

/** Classes that only tell parts apart, and have no look of their own. */
const STRUCTURAL = [
    'fb',
    'fb-light',
    'node',
    'edge',
    'on-edge',
    'policies',
    'badge',
    'legend',
    'body',
    'heads',
    'title-block',
    'call',
];

describe('drawings of scenarios', () => {
    it.each(VIEWS)('changes only colours of %s with the theme', async (view) => {
        const model = await exampleModel('shop');
        const bodies = new Set<string>();
        for (const theme of THEME_NAMES) {
            const { svg } = await draw(model, { view, theme, legend: true });
            const body = svg.replace(/<style>.*<\/style>/s, '').replace(`fb-${theme}`, '');
            expect(body).not.toMatch(/#[0-9A-Fa-f]{6}\b/);
            bodies.add(body);
        }
        expect(bodies.size).toBe(1);
    });

    it.each(VIEWS)('uses no class in %s that has no rule, and writes the same bytes every time', async (view) => {
        const model = await exampleModel('shop');
        const findings = Object.fromEntries(
            model.calls.map((call, i) => [
                call.id,
                [
                    {
                        finding: i,
                        severity: (['error', 'warning', 'info'] as const)[i % 3] ?? 'error',
                        rule: i % 2 === 0 ? 'timeout-inversion' : 'other',
                    },
                ],
            ]),
        );
        const { svg } = await draw(model, { view, theme: 'light', legend: true, findings });
        const again = await draw(await exampleModel('shop'), { view, theme: 'light', legend: true, findings });
        expect(again.svg).toBe(svg);
        const used = new Set(svgFacts(svg).tags.flatMap((tag) => (tag.attributes['class'] ?? '').split(' ')));
        const styled = svg.slice(svg.indexOf('<style>'), svg.indexOf('</style>'));
        expect(
            [...used].filter(
                (name) =>
                    name !== '' &&
                    !STRUCTURAL.includes(name) &&
                    !/^h\d$/.test(name) &&
                    !new RegExp(`\\.${name}[\\s.{]`).test(styled),
            ),
        ).toEqual([]);
    });

    it('lets a panel find participants, operations and relations', async () => {
        const { svg } = await draw(await exampleModel('shop'), { view: 'scenario:Purchase', theme: 'light' });
        const { tags, text } = svgFacts(svg);
        const values = (name: string) => tags.flatMap((tag) => tag.attributes[name] ?? []);
        const ids = values('data-id');
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining(['MobileApp', 'Ordering.orders', 'Stripe', 'Kafka']));
        expect(values('data-operation')).toContain('Payments.payments.charge');
        expect(values('data-edges')).toContain('Ordering.orders.place->Payments.payments.charge');
        expect(values('aria-label')).toContain('Order service, service in Ordering');
        expect(text).toContain('8 participants. Mobile app calls Mobile BFF: taps Buy; ');
    });

    it('draws the red bracket of a wait that is too short', async () => {
        const model = await exampleModel('shop');
        const [charge] = model.calls.filter(({ target }) => target === 'Payments.payments');
        const findings = {
            [charge?.id ?? '']: [{ finding: 0, severity: 'error' as const, rule: 'timeout-inversion' }],
        };
        const { svg } = await draw(model, { view: 'scenario:Purchase', theme: 'light', findings });
        expect(svg.match(/class="wait error"/g)).toHaveLength(1);
        expect(svg.match(/class="wait"/g)?.length).toBeGreaterThan(2);
        expect(svgFacts(svg).text).toContain('1 error');
    });

    it('tells the trace of the shop with its times, and what is not said', async () => {
        const { svg } = await draw(await exampleModel('shop'), { view: 'trace:Purchase', theme: 'light' });
        const { tags, text } = svgFacts(svg);
        expect(text).toContain('Expected trace, at least 205 ms');
        expect(text).toContain('190 ms · own 15 ms · timeout 300 ms');
        expect(text).toContain('time not said');
        const ids = tags.flatMap((tag) => tag.attributes['data-id'] ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining(['Ordering.orders.place', 'Stripe', 'Ordering.orders.ordersDb']));
    });

    it.each(['shop', 'online-boutique', 'sock-shop', 'train-ticket', 'minimal'])(
        'draws all scenarios of %s',
        async (name) => {
            const model = await exampleModel(name);
            for (const view of viewNames(model).filter((each) => /^(?:scenario|trace):/.test(each))) {
                const { svg } = await draw(model, { view, theme: 'print', legend: true });
                expect(svgFacts(svg).tags.length).toBeGreaterThan(30);
            }
        },
    );

    it('survives labels that would break it', async () => {
        const base = await modelOf(`client App
            service a { store db : Redis  query q { reads db  calls b.q { timeout 1s fallback "x" } } }
            service b { query q { publishes E } on E }
            event E
            scenario S { App calls a.q "go"  alt "c" { App calls b.q } }`);
        const titles = [
            '<script>alert(1)</script>',
            ']]> & "quotes" \\u0000',
            'خدمة الطلبات',
            '📦👩‍👩‍👧‍👦🇬🇧 orders',
            'x'.repeat(10_000),
            'very-long-'.repeat(1000),
            'a\u0000b\ud800c',
        ];
        for (const title of titles) {
            const model: ArchitectureModel = {
                ...base,
                services: base.services.map((service) => ({ ...service, title })),
                stores: base.stores.map((store) => ({ ...store, title })),
                events: base.events.map((event) => ({ ...event, title })),
                operations: base.operations.map((operation) => ({ ...operation, endpoint: title })),
                scenarios: base.scenarios.map((scenario) => ({
                    ...scenario,
                    title,
                    steps: scenario.steps.map((step) =>
                        step.step === 'alt' ? { ...step, condition: title } : { ...step, label: title },
                    ),
                })),
            };
            for (const view of ['scenario:S', 'trace:S']) {
                const { svg } = await draw(model, { view, theme: 'light', legend: true });
                const { tags } = svgFacts(svg);
                expect(tags.some((tag) => tag.name === 'script')).toBe(false);
                const [root] = tags;
                expect(Number(root?.attributes['height'])).toBeLessThan(3000);
                expect(Number(root?.attributes['width'])).toBeLessThan(2500);
            }
        }
    });

    it('draws a scenario of five hundred messages, and one of nothing', async () => {
        const services = Array.from({ length: 20 }, (_, i) => `service s${i} { query q }`).join('\n');
        const steps = Array.from({ length: 500 }, (_, i) => `App calls s${i % 20}.q`).join('\n');
        const model = await modelOf(`client App\n${services}\nscenario Many {\n${steps}\n}\nscenario None { }`);
        const { svg, notes } = await draw(model, { view: 'scenario:Many', theme: 'light' });
        expect(notes).toEqual([]);
        expect(svg.match(/class="line call"/g)).toHaveLength(500);
        expect((await draw(model, { view: 'trace:Many', theme: 'light' })).notes).toEqual([]);
        for (const view of ['scenario:None', 'trace:None']) {
            expect(svgFacts((await draw(model, { view, theme: 'light', legend: true })).svg).text).toContain('None');
        }
    });
});
