import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeploymentView } from '../../../../src/diagram/deployment/deployment-view.ts';
import { type PlacedDeployment, placeDeployment } from '../../../../src/diagram/deployment/place-deployment.ts';
import type { Box } from '../../../../src/diagram/shapes/measured.ts';
import { buildView } from '../../../../src/diagram/views/registry.ts';
import type { ViewOptions } from '../../../../src/diagram/views/view-family.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { modelOf } from '../../../model-of.ts';

function viewOf(model: ArchitectureModel, name: string, options: ViewOptions = {}): DeploymentView {
    const view = buildView(model, name, options);
    if (view.kind !== 'deployment') {
        throw new Error(`${name} is a ${view.kind}`);
    }
    return view;
}

const TEXT = `
    context A { service a { replicas 3 }  service b { replicas 2..10 }  service c {} }
    context B { service d {} }
    deployment prod on Kubernetes {
      network default-deny
      unit a { runs A.a  zones x, y, z  sidecar OtelCollector  image "shop/a"  port 8080  namespace shop }
      unit b { runs A.b  zones x, y }
      unit both { runs A.c, B.d  replicas 5 }
    }
    deployment bare { unit a { runs A.a } }
    release Weekly { A.a, B.d }
    release Elsewhere { A.c, A.b }
    view only "Only B" of deployment prod { show B }
`;

describe('a deployment', () => {
    it('spreads replicas over the zones, the first ones first', async () => {
        const view = viewOf(await modelOf(TEXT), 'deployment:prod');
        expect(view).toMatchObject({
            title: 'prod on Kubernetes',
            subtitle: '3 units, 3 zones, 2 release trains, network default-deny',
        });
        expect(view.zones.map(({ title }) => title)).toEqual(['x', 'y', 'z']);
        expect(view.units.map(({ pods }) => pods.map((pod) => pod && [pod.min, pod.max]))).toEqual([
            [
                [1, 1],
                [1, 1],
                [1, 1],
            ],
            [[1, 5], [1, 5], undefined],
            [
                [2, 2],
                [2, 2],
                [1, 1],
            ],
        ]);
        expect(view.units.map(({ zonesSaid }) => zonesSaid)).toEqual([true, true, false]);
    });

    it('tells of each unit what runs in it, with what, and how often', async () => {
        const { units } = viewOf(await modelOf(TEXT), 'deployment:prod');
        expect(units.map(({ lines }) => lines)).toEqual([
            ['3 replicas', 'namespace shop · port 8080 · shop/a'],
            ['2–10 replicas'],
            ['5 replicas, zones not said', 'runs A.c, B.d'],
        ]);
        expect(units.map(({ hue }) => hue)).toEqual([0, 0, undefined]);
        expect(units[0]?.sidecars).toEqual(['OtelCollector']);
    });

    it('has one column where nobody says a zone', async () => {
        const view = viewOf(await modelOf(TEXT), 'deployment:bare');
        expect(view.zones).toEqual([{ title: 'zones not said', said: false }]);
        expect(view.units[0]?.lines).toEqual(['3 replicas']);
        expect(view.footnotes).toEqual([{ glyph: 'service', text: 'in no unit: A.b, A.c, B.d' }]);
        expect(view.trains.map(({ members }) => members)).toEqual([['A.a', 'B.d, not here']]);
    });

    it('names the rules that found something about a release train', async () => {
        const findings = { Weekly: [{ finding: 0, severity: 'warning' as const, rule: 'lockstep-deployment' }] };
        const view = viewOf(await modelOf(TEXT), 'deployment:prod', { findings });
        expect(view.trains.map(({ title, rows, rules }) => [title, rows, rules])).toEqual([
            ['Release train Elsewhere', [1, 2], []],
            ['Release train Weekly', [0, 2], ['lockstep-deployment']],
        ]);
        expect(view.findings).toEqual({ error: 0, warning: 1, info: 0 });
    });

    it('is narrowed by a declared view', async () => {
        const view = viewOf(await modelOf(TEXT), 'only');
        expect(view.title).toBe('Only B');
        expect(view.units.map(({ title }) => title)).toEqual(['both']);
    });

    it('bounds zones, units and pods, and says what is left out', async () => {
        const zones = Array.from({ length: 30 }, (_, i) => `z${String(i).padStart(2, '0')}`);
        const units = Array.from(
            { length: 450 },
            (_, i) => `unit u${i} { runs a  replicas 600  zones ${zones.join(', ')} }`,
        );
        const view = viewOf(await modelOf(`service a {}  deployment big { ${units.join('\n')} }`), 'deployment:big');
        expect(view.zones).toHaveLength(8);
        expect(view.zones[7]?.title).toBe('23 more zones');
        expect(view.units[0]?.pods[7]).toEqual({ min: 460, max: 460 });
        expect(view.notes).toEqual(['Left out: 50 of 450 units.']);
        const placed = placeDeployment(view);
        expect(placed.rows[0]?.pods).toHaveLength(8);
        expect(placed.rows[0]?.pods[7]?.count?.text).toBe('×460');
    });
});

