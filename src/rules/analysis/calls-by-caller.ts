import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import { compareSources } from '../../model/source.ts';
import { listedUpTo } from '../../model/wording.ts';
import type { RelatedLocation } from '../finding.ts';
import type { Report } from '../rule.ts';
import { groupBy } from './group-by.ts';
import type { InternalCall } from './internal-calls.ts';
import type { NameOf } from './naming.ts';
import { calleeOf, callerOf } from './own-calls.ts';

/** The faulty calls of one service. */
export interface CallsOfCaller {
    /** Id of the service. */
    readonly caller: string;
    /** Those who are called, in a sentence. */
    readonly callees: string;
    /** What a report says of them but for its message and severity. */
    readonly place: Pick<Report, 'source' | 'element' | 'relations' | 'decisive' | 'related'>;
}

/** Most callees named in a message. */
const NAMED = 5;
/** Most calls among the related locations. */
const RELATED = 20;

/** Gathers calls by who makes them: what a service gets wrong, it mostly gets wrong in all its calls. */
export function callsByCaller(
    index: ModelIndex,
    calls: readonly InternalCall[],
    nameOf: NameOf,
): readonly CallsOfCaller[] {
    const byPlace = [...calls].sort((a, b) => compareSources(a.call.location, b.call.location));
    return [...groupBy(byPlace, ({ call }) => call.source)].flatMap(([caller, own]) => {
        const targets = [...new Set(own.map(({ target }) => target.id))];
        const service = index.services.get(caller);
        if (!service) {
            return [];
        }
        const single = own.length === 1 ? own[0] : undefined;
        return {
            caller,
            callees: listedUpTo(targets.map((id) => `\`${nameOf(id)}\``).sort(byCodeUnits), NAMED, 'services'),
            place: {
                source: single?.call.location ?? service.source,
                element: caller,
                relations: own.map(({ call }) => call.id),
                decisive: [...targets].sort(),
                related: single ? [] : own.slice(0, RELATED).map(({ call }) => locationOf(call, nameOf)),
            },
        };
    });
}

function locationOf(call: InternalCall['call'], nameOf: NameOf): RelatedLocation {
    return {
        message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\``,
        source: call.location,
        element: callerOf(call),
    };
}
