import type { ArchitectureModel } from '../src/model/architecture.ts';

/** A model as JSON without the places in the texts: what stays the same when only the texts are arranged anew. */
export function withoutSource(model: ArchitectureModel): unknown {
    return JSON.parse(JSON.stringify(model, (_, value: unknown) => (isPlace(value) ? undefined : value)));
}

/** A range, or something that has one. */
function isPlace(value: unknown): boolean {
    return typeof value === 'object' && value !== null && ('range' in value || ('start' in value && 'end' in value));
}
