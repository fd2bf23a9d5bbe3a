import { diffModels } from '../../../../src/model/diff/diff-models.ts';
import type { ElementChange, ModelDiff, RelationChange } from '../../../../src/model/diff/model-diff.ts';
import { modelOf } from '../../../model-of.ts';

/** The differences of two texts, one line each, as short as a test wants to read them. */
export async function toldChanges(before: string, after: string): Promise<readonly string[]> {
    return told(diffModels(await modelOf(before), await modelOf(after)));
}

/** The same of a diff. */
export function told({ elements, relations }: ModelDiff): readonly string[] {
    return [...elements.map(elementLine), ...relations.map(relationLine)];
}

function elementLine({ change, before, after, identity, properties }: ElementChange): string {
    return [
        `${change} ${(after ?? before)?.kind} ${idsOf(before, after)}`,
        ...(identity ? [identity] : []),
        ...properties.map(({ property }) => property),
    ].join(', ');
}

function relationLine({ change, kind, before, after, properties, policies }: RelationChange): string {
    return [
        `${change} ${kind} ${idsOf(before, after)}`,
        ...properties.map(({ property }) => property),
        ...policies.map(({ property, inherited, onlyOrigin }) =>
            [inherited ? 'inherited' : 'own', property, ...(onlyOrigin ? ['said elsewhere'] : [])].join(' '),
        ),
    ].join(', ');
}

function idsOf(before: { readonly id: string } | undefined, after: { readonly id: string } | undefined): string {
    const ids = [before, after].flatMap((thing) => (thing ? [thing.id] : []));
    return [...new Set(ids)].join(' => ');
}
