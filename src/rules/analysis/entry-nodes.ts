import type { EntryPoint } from '../../model/graphs/entry-points.ts';
import type { ModelIndex } from '../../model/index-model.ts';

/**
 * The nodes of an operation graph at which an entry point lets work in: the operations that are named, or all
 * queries and commands of the service (and the service as such) where it is called as a whole. Handlers, which begin
 * work for a message, are among them only for a service that nobody calls.
 */
export function entryNodes(index: ModelIndex, entry: EntryPoint): readonly string[] {
    const { service, operations, reasons, relations } = entry;
    const uncalled = reasons.includes('uncalled');
    const calledAsWhole = relations
        .map((id) => index.calls.get(id))
        .some((call) => call?.target === service && call.targetOperation === undefined);
    if (!uncalled && !calledAsWhole && operations.length > 0) {
        return operations;
    }
    return [
        service,
        ...index
            .operationsOf(service)
            .filter((operation) => uncalled || operation.kind !== 'handler')
            .map((operation) => operation.id),
    ];
}
