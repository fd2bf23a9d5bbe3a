import type { ModelIndex } from '../../model/index-model.ts';

/**
 * A computation that is made once for each model, however many computations and rules build on it. `RuleContext.derive`
 * does the same for what rules ask for themselves; this is for what such computations ask for in turn.
 */
export function oncePerModel<T extends object>(compute: (index: ModelIndex) => T): (index: ModelIndex) => T {
    const known = new WeakMap<ModelIndex, T>();
    return (index) => {
        const result = known.get(index) ?? compute(index);
        known.set(index, result);
        return result;
    };
}
