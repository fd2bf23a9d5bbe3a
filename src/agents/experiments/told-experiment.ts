import * as z from 'zod/mini';
import { experimentData } from '../../experiments/experiment-data.ts';
import { counterfactualLines, type ExperimentReport, explanationLines } from '../../experiments/experiment-report.ts';
import { measuredText, runLine } from '../../experiments/wording.ts';
import { formatCount, formatShare } from '../../model/quantities.ts';
import { formatMeasure } from '../../simulation/experiment/expectation-text.ts';
import type { ExperimentResult } from '../../simulation/experiment/experiment-result.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { placeOf, placeOutput, placeText } from '../project/places.ts';

/** So many servers, the busiest, and so many assumptions and notes are told. */
const MOST = { servers: 20, named: 5, assumptions: 30, notes: 30 };

const milliseconds = z.number().check(z.describe('Milliseconds.'));
const orNothing = z.nullable(z.number());
const texts = z.array(z.string());
const verdict = z.enum(['pass', 'fail', 'inconclusive']);
const anyVerdict = z.enum(['pass', 'fail', 'inconclusive', 'none']);

/** An experiment that was run, as agents are told it. */
export const experimentOutput = z.object({
    id: z.string(),
    title: z.optional(z.string()),
    verdict: anyVerdict.check(z.describe('inconclusive: too little was seen to tell. none: nothing was expected.')),
    reasons: texts,
    seed: z.number(),
    replications: z.int(),
    events: z.number(),
    duration: milliseconds,
    warmup: milliseconds,
    loads: texts,
    expectations: z.array(
        z.object({
            phase: z.enum(['steady', 'abort', 'expect']),
            text: z.string(),
            verdict,
            unit: z.string(),
            measured: orNothing.check(z.describe('null: nothing was measured, or it has no end.')),
            low: orNothing,
            high: orNothing,
            at: orNothing.check(z.describe('When it first did not hold, in milliseconds.')),
            detail: z.optional(z.string()),
            ...placeOutput,
        }),
    ),
    faults: z.array(
        z.object({
            at: milliseconds,
            until: milliseconds,
            kind: z.string(),
            title: z.string(),
            withoutEffect: z.optional(z.string()),
        }),
    ),
    scenarios: z.array(
        z.object({
            id: z.string(),
            requests: z.number(),
            errors: z.number(),
            latency: z.object({
                mean: milliseconds,
                p50: milliseconds,
                p90: milliseconds,
                p99: milliseconds,
                max: milliseconds,
            }),
        }),
    ),
    servers: z
        .array(
            z.object({
                id: z.string(),
                utilisation: z.number().check(z.describe('Part of one.')),
                queue: z.object({ mean: z.number(), max: z.number() }),
            }),
        )
        .check(z.describe('The busiest.')),
    explanation: z.array(
        z.object({
            kind: z.string(),
            at: z.optional(milliseconds),
            text: z.string(),
            detail: z.optional(z.string()),
            elements: texts,
        }),
    ),
    counterfactuals: z
        .array(z.object({ changes: texts, rules: texts, verdict: anyVerdict, broken: texts }))
        .check(z.describe('Fixes of the linter with which it was run again in memory, those that made it pass first.')),
    assumptions: texts.check(z.describe('What the model does not say and the run took for granted.')),
    notes: texts,
});

/** An experiment as data. */
export function toldExperiment(report: ExperimentReport, project: AgentProject) {
    const { servers, assumptions, notes, ...told } = experimentData(report, (source) => placeOf(project, source));
    return {
        ...told,
        servers: busiest(servers).slice(0, MOST.servers),
        assumptions: assumptions.slice(0, MOST.assumptions),
        notes: notes.slice(0, MOST.notes),
    };
}

/** The same in words. */
export function experimentText({ result, counterfactuals }: ExperimentReport, project: AgentProject): string {
    const mark = result.verdict === 'none' ? '' : `${result.verdict.toUpperCase()} `;
    const list = (title: string, lines: readonly string[]) =>
        lines.length === 0 ? [] : [`  ${title}:`, ...lines.map((line) => `    ${line}`)];
    return [
        `${mark}${result.id}: ${runLine(result)}`,
        ...result.reasons.map((reason) => `  ${reason}`),
        ...result.expectations.map(
            (each) =>
                `  ${each.verdict}: ${each.phase === 'expect' ? '' : `${each.phase}: `}${each.text}: ${measuredText(each)} — ${placeText(placeOf(project, each.source))}`,
        ),
        ...result.scenarios.map(scenarioLine),
        ...list('Busiest', busiest(result.servers).slice(0, MOST.named).map(serverLine)),
        ...list(result.verdict === 'fail' ? 'Why it failed' : 'What happened', explanationLines(result)),
        ...list('What would have helped', counterfactualLines(counterfactuals)),
        ...list('To know', [...result.notes, ...result.assumptions].slice(0, MOST.assumptions)),
    ].join('\n');
}

function scenarioLine({ id, requests, errors, latency }: ExperimentResult['scenarios'][number]): string {
    const share = requests === 0 ? 'none' : formatMeasure(errors / requests, 'share');
    const times = (['mean', 'p50', 'p90', 'p99', 'max'] as const).map(
        (each) => `${each} ${formatMeasure(latency[each], 'ms')}`,
    );
    return `  ${id}: ${formatCount(requests)} requests, errors ${share}, latency ${times.join(', ')}`;
}

function serverLine({ id, utilisation, queue }: ExperimentResult['servers'][number]): string {
    return `${id}: ${formatShare(utilisation, 1)} in use, at most ${formatCount(queue.max)} waiting`;
}

function busiest(servers: ExperimentResult['servers']): ExperimentResult['servers'] {
    return servers
        .filter(({ utilisation, queue }) => utilisation > 0 || queue.max > 0)
        .toSorted((a, b) => b.utilisation - a.utilisation || b.queue.max - a.queue.max);
}
