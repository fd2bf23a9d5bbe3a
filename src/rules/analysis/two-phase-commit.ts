import type { ModelIndex } from '../../model/index-model.ts';
import type { Operation } from '../../model/service.ts';

/**
 * Whether the model says that an operation runs under two-phase commit: by a tag on it, on its service or on the
 * system, or because the service is built with a transaction manager for it.
 */
export function usesTwoPhaseCommit(index: ModelIndex, operation: Operation): boolean {
    const service = index.services.get(operation.service);
    const words = [...operation.tags, ...(service?.tags ?? []), ...(index.model.system?.tags ?? [])];
    return (
        words.some((tag) => TAGS.has(tag.toLowerCase())) ||
        (service?.technologies ?? []).some((technology) => MANAGERS.has(technology.toLowerCase()))
    );
}

const TAGS: ReadonlySet<string> = new Set(['xa', '2pc', 'two-phase-commit']);

const MANAGERS: ReadonlySet<string> = new Set(['xa', 'atomikos', 'narayana', 'bitronix', 'msdtc']);
