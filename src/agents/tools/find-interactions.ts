import * as z from 'zod/mini';
import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { POLICY_PROPERTIES } from '../../model/policy.ts';
import { elementNamed, isWithin } from '../elements/named-element.ts';
import { pageInput, pageOf, pageOutput, projectInput, shortText } from '../input.ts';
import {
    endsOf,
    INTERACTION_KINDS,
    type InteractionEnds,
    interactionLine,
    interactionOutput,
    toldInteraction,
} from '../interactions/told-interaction.ts';
import { defineTool } from '../tool.ts';

const properties = z.optional(z.array(z.enum(POLICY_PROPERTIES)).check(z.minLength(1)));

/** Lists who uses whom, and how each call is protected. */
export const findInteractions = defineTool({
    name: 'find_interactions',
    title: 'Find calls, messages and store accesses',
    description:
        'Lists who calls, publishes, receives, reads or writes what in a Firebreak model, with the policy that holds for each call in the end (timeout, deadline, retry, breaker, bulkhead, fallback, limit) and where each part of it comes from. ' +
        'Answers questions such as "which calls have no timeout?" (kinds: call, without: timeout), "who calls payments?" (to: payments), "what does Ordering publish?", "which synchronous calls cross contexts?".',
    input: z.strictObject({
        project: projectInput,
        kinds: z
            .optional(z.array(z.enum(INTERACTION_KINDS)).check(z.minLength(1)))
            .check(z.describe('All of them unless said.')),
        from: z
            .optional(shortText)
            .check(z.describe('Who acts: name of an operation, service, client, context or team.')),
        to: z
            .optional(shortText)
            .check(
                z.describe(
                    'What is used: name of an operation, service, external, store, event, topic, context or team.',
                ),
            ),
        without: properties.check(
            z.describe('Only calls that lack each of these properties, be it by silence or outright (timeout none).'),
        ),
        with: properties.check(z.describe('Only calls for which each of these properties is set.')),
        protocol: z.optional(shortText).check(z.describe('Only calls over this protocol, such as http or grpc.')),
        crossingContexts: z
            ._default(z.boolean(), false)
            .check(z.describe('Only what leads from one context into another.')),
        ...pageInput(50, 300),
    }),
    output: z.object({ ...pageOutput, interactions: z.array(interactionOutput) }),
    async run(workspace, input, signal) {
        const project = await workspace.open(input.project, signal);
        const { index } = project;
        const from = input.from === undefined ? undefined : elementNamed(index, input.from).id;
        const to = input.to === undefined ? undefined : elementNamed(index, input.to).id;
        const isWanted = (id: string) => {
            const ends = endsOf(index, id);
            return (
                ends !== undefined &&
                (input.kinds === undefined || input.kinds.includes(ends.kind)) &&
                (from === undefined || isWithin(index, ends.from, from)) &&
                (to === undefined || isWithin(index, ends.to, to) || channelIs(index, id, to)) &&
                (!input.crossingContexts || crosses(index, ends)) &&
                isProtectedAs(index.calls.get(id), input)
            );
        };
        const found = [...index.relations.keys()].filter(isWanted);
        const { page, rest } = pageOf(found, input);
        const interactions = page.flatMap((id) => toldInteraction(project, id) ?? []);
        const headline = found.length === 1 ? '1 interaction' : `${found.length} interactions`;
        return {
            text: [headline, ...interactions.map(interactionLine), ...(rest === '' ? [] : [rest])].join('\n'),
            data: { total: found.length, listed: interactions.length, interactions },
        };
    },
});

interface Protection {
    readonly without?: readonly (typeof POLICY_PROPERTIES)[number][] | undefined;
    readonly with?: readonly (typeof POLICY_PROPERTIES)[number][] | undefined;
    readonly protocol?: string | undefined;
}

/** Only calls have policies and protocols; whoever asks for those means no other interaction. */
function isProtectedAs(call: Call | undefined, { without, with: required, protocol }: Protection): boolean {
    if (without === undefined && required === undefined && protocol === undefined) {
        return true;
    }
    return (
        call !== undefined &&
        (without ?? []).every((property) => call.effective[property].said !== 'set') &&
        (required ?? []).every((property) => call.effective[property].said === 'set') &&
        (protocol === undefined || call.protocol?.toLowerCase() === protocol.toLowerCase())
    );
}

/** Whether a message travels on a topic or queue, though it names an event. */
function channelIs(index: ModelIndex, id: string, channel: string): boolean {
    const message = index.publications.get(id) ?? index.subscriptions.get(id);
    return message !== undefined && index.channelOf(message) === channel;
}

function crosses(index: ModelIndex, { from, to }: InteractionEnds): boolean {
    const here = index.contextOf(from);
    const there = index.contextOf(to);
    return here !== undefined && there !== undefined && here !== there;
}
