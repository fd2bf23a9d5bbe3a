import { indexModel } from '../../../src/model/index-model.ts';
import { runPlan } from '../../../src/simulation/engine/run-plan.ts';
import { planExperiment } from '../../../src/simulation/plan/plan-experiment.ts';
import {
    DEFAULT_SIMULATION_SETTINGS,
    type SimulationSettings,
} from '../../../src/simulation/plan/simulation-settings.ts';
import { latencyQuantile, mergeLatencies } from '../../../src/simulation/record/latency-histogram.ts';
import type { CallSeries, RunRecord, ServerSeries } from '../../../src/simulation/record/run-record.ts';
import { modelOf } from '../../model-of.ts';

/** What a run did, to be asked about stretches of it in seconds. */
export interface Story {
    readonly record: RunRecord;
    /** Share of the requests of a scenario that fail, of those that end from one second to another. */
    readonly errors: (scenario: string, from: number, to: number) => number;
    /** Time below which 99 % of the requests of a scenario stay. */
    readonly p99: (scenario: string, from: number, to: number) => number;
    /** Requests a second that end well. */
    readonly goodput: (scenario: string, from: number, to: number) => number;
    readonly server: (id: string) => ServerSeries;
    /** The calls between two elements. */
    readonly call: (source: string, target: string) => CallSeries;
    /** Mean of a series from one second to another; for counts, of those in a second. */
    readonly mean: (series: readonly number[], from: number, to: number) => number;
}

/** Runs the first experiment of a text. */
export async function storyOf(
    text: string,
    seed = 1,
    settings: SimulationSettings = DEFAULT_SIMULATION_SETTINGS,
): Promise<Story> {
    const index = indexModel(await modelOf(text));
    const [experiment] = index.model.experiments;
    if (!experiment) {
        throw new Error('The text has no experiment.');
    }
    const planned = planExperiment(index, experiment, settings);
    if (!planned.ok) {
        throw new Error(planned.problems.map(({ message }) => message).join('\n'));
    }
    return storyTold(runPlan(planned.plan, seed));
}

function storyTold(record: RunRecord): Story {
    const part = <T>(series: readonly T[], from: number, to: number) =>
        series.slice(Math.round((from * 1000) / record.interval), Math.round((to * 1000) / record.interval));
    const sum = (series: readonly number[], from: number, to: number) =>
        part(series, from, to).reduce((total, each) => total + each, 0);
    const scenario = (id: string) => found(record.scenarios, (each) => each.id === id, id);
    return {
        record,
        errors: (id, from, to) => sum(scenario(id).errors, from, to) / sum(scenario(id).requests, from, to),
        p99: (id, from, to) =>
            latencyQuantile(mergeLatencies(part(scenario(id).latency, from, to)), 0.99) ?? Number.POSITIVE_INFINITY,
        goodput: (id, from, to) =>
            (sum(scenario(id).requests, from, to) - sum(scenario(id).errors, from, to)) / (to - from),
        server: (id) => found(record.servers, (each) => each.id === id, id),
        call: (source, target) =>
            found(record.calls, (each) => each.source === source && each.target === target, `${source} → ${target}`),
        mean: (series, from, to) => sum(series, from, to) / part(series, from, to).length,
    };
}

function found<T>(list: readonly T[], is: (each: T) => boolean, name: string): T {
    const one = list.find(is);
    if (one === undefined) {
        throw new Error(`There is no ${name} in the record.`);
    }
    return one;
}
