import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import { choose } from '../views/choose.ts';
import type { Traits } from '../views/selectors.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { observabilityView } from './build-observability.ts';

/** `observability`: the one table of all members, and its parts that somebody declared. */
export const observabilityFamily: ViewFamily = {
    of: 'observability',
    names: () => ['observability'],
    build({ model, name, subject, declared, findings }) {
        if (subject !== undefined && !declared) {
            return undefined;
        }
        const chosen = declared && choose(declared, traitsOf(model), links(model));
        return observabilityView(model, {
            view: name,
            title: declared ? displayName(declared) : 'Observability',
            findings,
            shows: (id) => chosen?.ids.has(id) ?? true,
            notes: chosen?.notes ?? [],
        });
    },
};

function traitsOf({ services, stores, brokers }: ArchitectureModel): readonly Traits[] {
    return [
        ...services.map((service) => ({ ...service, ...team(service.owner) })),
        ...stores.map((store) => ({ ...store, ...team(store.team) })),
        ...brokers.map((broker) => ({ ...broker, ...team(broker.team) })),
    ];
}

function team(id: string | undefined): { readonly team?: string } {
    return id === undefined ? {} : { team: id };
}

/** Who works with whom: callers with callees, users with their stores and brokers. */
function* links(model: ArchitectureModel): Generator<readonly [string, string]> {
    for (const { source, target } of model.calls) {
        yield [source, target];
    }
    for (const { source, store } of model.storeAccesses) {
        yield [source, store];
    }
    const brokers = new Map(model.topics.map((channel) => [channel.id, channel.broker]));
    const via = new Map(model.events.map((event) => [event.id, event.via]));
    for (const { source, event, channel } of [...model.publications, ...model.subscriptions]) {
        const broker = brokers.get(channel ?? via.get(event ?? '') ?? '');
        if (broker !== undefined) {
            yield [source, broker];
        }
    }
}
