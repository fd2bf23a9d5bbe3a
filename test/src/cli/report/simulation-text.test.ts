import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { simulationText } from '../../../../src/cli/report/simulation-text.ts';
import type { Counterfactual } from '../../../../src/experiments/counterfactuals.ts';
import type { ExperimentResult } from '../../../../src/simulation/experiment/experiment-result.ts';
import { judgeExperiment } from '../../../../src/simulation/experiment/judge-experiment.ts';
import { planOf, recordOf, repeated } from '../../simulation/run-of.ts';

const SECONDS = 120;
const FAULT = { at: 40_000, until: 80_000, kind: 'delay', title: 'delay Payments.payments by 3s' };

function resultOf(more: Partial<ExperimentResult> = {}): ExperimentResult {
    const record = recordOf([
        ...repeated(40, { times: [10, 20] }),
        ...repeated(40, { times: [3000, 3000], errors: 1 }),
        ...repeated(40, { times: [10, 20] }),
    ]);
    const result = judgeExperiment({ id: 'Slow' }, planOf(SECONDS), [record], 1, (id) => id);
    return { ...result, faults: [FAULT], ...more };
}

function linesOf(result: ExperimentResult, columns?: number, counterfactuals: readonly Counterfactual[] = []) {
    const text = simulationText([{ result, counterfactuals }], {
        fileName: (uri) => uri,
        linesOf: () => [],
        output: {
            write: () => undefined,
            colours: picocolors.createColors(false),
            isTerminal: columns !== undefined,
            ...(columns === undefined ? {} : { columns }),
        },
    });
    return text.split('\n');
}

const lineWith = (lines: readonly string[], words: string) => lines.find((line) => line.includes(words)) ?? '';

describe('the text about a run', () => {
    it('plots latency and errors on one axis of time, with the faults under them', () => {
        const lines = linesOf(resultOf(), 100);
        const [latency, errors, fault] = ['p99 Purchase', 'errors  ', '0:40 delay'].map((words) =>
            lineWith(lines, words),
        );
        expect(latency).toMatch(/▂█+▂+ {2}up to 3 s$/);
        expect(errors).toMatch(/▁[▂-█]+▁+ {2}up to 50 %$/);
        const slow = latency?.indexOf('█') ?? -1;
        expect(Math.abs((fault?.indexOf('━') ?? -1) - slow)).toBeLessThanOrEqual(1);
        expect(Math.abs((fault?.lastIndexOf('━') ?? -1) - (latency?.lastIndexOf('█') ?? -1))).toBeLessThanOrEqual(1);
    });

    it.each([60, 72, 80, 100, 200])('keeps plots, faults and reasons within %i columns', (columns) => {
        const lines = linesOf(
            resultOf({
                faults: [FAULT, { ...FAULT, at: 90_000, until: 110_000, title: `partition ${'far'.repeat(40)}` }],
                loads: ['Purchase from 50/s to 500/s over 2 min', 'Search at 200/s'],
                reasons: [`too little was seen to tell ${'again and '.repeat(30)}`],
                explanation: [
                    {
                        kind: 'saturation',
                        at: 41_000,
                        text: 'orders was full '.repeat(12),
                        detail: 'waited '.repeat(40),
                        elements: [],
                    },
                ],
            }),
            columns,
        );
        const isTable = (line: string) => /Scenario|Purchase {2,}\d/.test(line);
        const tooLong = lines.filter((line) => line.length > Math.min(columns, 100) && !isTable(line));
        expect(tooLong).toEqual([]);
        expect(lines.filter((line) => line.includes('━'))).toHaveLength(2);
    });

    it('marks a fault without effect by a line of its own', () => {
        const faults = [{ ...FAULT, withoutEffect: 'nothing depends on it' }];
        const line = lineWith(linesOf(resultOf({ faults })), '0:40 delay');
        expect(line).toContain('╌');
        expect(line).not.toContain('━');
    });

    it('says which changes would have helped, or that what was tried did not', () => {
        const change = { changes: ['Set a timeout'], rules: ['missing-timeout'], broken: [] };
        expect(linesOf(resultOf(), 80, [{ ...change, verdict: 'pass' }])).toContain('  with “Set a timeout”: PASS');
        expect(linesOf(resultOf(), 80, [{ ...change, verdict: 'fail' }])).toContain(
            '  tried, and not enough: “Set a timeout”',
        );
    });

    it('ends with how many came to which verdict, if there are several', () => {
        const result = resultOf();
        const reports = (['pass', 'fail', 'pass'] as const).map((verdict) => ({
            result: { ...result, verdict },
            counterfactuals: [],
        }));
        const output = { write: () => undefined, colours: picocolors.createColors(false), isTerminal: false };
        const context = { fileName: (uri: string) => uri, linesOf: () => [], output };
        expect(simulationText(reports, context)).toMatch(/\n\n1 failed, 2 passed\n$/);
        expect(simulationText(reports.slice(0, 1), context)).not.toMatch(/\d passed\n$/);
    });

    it('tells of a single error, however many requests there were', () => {
        const [scenario] = resultOf().scenarios;
        const start = { line: 0, character: 0 };
        const range = { start, end: start };
        const lines = linesOf(
            resultOf({
                scenarios: scenario ? [{ ...scenario, requests: 23_045, errors: 1 }] : [],
                expectations: [
                    {
                        phase: 'expect',
                        text: 'no errors',
                        verdict: 'fail',
                        metric: 'no-errors',
                        unit: 'count',
                        measured: 1,
                        source: { uri: 'shop.fbk', range, extent: range },
                    },
                ],
            }),
        );
        expect(lineWith(lines, '  Purchase ')).toContain(' 0.0043 % ');
        expect(lines).toContain('      1 error');
    });

    it('is a text also of a run in which nothing happened', () => {
        const nothing = recordOf(repeated(5, { times: [] }));
        const result = judgeExperiment({ id: 'Idle' }, planOf(5), [nothing], 1, (id) => id);
        const text = linesOf(result).join('\n');
        expect(text).toContain('Idle');
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
    });
});
