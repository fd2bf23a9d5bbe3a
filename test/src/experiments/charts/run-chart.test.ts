import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../../src/diagram/text/measure.ts';
import { TYPE } from '../../../../src/diagram/text/type-styles.ts';
import { runChart } from '../../../../src/experiments/charts/run-chart.ts';
import type { ShownFault } from '../../../../src/simulation/experiment/experiment-result.ts';
import { judgeExperiment } from '../../../../src/simulation/experiment/judge-experiment.ts';
import { planOf, recordOf, repeated } from '../../simulation/run-of.ts';

const WIDTH = 1000;

function resultOf(faults: readonly ShownFault[], seconds = 60) {
    const record = recordOf(repeated(seconds, { times: [10, 20, 300], errors: 1 }));
    const result = judgeExperiment({ id: 'Test' }, planOf(seconds), [record], 1, (id) => id);
    return { ...result, faults };
}

interface Words {
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly y: number;
}

/** The names of faults above the charts, with the room that they take. */
function faultNames(svg: string): readonly Words[] {
    return [
        ...svg.matchAll(/<g class="fault[^"]*">.*?<text class="[^"]*" x="([\d.]+)" y="([\d.]+)">([^<]*)<\/text>/g),
    ].map(([, x = '', y = '', text = '']) => ({
        text,
        left: Number(x) - 20,
        right: Number(x) + textWidth(text, TYPE.label),
        y: Number(y),
    }));
}

const someFaults = fc.array(
    fc.record({
        from: fc.integer({ min: 0, max: 59 }),
        length: fc.integer({ min: 0, max: 60 }),
        title: fc.stringMatching(/^[a-z ]{1,60}$/),
    }),
    { maxLength: 12 },
);

describe('the charts of a run', () => {
    it('set the names of faults so that none covers another or leaves the picture', () => {
        fc.assert(
            fc.property(someFaults, (given) => {
                const faults = given.map(({ from, length, title }) => ({
                    at: from * 1000,
                    until: Math.min(60, from + length) * 1000,
                    kind: 'kill',
                    title,
                }));
                const names = faultNames(runChart(resultOf(faults), WIDTH, (id) => id));
                expect(names).toHaveLength(faults.length);
                for (const [at, name] of names.entries()) {
                    expect(name.left).toBeGreaterThanOrEqual(0);
                    expect(name.right).toBeLessThanOrEqual(WIDTH + 1);
                    for (const other of names.slice(at + 1)) {
                        const apart = name.y !== other.y || name.right <= other.left || other.right <= name.left;
                        expect(apart, `${name.text} / ${other.text}`).toBe(true);
                    }
                }
            }),
        );
    });

    it('name as many faults as stand apart, and count the others', () => {
        const faults = Array.from({ length: 30 }, (_, at) => ({
            at: 20_000,
            until: 25_000 + at,
            kind: 'kill',
            title: `kill ${at + 1} of Ordering.orders`,
        }));
        const svg = runChart(resultOf(faults), WIDTH, (id) => id);
        expect(faultNames(svg)).toHaveLength(12);
        expect(svg).toContain('and 18 more faults');
        expect(svg.match(/class="fault-bar"/g)).toHaveLength(30);
        for (const { title } of faults) {
            expect(svg).toContain(`<title>${title}</title>`);
        }
    });

    it('count days on the axis of a run of many', () => {
        const svg = runChart({ ...resultOf([]), duration: 10 * 86_400_000 }, WIDTH, (id) => id);
        expect([...svg.matchAll(/>(\d+ d)</g)].map(([, day]) => day)).toEqual([
            '0 d',
            '2 d',
            '4 d',
            '6 d',
            '8 d',
            '10 d',
        ]);
    });

    it('say where no request ended', () => {
        const nothing = recordOf(repeated(10, { times: [] }));
        const result = judgeExperiment({ id: 'Test' }, planOf(10), [nothing], 1, (id) => id);
        expect(runChart(result, WIDTH, (id) => id).match(/no request ended/g)).toHaveLength(2);
    });

    it('hatch what has no modelled effect, and say why', () => {
        const fault = {
            at: 5000,
            until: 9000,
            kind: 'skew',
            title: 'skew clock',
            withoutEffect: 'nothing depends on it',
        };
        const svg = runChart(resultOf([fault]), WIDTH, (id) => id);
        expect(svg).toContain('<title>skew clock: no modelled effect, nothing depends on it</title>');
        expect(svg).toContain('fill="url(#hatch-Test-1000)"');
    });

    it('draw a run of any length, and one in which nothing happens', () => {
        for (const seconds of [1, 2, 59, 3601]) {
            const svg = runChart(resultOf([], seconds), WIDTH, (id) => id);
            expect(svg).not.toMatch(/NaN|Infinity|undefined/);
            expect(svg).toContain('class="series p99"');
        }
        const nothing = recordOf(repeated(10, { times: [] }));
        const result = judgeExperiment({ id: 'Test' }, planOf(10), [nothing], 1, (id) => id);
        expect(runChart(result, WIDTH, (id) => id)).not.toMatch(/NaN|Infinity|undefined/);
    });

    it('show another run as dotted lines, on a scale that holds both', () => {
        const slow = recordOf(repeated(60, { times: [4000], errors: 1 }));
        const svg = runChart(resultOf([]), WIDTH, (id) => id, slow);
        expect(svg).toContain('class="series p99 other"');
        expect(svg).toContain('class="series errors other"');
        expect(svg).toContain('>4 s<');
    });
});
