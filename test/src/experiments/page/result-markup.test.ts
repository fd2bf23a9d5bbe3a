import { describe, expect, it } from 'vitest';
import { resultMarkup } from '../../../../src/experiments/page/result-markup.ts';
import type { JudgedExpectation } from '../../../../src/simulation/experiment/experiment-result.ts';
import { judgeExperiment } from '../../../../src/simulation/experiment/judge-experiment.ts';
import { planOf, recordOf, repeated } from '../../simulation/run-of.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const expectation: JudgedExpectation = {
    phase: 'expect',
    text: 'recovery within 30 s',
    verdict: 'fail',
    unit: 'ms',
    metric: 'recovery',
    source: { uri: 'file:///a.fbk', range, extent: range },
};

/** What stands below each expectation, as people read it. */
function told(...expectations: readonly JudgedExpectation[]): readonly string[] {
    const record = recordOf(repeated(60, { times: [10] }));
    const result = judgeExperiment({ id: 'Test' }, planOf(60), [record], 1, (id) => id);
    const markup = resultMarkup({ result: { ...result, expectations }, counterfactuals: [] }, (id) => id);
    return [...markup.matchAll(/<\/strong><p>(.*?)<\/p><\/div><\/li>/g)].map(([, line = '']) =>
        line.replaceAll(/<(?!\/?code>)[^>]*>/g, '').replaceAll('\u00A0', ' '),
    );
}

describe('the markup of results', () => {
    it('sets apart what was measured, its moment and what there is to say', () => {
        const never = { ...expectation, measured: Number.POSITIVE_INFINITY, at: 110_000, detail: 'in 3 of 3 cases' };
        const slow = { ...expectation, metric: 'latency', measured: 3010, low: 2990, high: 3020, at: 43_000 };
        expect(told(never, slow)).toEqual([
            'never · broke at 1:50 · in 3 of 3 cases',
            '3.01 s (2.99 s to 3.02 s) · broke at 0:43',
        ]);
    });

    it('sets as code what is to be written', () => {
        expect(told({ ...expectation, verdict: 'inconclusive', detail: 'write `steady { … }` <b>' })).toEqual([
            'write <code>steady { … }</code> &lt;b&gt;',
        ]);
    });

    it('tells no times where there was no request', () => {
        const nothing = recordOf(repeated(10, { times: [] }));
        const result = judgeExperiment({ id: 'Test' }, planOf(10), [nothing], 1, (id) => id);
        const markup = resultMarkup({ result, counterfactuals: [] }, (id) => id);
        expect(markup).toContain('no request ended');
        expect(markup).not.toContain('<td>0 ms</td>');
    });
});
