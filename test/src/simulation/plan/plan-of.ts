import { indexModel, type ModelIndex } from '../../../../src/model/index-model.ts';
import { planExperiment } from '../../../../src/simulation/plan/plan-experiment.ts';
import type { PlanResult } from '../../../../src/simulation/plan/plan-result.ts';
import { planScenario } from '../../../../src/simulation/plan/plan-scenario.ts';
import type {
    PlannedCall,
    PlannedChannel,
    PlannedFault,
    PlannedServer,
    PlannedStep,
    PlannedWork,
    SimulationPlan,
} from '../../../../src/simulation/plan/simulation-plan.ts';
import {
    DEFAULT_SIMULATION_SETTINGS,
    type SimulationSettings,
} from '../../../../src/simulation/plan/simulation-settings.ts';
import { modelOf } from '../../../model-of.ts';

/** What comes of planning the first experiment of a text, else its first scenario under 10/s. */
export async function planningOf(
    text: string,
    settings: Partial<SimulationSettings> = {},
    options?: Parameters<typeof modelOf>[1],
): Promise<PlanResult> {
    return firstPlan(indexModel(await modelOf(text, options)), { ...DEFAULT_SIMULATION_SETTINGS, ...settings });
}

function firstPlan(index: ModelIndex, settings: SimulationSettings): PlanResult {
    const [experiment] = index.model.experiments;
    const [scenario] = index.model.scenarios;
    if (experiment) {
        return planExperiment(index, experiment, settings);
    }
    if (!scenario) {
        throw new Error('The text has neither an experiment nor a scenario.');
    }
    return planScenario(index, { scenario, load: scenario.load ?? { shape: 'poisson', rate: 10 } }, settings);
}

/** The plan of a text, with its parts by id. */
export async function planOf(text: string, settings: Partial<SimulationSettings> = {}): Promise<ReadablePlan> {
    const result = await planningOf(text, settings);
    if (!result.ok) {
        throw new Error(`No plan:\n${result.problems.map(({ message }) => message).join('\n')}`);
    }
    return readable(result.plan);
}

/** Why a text cannot be planned. */
export async function problemsOf(text: string, settings: Partial<SimulationSettings> = {}): Promise<readonly string[]> {
    const result = await planningOf(text, settings, { tolerant: true });
    return result.ok ? [] : result.problems.map(({ message }) => message);
}

/** A plan whose parts can be asked for by their ids. */
export interface ReadablePlan {
    readonly plan: SimulationPlan;
    readonly server: (id: string) => PlannedServer;
    readonly work: (id: string) => PlannedWork;
    readonly call: (id: string) => PlannedCall;
    readonly channel: (id: string) => PlannedChannel;
    readonly fault: (title: string) => PlannedFault;
    /** What a work does, in words: `a; (b | c)`. */
    readonly steps: (id: string) => string;
}

/** Makes the parts of a plan known by their ids. */
export function readable(plan: SimulationPlan): ReadablePlan {
    const work = (id: string) => part(plan.works, id);
    return {
        plan,
        server: (id) => part(plan.servers, id),
        work,
        call: (id) => part(plan.calls, id),
        channel: (id) => part(plan.channels, id),
        fault: (title) =>
            found(
                plan.faults.find((fault) => fault.title === title),
                title,
                plan.faults.map((fault) => fault.title),
            ),
        steps: (id) => stepsInWords(plan, work(id).steps),
    };
}

function part<T extends { readonly id: string }>(parts: readonly T[], id: string): T {
    return found(
        parts.find((each) => each.id === id),
        id,
        parts.map((each) => each.id),
    );
}

function found<T>(value: T | undefined, name: string, names: readonly string[]): T {
    if (value === undefined) {
        throw new Error(`There is no ${name}; there is ${names.join(', ')}.`);
    }
    return value;
}

/** What steps do: `reads cache else (db); (a & b); one of (c | nothing); sends Topic/Event`. */
export function stepsInWords(plan: SimulationPlan, steps: PlannedWork['steps']): string {
    return steps.map((step) => stepInWords(plan, step)).join('; ');
}

function stepInWords(plan: SimulationPlan, step: PlannedStep): string {
    switch (step.do) {
        case 'call': {
            const times = step.times === 1 ? '' : ` ${step.times} times${step.parallel ? ' in parallel' : ''}`;
            return `${targetsInWords(plan, step.call)}${times}`;
        }
        case 'together':
            return `(${step.branches.map((branch) => stepsInWords(plan, branch)).join(' & ')})`;
        case 'repeat':
            return `${step.times} times (${stepsInWords(plan, step.steps)})`;
        case 'choose':
            return `one of (${step.branches.map((branch) => branchInWords(plan, branch)).join(' | ')})`;
        case 'look-up':
            return `looks up ${targetsInWords(plan, step.call)} else (${stepsInWords(plan, step.otherwise)})`;
        case 'publish':
            return `${step.decoupled ? 'hands on' : 'sends'} ${[plan.channels[step.channel]?.id, step.event].filter(Boolean).join('/')}`;
    }
}

/** `a.q`; `20 % a.q` where the branches are not alike. */
function branchInWords(
    plan: SimulationPlan,
    { weight, steps }: { weight: number; steps: PlannedWork['steps'] },
): string {
    const share = weight === 0.5 || weight === 1 ? '' : `${Math.round(weight * 100)} % `;
    return `${share}${stepsInWords(plan, steps) || 'nothing'}`;
}

function targetsInWords(plan: SimulationPlan, call: number): string {
    return (plan.calls[call]?.targets ?? []).map((target) => plan.works[target]?.id).join('/');
}
