import * as z from 'zod/mini';
import type { Element } from '../../model/element.ts';
import { technologiesOf } from '../../panel/element-details.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { placeOf, placeOutput, placeText } from '../project/places.ts';

/** An element in a list. */
export const elementOutput = z.object({
    id: z.string().check(z.describe('Qualified name.')),
    kind: z.string(),
    title: z.optional(z.string()),
    context: z.optional(z.string()),
    owner: z.optional(z.string()),
    technology: z.optional(z.string()),
    ...placeOutput,
});

/** An element in a list. */
export type ToldElement = z.infer<typeof elementOutput>;

/** What is told of an element in a list. */
export function toldElement(element: Element, project: AgentProject): ToldElement {
    const context = project.index.contextOf(element.id);
    const owner = project.index.ownerOf(element.id);
    const technology = technologiesOf(element).join(', ');
    return {
        id: element.id,
        kind: element.kind,
        ...(element.title === undefined ? {} : { title: element.title }),
        ...(context === undefined || context === element.id ? {} : { context }),
        ...(owner === undefined ? {} : { owner }),
        ...(technology === '' ? {} : { technology }),
        ...placeOf(project, element.source),
    };
}

/** An element on one line. */
export function elementLine({ id, kind, title, owner, technology, ...place }: ToldElement): string {
    const notes = [
        ...(technology === undefined ? [] : [technology]),
        ...(owner === undefined ? [] : [`owner ${owner}`]),
    ];
    const name = title === undefined ? id : `${id} "${title}"`;
    return `${kind} ${name}${notes.length > 0 ? ` (${notes.join(', ')})` : ''} — ${placeText(place)}`;
}
