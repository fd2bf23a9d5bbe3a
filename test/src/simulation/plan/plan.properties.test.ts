import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexModel, type ModelIndex } from '../../../../src/model/index-model.ts';
import { planExperiment } from '../../../../src/simulation/plan/plan-experiment.ts';
import type { PlanResult } from '../../../../src/simulation/plan/plan-result.ts';
import { planScenario } from '../../../../src/simulation/plan/plan-scenario.ts';
import { allSteps } from '../../../../src/simulation/plan/plan-steps.ts';
import type { SimulationPlan } from '../../../../src/simulation/plan/simulation-plan.ts';
import { DEFAULT_SIMULATION_SETTINGS } from '../../../../src/simulation/plan/simulation-settings.ts';
import { modelSketch } from '../../../arbitraries/model-text.ts';
import { scenarioText } from '../../../arbitraries/scenario-text.ts';
import { choicesFrom } from '../../../arbitraries/seeded-choices.ts';
import { reordered } from '../../../arbitraries/sketch.ts';
import { textOf } from '../../../arbitraries/sketch-text.ts';
import { modelOf } from '../../../model-of.ts';

/** Everything of a model that can be planned. */
function plansOf(index: ModelIndex): readonly PlanResult[] {
    const { experiments, scenarios } = index.model;
    return [
        ...experiments.map((experiment) => planExperiment(index, experiment, DEFAULT_SIMULATION_SETTINGS)),
        ...scenarios.map((scenario) =>
            planScenario(index, { scenario, load: { shape: 'poisson', rate: 5 } }, DEFAULT_SIMULATION_SETTINGS),
        ),
    ];
}

/** What is wrong with a plan: numbers of parts that are not there, calls of nobody, shares beyond one. */
function faultsOf(plan: SimulationPlan): readonly string[] {
    const wrong: string[] = [];
    const check = (list: readonly unknown[], number: number | undefined, what: string) => {
        if (number !== undefined && !(number in list)) {
            wrong.push(`${what} names part ${number} of ${list.length}`);
        }
    };
    for (const work of plan.works) {
        check(plan.servers, work.server, `work ${work.id}`);
        for (const step of allSteps(work.steps)) {
            if (step.do === 'call' || step.do === 'look-up') {
                check(plan.calls, step.call, `a step of ${work.id}`);
            } else if (step.do === 'publish') {
                check(plan.channels, step.channel, `a step of ${work.id}`);
            } else if ((step.do === 'repeat' ? step.steps : step.branches).length === 0) {
                wrong.push(`${work.id} has a step without anything to do`);
            }
            if ((step.do === 'call' || step.do === 'repeat') && !(step.times >= 1)) {
                wrong.push(`${work.id} does something ${step.times} times`);
            }
            if (step.do === 'choose' && step.branches.some(({ weight }) => !(weight >= 0 && weight <= 1))) {
                wrong.push(`${work.id} has a share beyond one`);
            }
        }
    }
    for (const call of plan.calls) {
        check(plan.servers, call.source, `call ${call.id}`);
        check(plan.calls, call.fallback?.call, `the fallback of ${call.id}`);
        check(plan.calls, call.undoneBy, `the undoing of ${call.id}`);
        for (const target of call.targets) {
            check(plan.works, target, `call ${call.id}`);
        }
        if (call.targets.length === 0) {
            wrong.push(`call ${call.id} has no targets`);
        }
    }
    for (const channel of plan.channels) {
        check(plan.channels, channel.deadletter, `channel ${channel.id}`);
        for (const consumer of channel.consumers) {
            check(plan.works, consumer.work, `channel ${channel.id}`);
        }
    }
    for (const fault of plan.faults) {
        for (const server of 'servers' in fault ? fault.servers : []) {
            check(plan.servers, server, fault.title);
        }
        for (const call of 'calls' in fault ? fault.calls : []) {
            check(plan.calls, call, fault.title);
        }
    }
    for (const server of plan.servers) {
        if (!(server.replicas.min >= 1 && server.replicas.max >= server.replicas.min && server.concurrency >= 1)) {
            wrong.push(`server ${server.id} has no place`);
        }
    }
    for (const load of plan.loads) {
        check(plan.works, load.work, `load ${load.scenario}`);
    }
    const ids = plan.servers.map(({ id }) => id);
    if (new Set(ids).size < ids.length || new Set(plan.calls.map(({ id }) => id)).size < plan.calls.length) {
        wrong.push('two servers or two calls have the same id');
    }
    return wrong;
}

describe('a plan', () => {
    it('is well-formed, of any scenario', async () => {
        let planned = 0;
        await fc.assert(
            fc.asyncProperty(scenarioText, async (text) => {
                for (const result of plansOf(indexModel(await modelOf(text, { tolerant: true })))) {
                    planned += result.ok ? 1 : 0;
                    expect(result.ok ? faultsOf(result.plan) : []).toEqual([]);
                }
            }),
            { numRuns: 100 },
        );
        expect(planned).toBeGreaterThan(50);
    });

    it('is well-formed, and the same in whatever order things are declared', async () => {
        await fc.assert(
            fc.asyncProperty(modelSketch, fc.integer(), async (sketch, chosen) => {
                const plans = plansOf(indexModel(await modelOf(textOf(sketch, 1))));
                const others = plansOf(indexModel(await modelOf(textOf(reordered(sketch, choicesFrom(chosen)), 1))));
                for (const result of plans) {
                    expect(result.ok ? faultsOf(result.plan) : []).toEqual([]);
                }
                expect(withoutSources(others)).toEqual(withoutSources(plans));
            }),
            { numRuns: 60 },
        );
    });
});

/** Results without the places that their problems name. */
function withoutSources(results: readonly PlanResult[]): unknown {
    return results.map((result) => (result.ok ? result.plan : result.problems.map(({ message }) => message)));
}
