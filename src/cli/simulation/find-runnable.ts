import type { Experiment } from '../../model/experiment.ts';
import { findElement, noElement, otherElement, severalElements } from '../../model/find-element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Scenario } from '../../model/scenario.ts';
import { CommandFailure } from '../command-failure.ts';

/**
 * Finds the experiment or scenario that a person calls by its name.
 *
 * @param all those of the model
 * @throws CommandFailure when there is none of that name
 */
export function findRunnable<T extends Experiment | Scenario>(
    index: ModelIndex,
    name: string,
    all: readonly T[],
    kind: T['kind'],
): T {
    const named = findElement(index, name, (element) => element.kind === kind);
    const found = named.found === 'one' ? all.find(({ id }) => id === named.element.id) : undefined;
    if (found) {
        return found;
    }
    switch (named.found) {
        case 'several':
            throw new CommandFailure(severalElements(name, named.elements), 'Write the qualified name.');
        case 'other':
            throw new CommandFailure(otherElement(name, named.element, kind), namesOf(all, kind));
        default:
            throw new CommandFailure(
                noElement(name, named.found === 'none' ? named.near : undefined).replace('element', kind),
                namesOf(all, kind),
            );
    }
}

/** Most names that a hint lists. */
const MOST_NAMED = 10;

function namesOf(all: readonly { readonly id: string }[], kind: string): string {
    const names = all.slice(0, MOST_NAMED).map(({ id }) => id);
    return names.length === 0
        ? `The model has no ${kind}.`
        : `There are: ${names.join(', ')}${all.length > MOST_NAMED ? ' …' : '.'}`;
}
