import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Publication, Subscription } from '../../model/messaging.ts';
import { addTo } from '../../model/multimap.ts';
import { byCodeUnits } from '../../model/order.ts';
import { countFindings, type FindingMarks } from './finding-marks.ts';
import type { ViewEdge } from './view-graph.ts';

/**
 * The dashed lines: from a publisher to the topic or queue, from there to its consumers; straight from publisher to
 * consumer where an event rides no topic.
 */
export function eventEdges(model: ArchitectureModel, findings: FindingMarks | undefined): readonly ViewEdge[] {
    const via = new Map(model.events.map((event) => [event.id, event.via]));
    const names = new Map(model.events.map((event) => [event.id, event.name]));
    const publications = model.publications.map((told) => tellingOf(told, told.through));
    const subscriptions = model.subscriptions.map((told) => tellingOf(told, undefined));
    const eventsOf = new Map<string, Set<string>>();
    for (const { channel, event } of [...publications, ...subscriptions]) {
        if (channel !== undefined) {
            eventsOf.set(channel, (eventsOf.get(channel) ?? new Set()).add(event));
        }
    }
    return [
        ...lines(
            publications.filter(rides).map((told) => ({ ...told, from: told.who, to: told.channel })),
            true,
        ),
        ...lines(
            subscriptions.filter(rides).map((told) => ({ ...told, from: told.channel, to: told.who })),
            false,
        ),
        ...lines(direct(publications, subscriptions), true),
    ];

    function tellingOf(told: Publication | Subscription, through: string | undefined): Telling {
        const channel = told.channel ?? (told.event === undefined ? undefined : via.get(told.event));
        return {
            relations: [told.id],
            who: told.source,
            event: told.event ?? '',
            ...(channel === undefined ? {} : { channel }),
            ...(through === undefined ? {} : { through }),
        };
    }

    /** A consumer's line says its events only where the topic carries several. */
    function lines(tellings: readonly Line[], publishes: boolean): readonly ViewEdge[] {
        const bundles = new Map<string, Line[]>();
        for (const line of tellings) {
            const key = `${line.from}~>${line.to}`;
            addTo(bundles, key, line);
        }
        return [...bundles].map(([id, bundle]) => edgeOf(id, bundle, publishes));
    }

    function edgeOf(id: string, bundle: readonly Line[], publishes: boolean): ViewEdge {
        const [first] = bundle;
        const relations = [...new Set(bundle.flatMap((line) => line.relations))].sort(byCodeUnits);
        const events = [...new Set(bundle.map((line) => line.event))].filter((event) => event !== '').sort(byCodeUnits);
        const through = [...new Set(bundle.map((line) => line.through ?? ''))].filter((word) => word !== '');
        const speaks = publishes || (eventsOf.get(first?.channel ?? '')?.size ?? 0) > 1;
        const label = [speaks ? eventLabel(events) : '', ...through].filter((part) => part !== '').join(' · ');
        const counted = countFindings(findings, [...relations, ...(publishes ? events : [])]);
        return {
            id,
            from: first?.from ?? '',
            to: first?.to ?? '',
            line: 'event',
            relations,
            ...(label === '' ? {} : { label }),
            ...(counted ? { findings: counted } : {}),
            description: `${first?.from} ${publishes ? 'publishes to' : 'is consumed by'} ${first?.to}${
                events.length === 0 ? '' : `: ${events.join(', ')}`
            }`,
        };
    }

    function eventLabel(events: readonly string[]): string {
        return events.length > 2
            ? `${events.length} events`
            : events.map((event) => names.get(event) ?? event).join(', ');
    }
}

/** Somebody publishes or consumes something. */
interface Telling {
    readonly relations: readonly string[];
    readonly who: string;
    /** Id of the event; empty when a bare topic or queue is named. */
    readonly event: string;
    readonly channel?: string;
    readonly through?: string;
}

interface Line extends Telling {
    readonly from: string;
    readonly to: string;
}

function rides(telling: Telling): telling is Telling & { readonly channel: string } {
    return telling.channel !== undefined;
}

/** Publisher and consumer of the same event that rides no topic. */
function direct(publications: readonly Telling[], subscriptions: readonly Telling[]): readonly Line[] {
    const consumers = new Map<string, Telling[]>();
    for (const telling of subscriptions) {
        if (!rides(telling)) {
            addTo(consumers, telling.event, telling);
        }
    }
    return publications
        .filter((telling) => !rides(telling))
        .flatMap((telling) =>
            (consumers.get(telling.event) ?? [])
                .filter((consumer) => consumer.who !== telling.who)
                .map((consumer) => ({
                    ...telling,
                    relations: [...telling.relations, ...consumer.relations],
                    from: telling.who,
                    to: consumer.who,
                })),
        );
}
