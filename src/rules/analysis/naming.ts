import { allElements } from '../../model/architecture.ts';
import { PICTURED_KINDS } from '../../model/element-kinds.ts';
import type { ModelIndex } from '../../model/index-model.ts';

/** What messages call the element with an id; made by {@link naming}. */
export type NameOf = (id: string) => string;

/**
 * The shortest dotted name by which the language would find each element of its sort without doubt: `orders` if no
 * other component, store … is called so, else `Ordering.orders`. Operations bear the name of their service in front:
 * `orders.place`. To be had through `RuleContext.derive`.
 */
export function naming(index: ModelIndex): NameOf {
    const uses = new Map<string, number>();
    for (const element of allElements(index.model)) {
        if (NAMED_ALONE.has(element.kind)) {
            uses.set(element.name, (uses.get(element.name) ?? 0) + 1);
        }
    }
    const short = (id: string, name: string) => (uses.get(name) === 1 ? name : id);
    const known = new Map<string, string>();
    const find = (id: string) => {
        const operation = index.operations.get(id);
        if (operation) {
            const service = index.services.get(operation.service);
            return service ? `${short(service.id, service.name)}.${operation.name}` : id;
        }
        const element = index.elements.get(id);
        return element ? short(id, element.name) : id;
    };
    return (id) => {
        const name = known.get(id) ?? find(id);
        known.set(id, name);
        return name;
    };
}

const NAMED_ALONE: ReadonlySet<string> = new Set([...PICTURED_KINDS, 'team', 'mesh', 'policy', 'release']);
