import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import { formatShare } from '../model/quantities.ts';
import type { Service } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { capitalised, listed, listedUpTo } from '../model/wording.ts';
import { type Mediator, mediators } from './analysis/mediators.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import type { RelatedLocation } from './finding.ts';
import { defineRule } from './rule.ts';

/** Finds gateways that have become services of their own; see `fat-gateway.md`. */
export const fatGateway = defineRule({
    id: 'fat-gateway',
    category: 'edge',
    severity: 'warning',
    summary: 'A gateway that keeps data, takes part in the domain’s events, or carries what services say to each other',
    fixable: false,
    sources: [
        'Cerny et al., JSS 206:111829, no. 24 and 27',
        'Newman, Building Microservices, 2nd edition, chapter 14: backends for frontends',
        'Taibi, Lenarduzzi, IEEE Software 2018: ESB usage',
    ],
    options: z.object({
        share: z
            .number()
            .gt(0)
            .max(1)
            .default(0.5)
            .describe(
                'Share of the connections between services that pass through one of them from which it is a bus (our own number: the sources name none)',
            ),
        connections: z
            .int()
            .min(1)
            .default(3)
            .describe('Least number of such connections: fewer make no bus (our own number)'),
    }),
    *check({ index, derive }, { share, connections }) {
        const nameOf = derive(naming);
        const mediating = derive(mediators);
        for (const service of index.model.services) {
            const mediator = mediating.by.get(service.id);
            const isBus =
                mediator !== undefined &&
                mediator.connections >= connections &&
                mediator.connections >= share * mediating.connections;
            const isEdge = service.kind === 'gateway' || service.kind === 'bff';
            const burdens = [
                ...(isEdge ? ownBurdens(index, service, nameOf) : []),
                ...(isBus ? [busBurden(mediator, mediating.connections, nameOf)] : []),
            ];
            const clients = service.kind === 'bff' ? clientsOf(index, service) : [];
            if (burdens.length > 0) {
                yield {
                    severity: 'warning',
                    message: `${service.kind === 'bff' ? 'BFF' : `${capitalised(service.kind)}`} \`${nameOf(service.id)}\` ${listed(burdens.map(({ does }) => does))}: what belongs into services has moved to where all requests must pass.`,
                    source: service.source,
                    element: service.id,
                    relations: burdens.flatMap(({ relations }) => relations),
                    decisive: burdens.map(({ kind }) => kind),
                    related: burdens
                        .flatMap(({ related }) => related)
                        .sort((a, b) => compareSources(a.source, b.source)),
                };
            } else if (clients.length >= 2) {
                const names = clients.map((id) => `\`${nameOf(id)}\``);
                const calls = index.callsTo(service.id).filter(({ source }) => index.clients.has(source));
                yield {
                    severity: 'info',
                    message: `BFF \`${nameOf(service.id)}\` serves ${clients.length} kinds of clients (${listedUpTo(names, SHOWN, 'clients')}): a backend for frontends is shaped by one of them, else it is a gateway.`,
                    source: service.source,
                    element: service.id,
                    relations: calls.map(({ id }) => id),
                    decisive: ['clients'],
                    related: calls.slice(0, RELATED).map(({ source, location }) => ({
                        message: `client \`${nameOf(source)}\` calls it`,
                        source: location,
                        element: source,
                    })),
                };
            }
        }
    },
});

/** Something that a gateway does and should not. */
interface Burden {
    readonly kind: 'store' | 'events' | 'entities' | 'bus';
    /** A clause without its subject. */
    readonly does: string;
    readonly relations: readonly string[];
    readonly related: readonly RelatedLocation[];
}

/** Most names in each part of the message. */
const SHOWN = 4;
/** Most places of each burden among the related locations. */
const RELATED = 20;

/** Its stores (a cache of sessions or answers is none), its messages, its entities. */
function ownBurdens(index: ModelIndex, service: Service, nameOf: NameOf): readonly Burden[] {
    const { id } = service;
    const stores = index.storesOf(id).filter(({ kind }) => kind === 'store');
    const messages = [...index.publicationsFrom(id), ...index.subscriptionsFrom(id)];
    const entities = service.masters.flatMap((entity) => index.entities.get(entity) ?? []);
    const quoted = (ids: readonly string[], noun: string) =>
        listedUpTo(
            [...new Set(ids)].map((one) => `\`${nameOf(one)}\``),
            SHOWN,
            noun,
        );
    const all: readonly Burden[] = [
        {
            kind: 'store',
            does: `keeps data of its own in ${quoted(
                stores.map((store) => store.id),
                'stores',
            )}`,
            relations: index
                .accessesFrom(id)
                .filter(
                    ({ store }) => index.stores.get(store)?.owner === id && index.stores.get(store)?.kind === 'store',
                )
                .map((access) => access.id),
            related: stores.map((store) => ({
                message: `its store \`${nameOf(store.id)}\``,
                source: store.source,
                element: store.id,
            })),
        },
        {
            kind: 'events',
            does: `sends or receives ${quoted(
                messages.map(({ event, channel }) => event ?? channel ?? ''),
                'events',
            )}`,
            relations: messages.map((message) => message.id),
            related: messages.map(({ event, channel, sourceOperation, location }) => ({
                message: `takes part in \`${nameOf(event ?? channel ?? '')}\``,
                source: location,
                element: sourceOperation ?? id,
            })),
        },
        {
            kind: 'entities',
            does: `is the master of ${quoted(
                entities.map((entity) => entity.id),
                'entities',
            )}`,
            relations: [],
            related: entities.map((entity) => ({
                message: `entity \`${nameOf(entity.id)}\``,
                source: entity.source,
                element: entity.id,
            })),
        },
    ];
    const counts = { store: stores.length, events: messages.length, entities: entities.length, bus: 0 };
    return all
        .filter(({ kind }) => counts[kind] > 0)
        .map((burden) => ({ ...burden, related: burden.related.slice(0, RELATED) }));
}

function busBurden(mediator: Mediator, all: number, nameOf: NameOf): Burden {
    return {
        kind: 'bus',
        does: `carries ${mediator.connections} of the ${all} connections between services (${formatShare(mediator.connections / all, 0)})`,
        relations: mediator.calls.map((call) => call.id),
        related: mediator.calls.slice(0, RELATED).map(({ source, sourceOperation, location }) => ({
            message: `\`${nameOf(sourceOperation ?? source)}\` calls other services through it`,
            source: location,
            element: sourceOperation ?? source,
        })),
    };
}

/** Ids of the clients that call it, over routers or not, sorted. */
function clientsOf(index: ModelIndex, { id }: Service): readonly string[] {
    const direct = index.callsTo(id).filter(({ source }) => index.clients.has(source));
    return [...new Set(direct.map(({ source }) => source))].sort();
}
