import type { Element } from '../element.ts';
import type { Operation } from '../service.ts';
import type { PropertyChange } from './model-diff.ts';

/**
 * Whether what happens in both bodies of an operation happens in another order. Steps that are new or gone are changes
 * of their own and no change of order.
 *
 * @param newIds the later id of each relation that stands in both models, by its earlier one
 */
export function stepOrderChange(
    before: Element,
    after: Element,
    newIds: ReadonlyMap<string, string>,
): readonly PropertyChange[] {
    if (!isOperation(before) || !isOperation(after)) {
        return [];
    }
    const now = new Set(after.steps.map(({ id }) => id));
    const kept = before.steps.flatMap(({ id }) => {
        const later = newIds.get(id);
        return later !== undefined && now.has(later) ? [{ id, later }] : [];
    });
    const old = new Set(kept.map(({ later }) => later));
    const order = after.steps.flatMap(({ id }) => (old.has(id) ? [id] : []));
    return kept.every(({ later }, index) => later === order[index])
        ? []
        : [
              {
                  property: 'steps',
                  before: kept.map(({ id }) => id),
                  after: order,
                  beforeAt: before.source,
                  afterAt: after.source,
              },
          ];
}

function isOperation(element: Element): element is Operation {
    return 'steps' in element && 'service' in element;
}
