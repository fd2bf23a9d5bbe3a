import { entryPoints } from '../../model/graphs/entry-points.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import { entryNodes } from './entry-nodes.ts';

/**
 * Where work begins: operations (or services as such) that clients or routes lead to or that nobody calls, handlers of
 * messages, and routes that collect several answers. Ids, sorted. To be had through `RuleContext.derive`.
 */
export function requestEntries(index: ModelIndex): readonly string[] {
    const called = entryPoints(index).flatMap((entry) => entryNodes(index, entry));
    const handlers = index.model.operations.filter(({ kind }) => kind === 'handler').map(({ id }) => id);
    const collecting = index.model.routes.filter(({ calls }) => calls.length > 1).map(({ id }) => id);
    return [...new Set([...called, ...handlers, ...collecting])].sort(byCodeUnits);
}
