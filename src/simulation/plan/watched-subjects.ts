import type { Expectation } from '../../model/experiment.ts';
import { reachOf } from './fault-reach.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { WatchedSubject } from './simulation-plan.ts';

/** Every subject of expectations that is no scenario, once, in the order of their ids. */
export function watchedSubjects(draft: PlanDraft, expectations: readonly Expectation[]): readonly WatchedSubject[] {
    const scenarios = new Set(draft.index.model.scenarios.map(({ id }) => id));
    const subjects = expectations.flatMap((expectation) =>
        expectation.metric === 'recovery' || expectation.of === undefined || scenarios.has(expectation.of)
            ? []
            : [expectation.of],
    );
    return [...new Set(subjects)].sort().map((id) => watchedSubject(draft, id));
}

function watchedSubject(draft: PlanDraft, id: string): WatchedSubject {
    const { servers, works, channels } = reachOf(draft, id);
    if (works.size + channels.size === 0) {
        draft.assumptions.assume('watched-in-vain', id);
    }
    return { id, works: [...works], channels: [...channels], servers: [...servers] };
}
