import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Broker } from '../model/messaging.ts';
import type { Relation } from '../model/relation.ts';
import type { Service } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { naming } from './analysis/naming.ts';
import { routeThroughGateway } from './fixes/route-through-gateway.ts';
import { defineRule } from './rule.ts';

/** Finds services and brokers that clients reach without anything in between; see `no-api-gateway.md`. */
export const noApiGateway = defineRule({
    id: 'no-api-gateway',
    category: 'edge',
    severity: 'warning',
    summary: 'A service or broker that clients use directly, without a gateway in between',
    fixable: true,
    sources: [
        'Neri, Soldani, Zimmermann, Brogi 2019 (10.1007/s00450-019-00407-8): no API gateway',
        'Taibi, Lenarduzzi, Pahl, arXiv 1908.04101',
        'microSecEnD rule R01',
        'KubeFreshener, CLOSER 2023',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const exposures = derive(exposedNodes);
        for (const { node, uses } of exposures) {
            const alone = exposures.length === 1;
            if (alone && isUserInterface(node)) {
                continue;
            }
            const clients = [...new Set(uses.map(({ source }) => source))].sort().map((id) => `\`${nameOf(id)}\``);
            const others = alone
                ? 'it is the only one, so a gateway would mainly keep it so'
                : `${counted(exposures.length, 'node')} are exposed like this, and each has to guard itself`;
            yield {
                severity: alone ? 'info' : 'warning',
                message: `${listedUpTo(clients, SHOWN, 'clients')} ${clients.length === 1 ? 'uses' : 'use'} ${node.kind} \`${nameOf(node.id)}\` without a gateway in between; ${others}.`,
                source: node.source,
                element: node.id,
                relations: uses.map(({ id }) => id),
                related: uses.slice(0, RELATED).map(({ source, location }) => ({
                    message: `client \`${nameOf(source)}\` uses \`${nameOf(node.id)}\``,
                    source: location,
                    element: source,
                })),
                fixes: routeThroughGateway(index, node.id, callsAmong(index, uses)),
            };
        }
    },
});

/** Most clients named in the message. */
const SHOWN = 4;
/** Most uses among the related locations. */
const RELATED = 20;

/** Something that clients use directly. */
interface ExposedNode {
    readonly node: Service | Broker;
    /** The clients' calls, publications and subscriptions, by place. */
    readonly uses: readonly Relation[];
}

/** The kinds of services that stand between clients and the rest. */
const EDGE_KINDS: ReadonlySet<string> = new Set(['gateway', 'bff', 'router']);
/** Roles of services that clients have to reach themselves: who signs them in, what their telemetry goes to. */
const EXEMPT_ROLES: ReadonlySet<string> = new Set(['platform', 'infrastructure']);

/**
 * Services, monoliths and brokers that clients use with nothing in between, sorted by id. What a router only passes on
 * is not exposed by it. To be had through `RuleContext.derive`.
 */
function exposedNodes(index: ModelIndex): readonly ExposedNode[] {
    const { calls, publications, subscriptions } = index.model;
    const uses = [
        ...calls.map((relation) => ({ relation, node: exposable(index.services.get(relation.target)) })),
        ...[...publications, ...subscriptions].map((relation) => {
            const channel = index.channels.get(index.channelOf(relation) ?? '');
            return { relation, node: index.brokers.get(channel?.broker ?? '') };
        }),
    ].flatMap(({ relation, node }) => (node && index.clients.has(relation.source) ? [{ relation, node }] : []));
    return [...groupBy(uses, ({ node }) => node.id)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, list]) => {
            const node = list[0]?.node;
            const relations = list.map(({ relation }) => relation);
            return node ? [{ node, uses: relations.sort((a, b) => compareSources(a.location, b.location)) }] : [];
        });
}

function exposable(service: Service | undefined): Service | undefined {
    return service && !EDGE_KINDS.has(service.kind) && !EXEMPT_ROLES.has(service.role) ? service : undefined;
}

/** One server that serves a user interface, and nothing else, is an entry by itself. */
function isUserInterface(node: Service | Broker): boolean {
    return 'layer' in node && node.layer === 'ui';
}

function callsAmong(index: ModelIndex, uses: readonly Relation[]): readonly Call[] | undefined {
    const calls = uses.map(({ id }) => index.calls.get(id));
    const known = calls.filter((call) => call !== undefined);
    return known.length === calls.length ? known : undefined;
}