/** What overlaps or sticks out, in words. */
function flaws({ zones, rows, trains, width, height }: PlacedDeployment): readonly string[] {
    const pods = rows.flatMap((row) => row.pods.map((pod) => ({ name: row.unit.id, box: pod.box })));
    const texts = trains.flatMap(({ train, title, members, rules }) =>
        [...title, ...members, ...rules].map(({ at, style }) => ({
            name: train.id,
            box: { x: at.x, y: at.y - style.size, width: 1, height: style.size },
        })),
    );
    const things = [...pods, ...texts];
    return [
        ...things.flatMap((a, i) =>
            things.slice(i + 1).flatMap((b) => (overlap(a.box, b.box) ? [`${a.name} overlaps ${b.name}`] : [])),
        ),
        ...pods.flatMap(({ name, box }) =>
            zones.some((zone) => contains(zone.box, box)) ? [] : [`${name} stands in no zone`],
        ),
        ...things.flatMap(({ name, box }) =>
            contains({ x: 0, y: 0, width, height }, box) ? [] : [`${name} leaves the picture`],
        ),
        ...rows.flatMap((row) =>
            row.pods.flatMap((pod) =>
                pod.sidecars.every((sidecar) => contains(pod.box, sidecar.box))
                    ? []
                    : [`sidecar out of ${row.unit.id}`],
            ),
        ),
    ];
}

function overlap(a: Box, b: Box): boolean {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(outer: Box, inner: Box): boolean {
    return (
        inner.x >= outer.x &&
        inner.y >= outer.y &&
        inner.x + inner.width <= outer.x + outer.width &&
        inner.y + inner.height <= outer.y + outer.height
    );
}

describe('the places of a deployment', () => {
    const text = fc.oneof(
        fc.constantFrom('orders', 'a-very-long-name-of-a-unit-that-has-to-wrap', 'OrderManagementService', '📦 خدمة'),
        fc.string({ maxLength: 60 }),
    );
    const units = fc.array(
        fc.record({
            title: text,
            lines: fc.array(text, { maxLength: 3 }),
            sidecars: fc.array(text, { maxLength: 6 }),
            pods: fc.array(fc.option(fc.record({ min: fc.nat(3), more: fc.nat(9) }), { nil: undefined }), {
                minLength: 3,
                maxLength: 3,
            }),
            zonesSaid: fc.boolean(),
        }),
        { maxLength: 8 },
    );
    const trains = fc.array(
        fc.record({
            rows: fc.array(fc.nat(7), { minLength: 1, maxLength: 4 }),
            members: fc.array(text, { maxLength: 5 }),
        }),
        { maxLength: 5 },
    );

    it('never overlap, and pods stay in their zones', () => {
        fc.assert(
            fc.property(units, trains, (rows, brackets) => {
                const view: DeploymentView = {
                    kind: 'deployment',
                    view: 'deployment:x',
                    title: '',
                    subtitle: '',
                    notes: [],
                    contexts: [],
                    description: '',
                    zones: [1, 2, 3].map((i) => ({ title: `zone ${i}`, said: true })),
                    units: rows.map(({ pods, ...row }, i) => ({
                        ...row,
                        id: `u${i}`,
                        description: '',
                        pods: pods.map(
                            (pod) => pod && { min: pod.min, max: pod.min + pod.more + (pod.min > 0 ? 0 : 1) },
                        ),
                    })),
                    trains: brackets
                        .map(({ rows: of, members }, i) => ({
                            id: `t${i}`,
                            title: 'Release train',
                            members,
                            rows: [...new Set(of.filter((row) => row < rows.length))].sort((a, b) => a - b),
                            rules: [],
                            description: '',
                        }))
                        .filter((train) => train.rows.length > 0),
                };
                expect(flaws(placeDeployment(view))).toEqual([]);
            }),
            { numRuns: 100 },
        );
    });
});
