import type { EffectiveProperty, PolicyOrigin } from '../../model/policy.ts';
import type { RelatedLocation } from '../finding.ts';
import type { NameOf } from './naming.ts';

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
    const says = property.said === 'none' ? `\`${word} none\`` : `the ${word}`;
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
