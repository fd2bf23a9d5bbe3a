import * as z from 'zod/mini';
import type { ModelIndex, RelationKind } from '../../model/index-model.ts';
import { POLICY_PROPERTIES } from '../../model/policy.ts';
import { policyRows } from '../../panel/policy-rows.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { placeOf, placeOutput, placeText } from '../project/places.ts';

/** The kinds of interactions that agents ask for; routes show in the calls that they make. */
export const INTERACTION_KINDS = ['call', 'store-access', 'publication', 'subscription'] as const;
/** One of {@link INTERACTION_KINDS}. */
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** One place where an element uses another. */
export const interactionOutput = z.object({
    id: z.string(),
    kind: z.enum(INTERACTION_KINDS),
    from: z.string().check(z.describe('Operation, else service or client.')),
    to: z.string().check(z.describe('Operation, service, external, store, event, topic or queue.')),
    how: z.array(z.string()).check(z.describe('protocol, optional, parallel, read or write, outbox …')),
    policy: z
        .optional(z.array(z.object({ property: z.enum(POLICY_PROPERTIES), value: z.string(), from: z.string() })))
        .check(
            z.describe(
                'Of a call: what holds for it after all policies, and who says so. What is missing is said by nobody.',
            ),
        ),
    ...placeOutput,
});

/** One place where an element uses another, as agents are told it. */
export type ToldInteraction = z.infer<typeof interactionOutput>;

/** Both ends of an interaction: ids of the innermost elements that are named. */
export interface InteractionEnds {
    readonly kind: InteractionKind;
    readonly from: string;
    readonly to: string;
}

/** The ends of a relation; nothing for a route, whose calls have their own. */
export function endsOf(index: ModelIndex, id: string): InteractionEnds | undefined {
    const known = index.relations.get(id);
    if (!known || !isInteraction(known.kind)) {
        return undefined;
    }
    const { kind, relation } = known;
    const acting = relation.sourceOperation ?? relation.source;
    const call = index.calls.get(id);
    const message = index.publications.get(id) ?? index.subscriptions.get(id);
    const to =
        call?.targetOperation ??
        call?.target ??
        index.storeAccesses.get(id)?.store ??
        message?.event ??
        message?.channel ??
        '';
    return { kind, from: acting, to };
}

/** What is told of a relation; nothing for a route. */
export function toldInteraction(project: AgentProject, id: string): ToldInteraction | undefined {
    const { index } = project;
    const ends = endsOf(index, id);
    const relation = index.relations.get(id)?.relation;
    if (!ends || !relation) {
        return undefined;
    }
    const call = index.calls.get(id);
    return {
        id,
        ...ends,
        how: howOf(index, id, ends),
        ...(call
            ? {
                  policy: policyRows(call, index).flatMap(({ glyph, text, aside = '' }) => {
                      const property = POLICY_PROPERTIES.find((each) => each === glyph);
                      return property ? [{ property, value: text, from: aside }] : [];
                  }),
              }
            : {}),
        ...placeOf(project, relation.location),
    };
}

const WORDS: Readonly<Record<InteractionKind, string>> = {
    call: 'calls',
    'store-access': 'uses',
    publication: 'publishes',
    subscription: 'receives',
};

/** An interaction on one line. */
export function interactionLine({ kind, from, to, how, policy, ...place }: ToldInteraction): string {
    const manner = how.length > 0 ? ` (${how.join(', ')})` : '';
    const rules = policy?.map(({ property, value, from: origin }) => `${property}: ${value} [${origin}]`) ?? [];
    const protection = kind === 'call' ? ` — ${rules.length > 0 ? rules.join('; ') : 'no policy'}` : '';
    return `${from} ${WORDS[kind]} ${to}${manner}${protection} — ${placeText(place)}`;
}

function isInteraction(kind: RelationKind): kind is InteractionKind {
    return kind !== 'route';
}

function howOf(index: ModelIndex, id: string, { to }: InteractionEnds): string[] {
    const call = index.calls.get(id);
    const access = index.storeAccesses.get(id);
    const publication = index.publications.get(id);
    const message = publication ?? index.subscriptions.get(id);
    const channel = message && index.channelOf(message);
    return [
        ...(call?.protocol === undefined ? [] : [call.protocol]),
        ...(call?.route === undefined ? [] : [`route ${call.route}`]),
        ...(call?.optional ? ['optional'] : []),
        ...(call?.parallel ? ['parallel'] : []),
        ...(call?.batched ? ['batched'] : []),
        ...(call?.ignoresReply ? ['ignores the reply'] : []),
        ...(call?.bypassesMesh ? ['bypasses the mesh'] : []),
        ...(call ? timesText(call.times) : []),
        ...(call?.policy === undefined ? [] : [`with ${call.policy}`]),
        ...(access ? [access.mode] : []),
        ...(access?.schema === undefined ? [] : [`schema ${access.schema}`]),
        ...(publication?.through === undefined ? [] : [publication.through]),
        ...(channel === undefined || channel === to ? [] : [`via ${channel}`]),
    ];
}

function timesText(times: NonNullable<ReturnType<ModelIndex['calls']['get']>>['times']): string[] {
    if (times.per === 'request') {
        return times.count === 1 ? [] : [`${times.count} times`];
    }
    return [times.upTo === undefined ? 'once per item' : `once per item, up to ${times.upTo}`];
}
