import type { ModelIndex } from '../model/index-model.ts';
import { type NameOf, naming } from '../rules/analysis/naming.ts';

/** What reports call the parts of a run: elements as messages do, calls and store accesses by what they reach. */
export function partNames(index: ModelIndex): NameOf {
    const nameOf = naming(index);
    return (id) => {
        const call = index.calls.get(id);
        if (call) {
            return `to ${nameOf(call.targetOperation ?? call.target)}`;
        }
        const access = index.storeAccesses.get(id);
        return access ? `to ${nameOf(access.store)}` : nameOf(id);
    };
}
