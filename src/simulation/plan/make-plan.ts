import type { Expectation, Fault } from '../../model/experiment.ts';
import { RECOVERY_WITHOUT_FAULT, stepAfterLoad, warmupOutlastsLoad } from '../../model/experiment-problems.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { writtenDuration } from '../../model/quantities.ts';
import { assumeOfBreakers } from './breaker-assumptions.ts';
import { createDraft, type PlanDraft } from './plan-draft.ts';
import type { PlanProblem, PlanResult } from './plan-result.ts';
import { plannedChannel } from './planned-channel.ts';
import { plannedFaults } from './planned-faults.ts';
import { addLoads, type WantedLoad } from './planned-loads.ts';
import { plannedWork } from './planned-work.ts';
import { timingOf } from './run-timing.ts';
import type { PlannedLoad, RunTiming } from './simulation-plan.ts';
import type { SimulationSettings } from './simulation-settings.ts';
import { watchedSubjects } from './watched-subjects.ts';

/** What is to be run. */
export interface Wanted {
    readonly loads: readonly WantedLoad[];
    readonly faults: readonly Fault[];
    readonly expectations: readonly Expectation[];
}

/** Plans what is wanted: what the loads reach, and no more. */
export function makePlan(index: ModelIndex, settings: SimulationSettings, wanted: Wanted): PlanResult {
    const draft = createDraft(index, settings);
    const timing = timingOf(wanted.loads, wanted.faults);
    const loads = addLoads(draft, wanted.loads, timing.duration);
    fillParts(draft);
    assumeOfBreakers(draft);
    assumeOfUsers(draft, loads);
    const problems = [
        ...draft.problems,
        ...timeProblems(wanted, timing),
        ...withoutReplicas(draft),
        ...endlessLoops(draft, wanted.loads),
    ];
    if (problems.length > 0) {
        return { ok: false, problems };
    }
    const faults = plannedFaults(draft, wanted.faults);
    const watched = watchedSubjects(draft, wanted.expectations);
    return {
        ok: true,
        plan: {
            servers: draft.servers,
            works: filled(draft.works),
            calls: filled(draft.calls),
            channels: filled(draft.channels),
            loads,
            faults,
            watched,
            timing,
            network: { delay: settings.networkDelay },
            cancelsAbandonedWork: settings.cancelsAbandonedWork,
            assumptions: draft.assumptions.inWords(),
        },
    };
}

/** Fills every part that is asked for, and those that they ask for in turn. */
function fillParts(draft: PlanDraft): void {
    const { pendingWorks, pendingChannels } = draft;
    let works = 0;
    let channels = 0;
    while (works < pendingWorks.length || channels < pendingChannels.length) {
        for (; works < pendingWorks.length; works++) {
            const { number, node } = pendingWorks[works] ?? {};
            if (number !== undefined && node !== undefined) {
                draft.fillWork(number, plannedWork(draft, node));
            }
        }
        for (; channels < pendingChannels.length; channels++) {
            const { number, key } = pendingChannels[channels] ?? {};
            if (number !== undefined && key !== undefined) {
                draft.fillChannel(number, plannedChannel(draft, key, draft.channels[number]));
            }
        }
    }
}

/** Limits for each user need users who are known: of a load that comes at a rate nobody says how many send it. */
function assumeOfUsers({ servers, works, calls, assumptions }: PlanDraft, loads: readonly PlannedLoad[]): void {
    if (loads.every(({ load }) => load.shape === 'closed')) {
        return;
    }
    const limited = [
        ...servers.flatMap(({ id, userLimit }) => (userLimit === undefined ? [] : [id])),
        ...works.flatMap((work) => (work?.userLimit === undefined ? [] : [work.id])),
        ...calls.flatMap((call) => (call?.userLimit === undefined ? [] : (servers[call.source]?.id ?? []))),
    ];
    for (const id of limited) {
        assumptions.assume('limit-for-users', id);
    }
}

function filled<T>(parts: readonly (T | undefined)[]): readonly T[] {
    return parts.flatMap((part) => part ?? []);
}

function timeProblems(
    { loads, faults, expectations }: Wanted,
    { duration, warmup }: RunTiming,
): readonly PlanProblem[] {
    const over = writtenDuration(duration);
    const problems: PlanProblem[] = faults
        .filter(({ at }) => at >= duration)
        .map(({ at, source }) => ({ message: stepAfterLoad(writtenDuration(at), over), source }));
    const recovery = expectations.find(({ metric }) => metric === 'recovery');
    if (recovery && faults.length === 0) {
        problems.push({ message: RECOVERY_WITHOUT_FAULT, source: recovery.source });
    }
    if (warmup >= duration && duration > 0) {
        const source = loads.find((load) => load.warmup === warmup)?.source;
        problems.push({ message: warmupOutlastsLoad(writtenDuration(warmup), over), ...(source ? { source } : {}) });
    }
    return problems;
}

/** Services that are called and say that they have no replica, at least and at most. */
function withoutReplicas({ index, servers }: PlanDraft): readonly PlanProblem[] {
    return servers.flatMap(({ id }): readonly PlanProblem[] => {
        const replicas = index.services.get(id)?.replicas;
        if (replicas?.said !== 'set' || replicas.value.max > 0) {
            return [];
        }
        const message = `\`${id}\` has no replica (\`replicas 0\`), so nobody answers: give it at least one, as in \`replicas 1\`.`;
        return [{ message, source: replicas.source }];
    });
}

/** Users who never think, of a system that takes no time, would ask without end in a single moment. */
function endlessLoops(draft: PlanDraft, loads: readonly WantedLoad[]): readonly PlanProblem[] {
    const takesTime = draft.settings.networkDelay > 0 || draft.works.some((work) => work?.takes !== undefined);
    if (takesTime || draft.works.length === 0) {
        return [];
    }
    const scenarios = new Map(draft.index.model.scenarios.map((scenario) => [scenario.id, scenario.load]));
    return loads.flatMap(({ load, scenario, source }): readonly PlanProblem[] => {
        const arriving = load ?? (scenario === undefined ? undefined : scenarios.get(scenario));
        if (arriving?.shape !== 'closed' || arriving.think > 0) {
            return [];
        }
        const message =
            'Users who never think and a system that takes no time would ask without end: say how long they think (`users think 2s`), or how long the work takes (`takes 5ms`).';
        return [{ message, ...(source ? { source } : {}) }];
    });
}
