import type { BreakerSettings } from '../../model/breakers/breaker-settings.ts';
import { resolveBreaker } from '../../model/breakers/resolve-breaker.ts';
import { type UnsaidNumber, unsaidNumbers } from '../../model/breakers/unsaid-numbers.ts';
import type { AssumptionKind } from './assumptions.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { PlannedCall } from './simulation-plan.ts';

const KINDS = {
    kind: 'breaker-kind',
    opens: 'breaker-opens',
    window: 'breaker-window',
    minimum: 'breaker-minimum',
    wait: 'breaker-wait',
    closes: 'breaker-closes',
} as const satisfies Record<UnsaidNumber, AssumptionKind>;

/** Notes what breakers do that nobody says, and where they can never do anything. */
export function assumeOfBreakers({ calls, works, servers, assumptions }: PlanDraft): void {
    for (const call of calls) {
        if (call?.breaker === undefined) {
            continue;
        }
        const source = servers[call.source]?.id ?? call.id;
        for (const number of unsaidNumbers(call.breaker)) {
            assumptions.assume(KINDS[number], source);
        }
        const { probing } = resolveBreaker(call.breaker);
        for (const target of targetsOf(call, works)) {
            const server = servers[target];
            if (server !== undefined && isTooFew(server.replicas.max, probing)) {
                assumptions.assume('none-ejected', server.id);
            }
        }
    }
}

/** Whether so few hosts are a smaller share each than may be ejected. */
function isTooFew(hosts: number, probing: BreakerSettings['probing']): boolean {
    return probing.by === 'sweep' && 1 / hosts > probing.mostEjected;
}

function targetsOf({ targets }: PlannedCall, works: PlanDraft['works']): readonly number[] {
    return [...new Set(targets.flatMap((work) => works[work]?.server ?? []))];
}
