import type { PlannedCall, PlannedFault, SimulationPlan } from '../../../../src/simulation/plan/simulation-plan.ts';
import { stepsInWords } from './plan-of.ts';

/** A plan as a text that can be read and compared: one line for each part, those by ids in their order. */
export function planInWords(plan: SimulationPlan): string {
    return [
        ...plan.loads.map(
            ({ scenario, load, duration }) => `load ${scenario} ${JSON.stringify(load)} for ${duration} ms`,
        ),
        ...plan.servers
            .map(({ id, kind, replicas, concurrency, limit }) => {
                const scaled = replicas.target === undefined ? '' : `..${replicas.max} at ${replicas.target}`;
                const door = limit === undefined ? '' : `, lets in ${limit}/s`;
                return `${kind} ${id}: ${replicas.min}${scaled} x ${concurrency}${door}`;
            })
            .sort(),
        ...plan.works.map((work) => `work ${work.id}: ${doneFor(plan, work)}`).sort(),
        ...plan.calls.map((call) => `call ${call.id}: ${policiesOf(call)}`).sort(),
        ...plan.channels
            .map((channel) => {
                const receivers = channel.consumers.map(
                    ({ work, event }) => `${plan.works[work]?.id}${event === undefined ? '' : ` of ${event}`}`,
                );
                const dead = channel.deadletter === undefined ? '' : `, else ${plan.channels[channel.deadletter]?.id}`;
                return `${channel.kind} ${channel.id} x ${channel.partitions}: to ${receivers.join(', ') || 'nobody'}${dead}`;
            })
            .sort(),
        ...plan.faults.map((fault) => `fault ${faultInWords(plan, fault)}`),
        ...plan.assumptions.map((assumption) => `assumed ${assumption}`),
    ].join('\n');
}

function doneFor(plan: SimulationPlan, work: SimulationPlan['works'][number]): string {
    const takes = work.takes === undefined ? '' : `${JSON.stringify(work.takes)} `;
    return `${takes}${stepsInWords(plan, work.steps) || 'nothing more'}`;
}

function policiesOf({ id: _id, source: _source, targets: _targets, ...policies }: PlannedCall): string {
    return (
        Object.entries(policies)
            .filter(([, value]) => value !== false)
            .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
            .join(', ') || 'no policy'
    );
}

function faultInWords(plan: SimulationPlan, fault: PlannedFault): string {
    const names = [
        ...('servers' in fault ? fault.servers.map((server) => plan.servers[server]?.id) : []),
        ...('calls' in fault ? fault.calls.map((call) => plan.calls[call]?.id) : []),
        ...('works' in fault ? fault.works.map((work) => plan.works[work]?.id) : []),
    ];
    return `${fault.at}..${fault.until} ${fault.title}: ${fault.withoutEffect ?? names.join(', ')}`;
}
