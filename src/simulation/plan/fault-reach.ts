import type { ModelIndex } from '../../model/index-model.ts';
import type { PlanDraft } from './plan-draft.ts';

/** The parts of a plan that an element of the model stands for. */
export interface Reach {
    /** Servers, by number. */
    readonly servers: ReadonlySet<number>;
    /** Works; all those of the servers, unless the element is an operation. */
    readonly works: ReadonlySet<number>;
    readonly channels: ReadonlySet<number>;
}

/**
 * What an element is in the plan: a context all its services, stores and brokers; an operation its work; a broker all
 * its topics and queues. Nothing of it where no load comes by.
 */
export function reachOf(draft: PlanDraft, id: string): Reach {
    const { index } = draft;
    const elements = elementsOf(index, id);
    const isOperation = index.operations.has(id);
    const servers = new Set<number>();
    draft.servers.forEach((server, number) => {
        if (elements.has(server.id)) {
            servers.add(number);
        }
    });
    const works = new Set<number>();
    draft.works.forEach((work, number) => {
        if (work && (isOperation ? work.id === id : servers.has(work.server))) {
            works.add(number);
        }
    });
    const channels = new Set<number>();
    draft.channels.forEach((channel, number) => {
        if (channel && elements.has(channel.id)) {
            channels.add(number);
        }
    });
    return { servers, works, channels };
}

/** Ids of the servers and channels that an element is or holds. */
function elementsOf(index: ModelIndex, id: string): ReadonlySet<string> {
    const service = index.operations.get(id)?.service;
    if (service !== undefined) {
        return new Set([service]);
    }
    const broker = index.brokers.get(id);
    if (broker) {
        return new Set([id, ...broker.channels]);
    }
    if (!index.contexts.has(id)) {
        return new Set([id]);
    }
    const brokers = index.model.brokers.filter(({ context }) => context === id);
    return new Set([
        ...index.servicesOf(id).map((each) => each.id),
        ...index.model.stores.filter(({ context }) => context === id).map((each) => each.id),
        ...brokers.flatMap(({ channels }) => channels),
    ]);
}
