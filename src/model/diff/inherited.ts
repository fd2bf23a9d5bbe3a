import type { ArchitectureModel } from '../architecture.ts';
import type { Element } from '../element.ts';
import { compareSources, type Source } from '../source.ts';
import { holderOf } from './element-lists.ts';
import type { PropertyChange } from './model-diff.ts';
import { SAME_IDS, type Translate } from './plain-value.ts';
import { propertiesOf } from './properties.ts';

/** What elements have from what they stand in when they say nothing themselves. */
export interface Surroundings {
    /** Team by id of the context or service. */
    readonly owners: ReadonlyMap<string, string | undefined>;
    /** Where the system says each part of its telemetry, by path. */
    readonly telemetry: ReadonlyMap<string, Source>;
}

/** Collects the {@link Surroundings} of a model. */
export function surroundingsOf({ contexts, services, system }: ArchitectureModel): Surroundings {
    const said = system ? propertiesOf({ telemetry: system.telemetry }, new Set(), SAME_IDS) : [];
    return {
        owners: new Map([...contexts, ...services].map(({ id, owner }) => [id, owner])),
        telemetry: new Map(Array.from(said).flatMap(([path, { at }]) => (at ? [[path, at] as const] : []))),
    };
}

/**
 * Whether a change of an element is only what a change of what it stands in, or of the system, has brought to it: that one is
 * told there, once.
 */
export function isInherited(
    change: PropertyChange,
    before: Element,
    after: Element,
    around: Surroundings,
    aroundNow: Surroundings,
    translate: Translate,
): boolean {
    const { property } = change;
    if (before.kind === 'system') {
        return false;
    }
    if (property === 'owner' || property === 'team') {
        const [from, to] = [holderOf(before), holderOf(after)];
        return (
            from !== undefined &&
            translate(from) === to &&
            change.before === around.owners.get(from) &&
            change.after === aroundNow.owners.get(to)
        );
    }
    return (
        property.startsWith('telemetry.') &&
        isSaidBySystem(change.before === undefined, change.beforeAt, around.telemetry.get(property)) &&
        isSaidBySystem(change.after === undefined, change.afterAt, aroundNow.telemetry.get(property))
    );
}

function isSaidBySystem(unsaid: boolean, at: Source, bySystem: Source | undefined): boolean {
    return unsaid ? bySystem === undefined : bySystem !== undefined && compareSources(at, bySystem) === 0;
}
