import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../../src/diagram/text/measure.ts';
import { TYPE } from '../../../../src/diagram/text/type-styles.ts';
import { buildView, viewNames } from '../../../../src/diagram/views/registry.ts';
import { placeWaterfall, ROW } from '../../../../src/diagram/waterfall/place-waterfall.ts';
import type { PlacedRow, PlacedWaterfall } from '../../../../src/diagram/waterfall/placed-waterfall.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { scenarioText } from '../../../arbitraries/scenario-text.ts';
import { exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';
import '../../../property-seed.ts';

function placedTrace(model: ArchitectureModel, name: string): PlacedWaterfall {
    const view = buildView(model, name, {
        findings: Object.fromEntries(model.calls.map(({ id }, i) => [id, [{ finding: i, severity: 'warning' }]])),
    });
    if (view.kind !== 'waterfall') {
        throw new Error(`${name} is no waterfall.`);
    }
    return placeWaterfall(view);
}

/** What stands in a row from left to right, with its ends. */
function stretches(row: PlacedRow): readonly (readonly [left: number, right: number])[] {
    const bars = [
        row.whole,
        row.own,
        ...row.attempts,
        ...(row.abandoned ? [row.abandoned] : []),
        ...(row.timeout ? [row.timeout] : []),
    ];
    const drawn = row.row.kind === 'event' ? [row.whole] : bars;
    return [
        [row.x, row.titleAt.x],
        [row.titleAt.x, row.titleAt.x + textWidth(row.title, TYPE.message)],
        [row.whatAt.x, row.whatAt.x + textWidth(row.what, TYPE.label)],
        [Math.min(...drawn.map(({ left }) => left)), Math.max(...drawn.map(({ right }) => right))],
        [row.remarkAt.x, row.remarkAt.x + textWidth(row.remark, TYPE.label)],
        ...(row.badge ? [[row.badge.x, row.badge.x + row.badge.width] as const] : []),
    ];
}

function waterfallFlaws({ rows, width, height, later, view }: PlacedWaterfall): readonly string[] {
    return [
        ...rows.flatMap((row, i) => [
            ...stretches(row).flatMap(([left, right], place, all) => [
                ...(left < (all[place - 1]?.[1] ?? 0) - 0.01
                    ? [`${row.title}: part ${place} begins too far left`]
                    : []),
                ...(right > width ? [`${row.title} leaves the picture`] : []),
            ]),
            ...(i > 0 && row.y - (rows[i - 1]?.y ?? 0) < ROW ? [`${row.title} lies on the row above`] : []),
            ...(row.y + ROW > height ? [`${row.title} is out of the picture`] : []),
            ...(row.row.end < row.row.start || row.row.own.end < row.row.own.start
                ? [`${row.title} ends before it begins`]
                : []),
        ]),
        ...(rows.length === view.rows.length + view.later.length ? [] : ['a row is missing']),
        ...(later !== undefined && rows.some(({ y }) => y < later && y + ROW > later + 1)
            ? ['the rule runs through a row']
            : []),
    ];
}

describe('the places of a waterfall', () => {
    it.each(['shop', 'online-boutique', 'sock-shop', 'train-ticket'])('are without a flaw in %s', async (name) => {
        const model = await exampleModel(name);
        for (const each of viewNames(model).filter((view) => view.startsWith('trace:'))) {
            expect(waterfallFlaws(placedTrace(model, each))).toEqual([]);
        }
    });

    it('are without a flaw for whatever scenarios say', async () => {
        await fc.assert(
            fc.asyncProperty(scenarioText, async (text) => {
                const placed = placedTrace(await modelOf(text, { tolerant: true }), 'trace:Main');
                expect(placed.rows.length).toBeGreaterThan(0);
                expect(waterfallFlaws(placed)).toEqual([]);
            }),
            { numRuns: 60 },
        );
    });

    it('put waiting, tries and giving up where they happen', async () => {
        const model = await modelOf(`client App
            service a { query q { takes 10ms  calls b.q { timeout 20ms  retry 1 } } }
            service b { query q { takes 30ms } }
            scenario S { App calls a.q }`);
        const { rows, ticks } = placedTrace(model, 'trace:S');
        const [outer, inner] = rows;
        const pixels = (ticks[1]?.x ?? 0) - (ticks[0]?.x ?? 0);
        expect(ticks[1]?.text).toBe('10 ms');
        const at = (x: number | undefined) => Math.round((((x ?? 0) - (ticks[0]?.x ?? 0)) / pixels) * 10);
        expect([at(outer?.own.left), at(outer?.own.right), at(outer?.whole.right)]).toEqual([0, 10, 50]);
        expect(inner?.attempts.map(({ left, right }) => [at(left), at(right)])).toEqual([
            [10, 30],
            [30, 50],
        ]);
        expect([at(inner?.abandoned?.left), at(inner?.abandoned?.right)]).toEqual([30, 40]);
        expect(inner?.remark).toBe('40 ms · timeout 20 ms · both tries run into it');
    });

    it('part the rounds of a loop, and tell the first', async () => {
        const model = await modelOf(`client App
            service b { query q { takes 10ms } }
            service c { query q { takes 6ms } }
            scenario S { loop "each item" 4 times { App calls b.q  App calls c.q }  alt "a gift" 20% { App calls b.q } else { App calls c.q } }`);
        const { rows, view } = placedTrace(model, 'trace:S');
        const [loop, first, , after] = rows;
        expect(loop?.turns.length).toBe(3);
        expect([loop?.title, loop?.what, loop?.remark]).toEqual([
            'each item',
            '4 times',
            '64 ms · one round after the other, the first is told',
        ]);
        expect(first?.row).toMatchObject({ start: 0, end: 10, depth: 1 });
        expect(after?.remark).toBe('6 ms · else (80 %)');
        expect(view.notes).toContain(
            'Of alternatives the likelier is drawn, the first where nobody says; another one is left out.',
        );
    });
});
