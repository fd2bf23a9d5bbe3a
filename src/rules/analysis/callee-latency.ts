import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { Quantile, ServiceLevelObjective, WorkTime } from '../../model/service.ts';

/**
 * The p99 latency of what a call reaches, from the nearest that states one: the operation's objective, its service's
 * or external's objective, then what the operation, service or external is said to take.
 */
export function calleeP99(index: ModelIndex, call: Call): Milliseconds | undefined {
    const operation = index.operations.get(call.targetOperation ?? '');
    const target = index.services.get(call.target) ?? index.externals.get(call.target);
    return (
        promisedP99(operation?.slo) ??
        promisedP99(target?.slo) ??
        workTimeP99(operation?.takes) ??
        workTimeP99(target?.takes)
    );
}

/** The p99 latency that an objective promises. */
export function promisedP99(slo: ServiceLevelObjective | undefined): Milliseconds | undefined {
    return p99Of(slo?.latency ?? []);
}

/** The p99 of a work time, where it says one outright. */
function workTimeP99(takes: WorkTime | undefined): Milliseconds | undefined {
    return takes?.by === 'quantiles' ? p99Of(takes.quantiles) : undefined;
}

function p99Of(quantiles: readonly Quantile[]): Milliseconds | undefined {
    return quantiles.find(({ share }) => share === 0.99)?.value;
}
