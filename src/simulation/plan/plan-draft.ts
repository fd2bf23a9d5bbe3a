import type { ModelIndex } from '../../model/index-model.ts';
import { type Assumptions, createAssumptions } from './assumptions.ts';
import type { PlanProblem } from './plan-result.ts';
import { plannedServer } from './planned-server.ts';
import type { PlannedCall, PlannedChannel, PlannedServer, PlannedWork } from './simulation-plan.ts';
import type { SimulationSettings } from './simulation-settings.ts';

/** Something that an event or message travels on. */
export interface ChannelKey {
    /** Id of the event; absent for what is put on a bare topic or queue. */
    readonly event?: string;
    /** Id of the topic or queue, where there is one. */
    readonly channel?: string;
}

/**
 * A plan while it is being made. Parts get their number when they are first asked for, and wait to be filled; so only
 * what can be reached is planned, and circles of calls are no trouble.
 */
export interface PlanDraft {
    readonly index: ModelIndex;
    readonly settings: SimulationSettings;
    readonly assumptions: Assumptions;
    readonly problems: PlanProblem[];
    readonly servers: readonly PlannedServer[];
    /** A place that is not filled yet is `undefined`. */
    readonly works: readonly (PlannedWork | undefined)[];
    readonly calls: readonly (PlannedCall | undefined)[];
    readonly channels: readonly (PlannedChannel | undefined)[];
    /** Number of an element's server. */
    serverOf(element: string): number;
    /** Number of what is done for a request to a node: an operation, route, service as such, external or store. */
    workOf(node: string): number;
    /** Number of a topic or queue, which is to carry an event, too; or of an event without. */
    channelOf(key: ChannelKey): number;
    /** Number of a work that is no node of the model. */
    addWork(work: PlannedWork): number;
    /** Number of a call; `make` is given it, so that a call may be known before it is filled. */
    addCall(call: PlannedCall): number;
    fillWork(number: number, work: PlannedWork): void;
    fillChannel(number: number, channel: PlannedChannel): void;
    /** Nodes whose works wait to be filled, first asked for first; grows while it is walked. */
    readonly pendingWorks: readonly { readonly number: number; readonly node: string }[];
    /** What is put on channels: each event of a channel is planned when it is first asked for. */
    readonly pendingChannels: readonly { readonly number: number; readonly key: ChannelKey }[];
}

/** A plan of nothing. */
export function createDraft(index: ModelIndex, settings: SimulationSettings): PlanDraft {
    const assumptions = createAssumptions();
    const servers: PlannedServer[] = [];
    const works: (PlannedWork | undefined)[] = [];
    const calls: PlannedCall[] = [];
    const channels: (PlannedChannel | undefined)[] = [];
    const pendingWorks: { readonly number: number; readonly node: string }[] = [];
    const pendingChannels: { readonly number: number; readonly key: ChannelKey }[] = [];
    const serverNumbers = new Map<string, number>();
    const workNumbers = new Map<string, number>();
    const channelNumbers = new Map<string, number>();
    const carried = new Map<string, number>();
    return {
        index,
        settings,
        assumptions,
        problems: [],
        servers,
        works,
        calls,
        channels,
        pendingWorks,
        pendingChannels,
        serverOf: (element) =>
            numberIn(
                serverNumbers,
                element,
                () => servers.push(plannedServer({ index, settings, assumptions }, element)) - 1,
            ),
        workOf: (node) =>
            numberIn(workNumbers, node, () => {
                const number = works.push(undefined) - 1;
                pendingWorks.push({ number, node });
                return number;
            }),
        channelOf: (key) => {
            const carrier = key.channel === undefined ? `event ${key.event}` : `channel ${key.channel}`;
            const number = numberIn(channelNumbers, carrier, () => channels.push(undefined) - 1);
            numberIn(carried, JSON.stringify([key.channel, key.event]), () => {
                pendingChannels.push({ number, key });
                return number;
            });
            return number;
        },
        addWork: (work) => works.push(work) - 1,
        addCall: (call) => calls.push(call) - 1,
        fillWork: (number, work) => {
            works[number] = work;
        },
        fillChannel: (number, channel) => {
            channels[number] = channel;
        },
    };
}

/** Replicas that an element has at least. */
export function leastReplicas({ servers, serverOf }: PlanDraft, element: string): number {
    return servers[serverOf(element)]?.replicas.min ?? 1;
}

function numberIn(numbers: Map<string, number>, key: string, add: () => number): number {
    const known = numbers.get(key);
    if (known !== undefined) {
        return known;
    }
    const number = add();
    numbers.set(key, number);
    return number;
}
