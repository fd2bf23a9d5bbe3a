import * as z from 'zod/mini';
import type { Element } from '../../model/element.ts';
import { sortedById } from '../../model/order.ts';
import { technologiesOf } from '../../panel/element-details.ts';
import { elementNamed, isWithin } from '../elements/named-element.ts';
import { elementLine, elementOutput, toldElement } from '../elements/told-element.ts';
import { pageInput, pageOf, pageOutput, projectInput, shortText } from '../input.ts';
import { defineTool, ToolFailure } from '../tool.ts';

/** Lists elements by their words, kind and place. */
export const findElements = defineTool({
    name: 'find_elements',
    title: 'Find elements of the architecture',
    description:
        'Lists services, stores, operations, events, teams and all other elements of a Firebreak model, filtered by words, kind, context or team. Use it to learn the exact name of an element before asking about it. Without a filter it lists everything that is declared.',
    input: z.strictObject({
        project: projectInput,
        words: z
            .optional(shortText)
            .check(
                z.describe('Words that all stand in the name, title, description, technology or tags, in any case.'),
            ),
        kinds: z
            .optional(z.array(shortText).check(z.minLength(1), z.maxLength(40)))
            .check(
                z.describe(
                    'Kinds as the language calls them: service, gateway, bff, monolith, router, client, external, store, cache, broker, topic, queue, event, query, command, handler, context, team, policy, mesh, scenario, view …',
                ),
            ),
        within: z
            .optional(shortText)
            .check(z.describe('Name of a context, service or team: only what stands in it or is owned by it.')),
        ...pageInput(50, 500),
    }),
    output: z.object({ ...pageOutput, elements: z.array(elementOutput) }),
    async run(workspace, input, signal) {
        const project = await workspace.open(input.project, signal);
        const all = sortedById(project.index.elements.values());
        refuseUnknownKinds(all, input.kinds ?? []);
        const around = input.within === undefined ? undefined : elementNamed(project.index, input.within);
        const words = (input.words ?? '').toLowerCase().split(/\s+/);
        const found = all.filter(
            (element) =>
                (input.kinds === undefined || input.kinds.includes(element.kind)) &&
                (around === undefined ||
                    (element.id !== around.id && isWithin(project.index, element.id, around.id))) &&
                holdsAll(element, words),
        );
        const { page, rest } = pageOf(found, input);
        const elements = page.map((element) => toldElement(element, project));
        const headline = found.length === 1 ? '1 element' : `${found.length} elements`;
        return {
            text: [headline, ...elements.map(elementLine), ...(rest === '' ? [] : [rest])].join('\n'),
            data: { total: found.length, listed: elements.length, elements },
        };
    },
});

function holdsAll(element: Element, words: readonly string[]): boolean {
    const text = [
        element.id,
        element.title ?? '',
        element.description ?? '',
        ...technologiesOf(element),
        ...element.tags,
    ]
        .join('\n')
        .toLowerCase();
    return words.every((word) => text.includes(word));
}

function refuseUnknownKinds(elements: readonly Element[], kinds: readonly string[]): void {
    const there = new Set<string>(elements.map(({ kind }) => kind));
    const unknown = kinds.filter((kind) => !there.has(kind));
    if (unknown.length === kinds.length && unknown.length > 0) {
        throw new ToolFailure(
            `The model has no ${unknown.join(', ')}. It has elements of these kinds: ${[...there].sort().join(', ')}.`,
        );
    }
}
