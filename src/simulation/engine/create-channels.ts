import type { PlannedChannel, SimulationPlan } from '../plan/simulation-plan.ts';
import { timeDistribution } from '../random/distributions.ts';
import type { Channel, Route } from './channels.ts';
import type { Consumer, Group, Line, Receiver } from './deliveries.ts';
import { createRing } from './growing.ts';
import type { Server, Work } from './parts.ts';
import type { Program, PublishedRoute } from './program.ts';

/** Everything through which messages go, each list numbered through. */
export interface MessageParts {
    readonly channels: readonly Channel[];
    /** What the program publishes goes through. */
    readonly routes: readonly Route[];
    readonly groups: readonly Group[];
    readonly lines: readonly Line[];
    readonly consumers: readonly Consumer[];
}

/** A group while it is being made, with the consumers that are in it. */
type Draft = Group & { readonly lines: Line[] };

/** A consumer of the plan with its running one. */
interface Handler {
    readonly event: string | undefined;
    readonly consumer: Consumer;
}

/** The channels with their consumers, and where what is published on them waits. */
export function createChannels(
    plan: SimulationPlan,
    { routes }: Program,
    works: readonly Work[],
    streamOf: (index: number) => number,
): MessageParts {
    const groups: Draft[] = [];
    const consumers: Consumer[] = [];
    const lines: Line[] = [];
    const firstPlace = plan.servers.length + plan.calls.length;
    const deadletters = new Set(plan.channels.map(({ deadletter }) => deadletter));
    const made = plan.channels.map((planned, index) => {
        const handlers = handlersOf(planned, index, works, groups, consumers);
        const routeOf = router(planned, index, handlers, groups, lines);
        const channel: Channel = {
            index,
            place: firstPlace + index,
            plan: planned,
            takes: timeDistribution(planned.takes),
            stream: streamOf(index),
            keeps: handlers.length === 0 && (planned.kind === 'queue' || deadletters.has(index)),
            consumers: handlers.map(({ consumer }) => consumer),
            bare: routeOf(undefined),
            blocked: createRing(),
            cutOff: createRing(),
            cuts: new Int32Array(plan.servers.length),
            delays: [],
            published: 0,
            waiting: 0,
            mostWaiting: 0,
            turns: 0,
            redelivered: 0,
            deadlettered: 0,
            dropped: 0,
        };
        return { channel, routeOf };
    });
    return {
        channels: made.map(({ channel }) => channel),
        routes: routes.map((route) => publishedRoute(route, made[route.channel]?.routeOf)),
        groups,
        lines,
        consumers,
    };
}

function publishedRoute({ channel, event }: PublishedRoute, routeOf: ((event?: string) => Route) | undefined): Route {
    if (routeOf === undefined) {
        throw new RangeError(`A step publishes on channel ${channel}, which the plan does not have.`);
    }
    return routeOf(event);
}

/** On a topic the handlers of each server are a group, on a queue all of them together. */
function handlersOf(
    { kind, consumers: planned, partitions }: PlannedChannel,
    channel: number,
    works: readonly Work[],
    groups: Draft[],
    consumers: Consumer[],
): readonly Handler[] {
    const own = new Map<unknown, Draft>();
    const receivers = new Map<Server, Receiver>();
    return planned.map(({ work: handler, event }) => {
        const work = works[handler];
        if (work === undefined) {
            throw new RangeError(`A consumer does work ${handler}, which the plan does not have.`);
        }
        const sharedBy = kind === 'queue' ? kind : work.server;
        let group = own.get(sharedBy);
        if (group === undefined) {
            group = { index: groups.length, channel, partitions, lines: [], handling: 0 };
            own.set(sharedBy, group);
            groups.push(group);
        }
        if (!work.server.groups.includes(group.index)) {
            work.server.groups.push(group.index);
        }
        const receiver = receivers.get(work.server) ?? { handling: 0 };
        receivers.set(work.server, receiver);
        const consumer = { index: consumers.length, group: group.index, work, receiver, cuts: 0, delays: [] };
        consumers.push(consumer);
        return { event, consumer };
    });
}

/** Makes the routes of a channel: a line for each handler of a topic, a line for each event of a queue. */
function router(
    { kind }: PlannedChannel,
    channel: number,
    handlers: readonly Handler[],
    groups: readonly Draft[],
    lines: Line[],
): (event?: string) => Route {
    const lineFor = (consumers: readonly Consumer[]): readonly Line[] => {
        const group = groups[consumers[0]?.group ?? -1];
        if (group === undefined) {
            return [];
        }
        const line = { index: lines.length, group: group.index, queue: createRing(), consumers, turn: 0 };
        lines.push(line);
        group.lines.push(line);
        return [line];
    };
    const ownLines = new Map(
        kind === 'queue' ? [] : handlers.map(({ consumer }) => [consumer, lineFor([consumer])] as const),
    );
    const known = new Map<string | undefined, Route>();
    return (event) => {
        const takers = handlers.filter((each) => each.event === undefined || each.event === event);
        const route = known.get(event) ?? {
            channel,
            lines:
                kind === 'queue'
                    ? lineFor(takers.map(({ consumer }) => consumer))
                    : takers.flatMap(({ consumer }) => ownLines.get(consumer) ?? []),
        };
        known.set(event, route);
        return route;
    };
}
