import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { meanWorkTime } from '../model/mean-work-time.ts';
import type { Channel, Subscription } from '../model/messaging.ts';
import { decimal, formatDuration, formatRate, type Milliseconds, type PerSecond } from '../model/quantities.ts';
import type { Operation } from '../model/service.ts';
import { counted } from '../model/wording.ts';
import { consumerLocations, consumersOf } from './analysis/channel-users.ts';
import { type ScenarioRates, scenarioRates } from './analysis/message-rates.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import type { Fix } from './finding.ts';
import { insertStatements } from './fixes/insert-statements.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds topics and queues that grow without end; see `unbounded-queue.md`. */
export const unboundedQueue = defineRule({
    id: 'unbounded-queue',
    category: 'consistency',
    severity: 'error',
    summary: 'A topic or queue without a bound, or with more messages than its consumers can handle',
    fixable: true,
    sources: [
        'Amazon Builders’ Library, Avoiding insurmountable queue backlogs',
        'Little, A Proof for the Queuing Formula L = λW, Operations Research 9(3), 1961',
        'Nygard, Release It!, 2nd edition, chapter 5',
    ],
    options: z.object({
        utilisation: z
            .number()
            .gt(0)
            .max(1)
            .default(0.8)
            .describe(
                'Share of what the consumers can handle from which it is a warning (our own number: with random arrivals the mean wait is then five times what it is at none, M/M/1)',
            ),
    }),
    *check({ index, derive, unknownAs }, { utilisation }) {
        const nameOf = derive(naming);
        const rates = derive(scenarioRates);
        for (const channel of index.model.topics) {
            const worst = worstLoad(index, channel, rates);
            const unbounded = unknownAs === 'absent' && !isBounded(channel);
            if (worst && worst.rate >= utilisation * worst.capacity) {
                yield reportLoad(channel, worst, unbounded, nameOf);
            } else if (unbounded) {
                yield reportUnbounded(index, channel, nameOf);
            }
        }
    },
});

/** A compacted topic holds one message for each key. */
function isBounded({ capacity, size, retention, overflow, compacted }: Channel): boolean {
    return compacted || [capacity, size, retention, overflow].some((bound) => bound !== undefined);
}

function reportUnbounded(index: ModelIndex, channel: Channel, nameOf: NameOf): Report {
    const consumers = consumersOf(index, channel);
    return {
        severity: 'info',
        message: `Nothing bounds \`${nameOf(channel.id)}\` (no capacity, size, retention or overflow): when its consumers stop, it grows until the broker is full.`,
        source: channel.source,
        element: channel.id,
        relations: consumers.map(({ id }) => id),
        decisive: ['bound'],
        related: consumerLocations(consumers, nameOf),
        fixes: [bound(channel)],
    };
}

function bound(channel: Channel): Fix {
    // Seven days is what Kafka keeps unless told otherwise (`log.retention.hours`).
    const statement = channel.kind === 'topic' ? 'retention 7d' : 'capacity 10000  overflow reject';
    const title = channel.kind === 'topic' ? 'Keep messages for seven days' : 'Hold at most 10000 messages';
    return { title, safe: false, edits: [insertStatements(channel, [statement])] };
}

/** What a scenario asks of one handler, and what that handler can do. */
interface HandlerLoad {
    readonly handler: Operation;
    readonly subscription: Subscription;
    readonly scenario: ScenarioRates['scenario'];
    readonly rate: PerSecond;
    readonly capacity: PerSecond;
    readonly replicas: number;
    readonly concurrency: number;
    readonly time: Milliseconds;
}

/** The highest utilisation that any scenario causes at any handler of a channel. */
function worstLoad(index: ModelIndex, channel: Channel, rates: readonly ScenarioRates[]): HandlerLoad | undefined {
    const loads = rates.length === 0 ? [] : consumersOf(index, channel).flatMap((one) => loadsOf(index, one, rates));
    return loads.reduce<HandlerLoad | undefined>(
        (worst, load) => (worst && worst.rate / worst.capacity >= load.rate / load.capacity ? worst : load),
        undefined,
    );
}

/** Most replicas count; what the handler calls, and the wait for a free place, would only add to its time. */
function loadsOf(
    index: ModelIndex,
    subscription: Subscription,
    rates: readonly ScenarioRates[],
): readonly HandlerLoad[] {
    const handler = index.operations.get(subscription.sourceOperation ?? '');
    const service = index.services.get(subscription.source);
    const time = handler && timeOf(index, handler);
    if (!time || service?.replicas.said !== 'set' || service.concurrency === undefined) {
        return [];
    }
    const replicas = service.replicas.value.elected ? 1 : service.replicas.value.max;
    const { concurrency } = service;
    const capacity = (replicas * concurrency * 1000) / time;
    return rates.flatMap(({ scenario, ratePerWork }) => {
        const rate = ratePerWork.get(handler.id);
        return rate === undefined
            ? []
            : [{ handler, subscription, scenario, rate, capacity, replicas, concurrency, time }];
    });
}

/** Mean time that a handler takes at least for one message: its own work and that of the stores it uses. */
function timeOf(index: ModelIndex, handler: Operation): Milliseconds | undefined {
    const takes = handler.takes ?? index.services.get(handler.service)?.takes;
    const own = takes && meanWorkTime(takes);
    const stores = index.accessesIn(handler.id).map(({ store }) => index.stores.get(store)?.takes);
    return own === undefined ? undefined : stores.reduce((sum, work) => sum + ((work && meanWorkTime(work)) ?? 0), own);
}

function reportLoad(channel: Channel, load: HandlerLoad, unbounded: boolean, nameOf: NameOf): Report {
    const { handler, subscription, scenario, rate, capacity, replicas, concurrency, time } = load;
    const overloaded = rate > capacity;
    const server = `${counted(replicas, 'replica')} × ${concurrency} at a time, ${formatDuration(time)} each`;
    const result = overloaded
        ? unbounded
            ? ', so the backlog grows without end'
            : ', so it is always full'
        : ', so a small rise makes the backlog grow';
    return {
        severity: overloaded ? 'error' : 'warning',
        message: `\`${nameOf(channel.id)}\` brings \`${nameOf(handler.id)}\` ${formatRate(rate)} in scenario \`${scenario.name}\`, of ${formatRate(capacity)} that it can handle (${server}): ${decimal((rate / capacity) * 100, 0)} %${result}.`,
        source: channel.source,
        element: channel.id,
        relations: [subscription.id],
        decisive: ['load', handler.id],
        related: [
            { message: `\`${scenario.name}\` is the load`, source: scenario.source, element: scenario.id },
            ...consumerLocations([subscription], nameOf),
        ],
    };
}
