import type { EffectivePolicy, EffectiveProperty, PolicyOrigin } from '../../model/policy.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { Source } from '../../model/source.ts';
import type { Fix, RelatedLocation } from '../finding.ts';
import type { NameOf } from './naming.ts';

/**
 * Whether nothing ends the wait for an answer: no timeout, one of zero, and no deadline either, which bounds the wait
 * for all tries together.
 *
 * @param isAbsent how to read silence, as `RuleContext.isAbsent` says
 */
export function hasNoTimeout(
    { timeout, deadline }: Pick<EffectivePolicy, 'timeout' | 'deadline'>,
    isAbsent: (property: EffectiveProperty<unknown>) => boolean,
): boolean {
    return deadline.said !== 'set' && (timeout.said === 'set' ? !isBound(timeout.value) : isAbsent(timeout));
}

function isBound(timeout: Milliseconds): boolean {
    return timeout > 0 && Number.isFinite(timeout);
}

/** A property that a statement outside the call rules out for many calls at once. */
export interface SharedNone {
    /** The same for all calls for which this statement decides. */
    readonly key: string;
    /** Who says it: `system \`Shop\` in its defaults`. */
    readonly by: string;
    readonly element: string;
    readonly source: Source;
}

/** The statement that rules a property out from another place than the call itself. */
export function sharedNone(property: EffectiveProperty<unknown>, nameOf: NameOf): SharedNone | undefined {
    if (property.said !== 'none' || property.origin.layer === 'call' || !property.origin.source) {
        return undefined;
    }
    const { element, source } = property.origin;
    return {
        key: JSON.stringify([source.uri, source.extent]),
        by: layerName(property.origin, nameOf),
        element,
        source,
    };
}

/** A fix that puts something in the place of a `… none`. */
export function replaceNone({ source }: SharedNone, statement: string, title: string): Fix {
    return { title, safe: false, edits: [{ uri: source.uri, range: source.extent, newText: statement }] };
}

/** Says in a clause why a property is absent: who rules it out, or that nobody sets it. */
export function absenceReason(property: EffectiveProperty<unknown>, word: string, nameOf: NameOf): string {
    if (property.said !== 'none') {
        return 'nobody sets one';
    }
    return property.origin.layer === 'call'
        ? `it says \`${word} none\``
        : `${layerName(property.origin, nameOf)} says \`${word} none\``;
}

/** The statement that decides, where it stands somewhere else than in the call. */
export function originLocation(
    property: EffectiveProperty<unknown>,
    word: string,
    nameOf: NameOf,
): readonly RelatedLocation[] {
    if (property.said === 'unknown' || property.origin.layer === 'call' || !property.origin.source) {
        return [];
    }
    const { origin } = property;
    const says = property.said === 'none' ? `\`${word} none\`` : `\`${word}\``;
    return [
        {
            message: `${layerName(origin, nameOf)} says ${says}`,
            source: property.origin.source,
            element: origin.element,
        },
    ];
}

/** What a layer of the policy cascade is called in a sentence. */
export function layerName({ layer, element }: PolicyOrigin, nameOf: NameOf): string {
    const name = `\`${nameOf(element)}\``;
    switch (layer) {
        case 'call':
            return 'the call';
        case 'policy':
            return `policy ${name}`;
        case 'caller':
            return `${name} in its defaults`;
        case 'gateway':
            return name;
        case 'mesh':
            return `mesh ${name}`;
        case 'system':
            return `system ${name} in its defaults`;
        case 'technology':
            return `mesh ${name} by its technology's default`;
    }
}
