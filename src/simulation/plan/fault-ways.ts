import { type Reach, reachOf } from './fault-reach.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { PlanLinks } from './plan-links.ts';

/** What goes from one place of a plan to another. */
export interface PlanWay {
    readonly calls: readonly number[];
    readonly publications: readonly { readonly server: number; readonly channel: number }[];
    readonly deliveries: readonly { readonly channel: number; readonly consumer: number }[];
}

/** What goes from one element to another: calls, messages to a broker, and messages that it delivers. */
export function wayBetween(draft: PlanDraft, links: PlanLinks, from: string, to: string): PlanWay {
    const [source, target] = [reachOf(draft, from), reachOf(draft, to)];
    const publications: PlanWay['publications'][number][] = [];
    const deliveries: PlanWay['deliveries'][number][] = [];
    draft.channels.forEach((each, channel) => {
        const publishers = links.publishersOf(channel).filter((server) => source.servers.has(server));
        if (target.channels.has(channel)) {
            publications.push(...publishers.map((server) => ({ server, channel })));
        }
        // Without a broker the publisher itself delivers.
        const delivers = source.channels.has(channel) || (isDirect(draft, each?.id) && publishers.length > 0);
        each?.consumers.forEach(({ work }, consumer) => {
            if (delivers && target.works.has(work)) {
                deliveries.push({ channel, consumer });
            }
        });
    });
    return { calls: callsBetween(draft, links, from, source, target), publications, deliveries };
}

/** The calls and channels that a fault on a connection, or on all that leads to one element, concerns. */
export function connection(
    draft: PlanDraft,
    links: PlanLinks,
    target: string,
    to: string | undefined,
): {
    readonly calls: readonly number[];
    readonly channels: readonly number[];
    readonly deliveries: PlanWay['deliveries'];
} {
    if (to !== undefined) {
        const { calls, publications, deliveries } = wayBetween(draft, links, target, to);
        return { calls, channels: [...new Set(publications.map(({ channel }) => channel))], deliveries };
    }
    const reach = reachOf(draft, target);
    const isClient = draft.index.clients.has(target);
    const calls = draft.calls.flatMap((call, number) =>
        (isClient ? call && reach.servers.has(call.source) : isToward(draft, number, reach)) ? [number] : [],
    );
    const deliveries = draft.channels.flatMap((each, channel) =>
        (each?.consumers ?? []).flatMap(({ work }, consumer) => (reach.works.has(work) ? [{ channel, consumer }] : [])),
    );
    return { calls, channels: [...reach.channels], deliveries };
}

function callsBetween(
    draft: PlanDraft,
    links: PlanLinks,
    from: string,
    source: Reach,
    target: Reach,
): readonly number[] {
    const made = draft.index.operations.has(from)
        ? new Set([...source.works].flatMap((work) => links.callsOf(work)))
        : undefined;
    return draft.calls.flatMap((call, number) => {
        const fits = call && (made ? made.has(number) : source.servers.has(call.source));
        return fits && isToward(draft, number, target) ? [number] : [];
    });
}

/** A call that draws one of several operations is concerned as a whole. */
function isToward({ calls }: PlanDraft, call: number, { works }: Reach): boolean {
    return (calls[call]?.targets ?? []).some((work) => works.has(work));
}

function isDirect({ index }: PlanDraft, channel: string | undefined): boolean {
    return channel !== undefined && index.events.has(channel);
}
