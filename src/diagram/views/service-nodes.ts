import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import type { Channel } from '../../model/messaging.ts';
import { decimal, formatDuration, formatRate, formatShare } from '../../model/quantities.ts';
import { saidValue } from '../../model/said.ts';
import type { Client, External, Service, ServiceLevelObjective } from '../../model/service.ts';
import type { Store } from '../../model/store.ts';
import { markOf } from '../../model/technologies.ts';
import type { GlyphName } from '../glyphs.ts';
import { countFindings, type FindingMarks } from './finding-marks.ts';
import type { DockedStore, ShapeKind, Tile, ViewNode } from './view-graph.ts';

/** What the making of nodes has to look up. */
export interface NodeContext {
    readonly model: ArchitectureModel;
    readonly findings: FindingMarks | undefined;
    /** Number of a context's hue. */
    hueOf(context: string | undefined): number | undefined;
    /** Id of the group that an element stands in. */
    groupOf(element: string): string | undefined;
    /** Ids of what has no place of its own and shows on an element. */
    carried(element: string): readonly string[];
    /** The stores that dock under a service. */
    readonly docked: ReadonlyMap<string, readonly Store[]>;
}

/** The card of a service, monolith, gateway, BFF or router. */
export function serviceNode(service: Service, context: NodeContext): ViewNode {
    const shape = serviceShape(service);
    const subtitle = serviceSubtitle(service, context.model);
    const replicas = saidValue(service.replicas);
    const docked = (context.docked.get(service.id) ?? []).map((store) => dockedStore(store, context));
    const own = [service.id, ...context.carried(service.id)];
    return {
        id: service.id,
        shape,
        ...placed(service.id, service.context, context),
        title: displayName(service),
        ...(subtitle === '' ? {} : { subtitle }),
        tile: tileOf(service.technologies[0], shape === 'infrastructure' ? 'service' : (shape as GlyphName)),
        ...(replicas && replicas.max > 1 ? { replicas: { min: replicas.min, max: replicas.max } } : {}),
        details: details(service),
        chips: [
            ...(shape === 'service' && service.role !== 'business' ? [service.role] : []),
            ...(replicas?.elected ? ['elected'] : []),
        ],
        docked,
        ...findingsOf(own, context),
        description: sentence(displayName(service), service.kind, service.context, [
            subtitle,
            ...docked.map((store) => store.title),
        ]),
    };
}

/** The node of someone outside who uses the system. */
export function clientNode(client: Client, context: NodeContext): ViewNode {
    return {
        id: client.id,
        shape: 'client',
        ...placed(client.id, undefined, context),
        title: displayName(client),
        tile: { glyph: clientGlyph(client) },
        details: [],
        chips: [],
        docked: [],
        placement: 'first',
        ...findingsOf([client.id], context),
        description: sentence(displayName(client), 'client', undefined, []),
    };
}

/** The node of a system outside that ours calls. */
export function externalNode(external: External, context: NodeContext): ViewNode {
    const subtitle = external.title ?? external.technologies.join(' · ');
    return {
        id: external.id,
        shape: 'external',
        ...placed(external.id, undefined, context),
        title: external.name,
        ...(subtitle === '' ? {} : { subtitle }),
        tile: tileOf(external.technologies[0], 'external'),
        details: [],
        chips: external.legacy ? ['legacy'] : [],
        docked: [],
        placement: 'last',
        ...findingsOf([external.id], context),
        description: sentence(external.name, 'external', undefined, [subtitle]),
    };
}

/** The node of a store that stands free, because it is shared or nobody's. */
export function storeNode(store: Store, context: NodeContext): ViewNode {
    return {
        ...dockedStore(store, context),
        ...placed(store.id, store.context, context),
        details: [],
        chips: storeChips(store),
        docked: [],
    };
}

/** The node of a topic or queue. */
export function channelNode(channel: Channel, context: NodeContext): ViewNode {
    const deadLetter = saidValue(channel.deadletter);
    const subtitle = channelSubtitle(channel);
    return {
        id: channel.id,
        shape: channel.kind,
        ...placed(channel.id, undefined, context),
        title: displayName(channel),
        ...(subtitle === '' ? {} : { subtitle }),
        details: [],
        chips: [],
        docked: [],
        ...(deadLetter === undefined ? {} : { deadLetter }),
        ...findingsOf([channel.id], context),
        description: sentence(displayName(channel), channel.kind, channel.broker, [subtitle]),
    };
}

function dockedStore(store: Store, context: NodeContext): DockedStore {
    const chips = storeChips(store);
    return {
        id: store.id,
        shape: store.kind,
        title: displayName(store),
        ...(store.technology === undefined ? {} : { subtitle: store.technology }),
        ...(chips.length === 0 ? {} : { chips }),
        ...findingsOf([store.id, ...context.carried(store.id)], context),
        description: sentence(displayName(store), store.kind, store.context, [store.technology ?? '', ...chips]),
    };
}

function placed(id: string, home: string | undefined, context: NodeContext): Pick<ViewNode, 'group' | 'hue'> {
    const group = context.groupOf(id);
    const hue = context.hueOf(home);
    return { ...(group === undefined ? {} : { group }), ...(hue === undefined ? {} : { hue }) };
}

function findingsOf(ids: readonly string[], context: NodeContext): Pick<ViewNode, 'findings'> {
    const findings = countFindings(context.findings, ids);
    return findings ? { findings } : {};
}

function serviceShape(service: Service): ShapeKind {
    return service.kind === 'service' && service.role === 'infrastructure' ? 'infrastructure' : service.kind;
}

function tileOf(technology: string | undefined, glyph: GlyphName): Tile {
    const letters = technology === undefined ? '' : markOf(technology);
    return letters === '' ? { glyph } : { letters };
}

/** Technologies; a monolith on its way out says so, an edge element without technology what it checks. */
function serviceSubtitle(service: Service, model: ArchitectureModel): string {
    if (service.kind === 'monolith') {
        const phase = retirement(service.id, model);
        if (phase !== undefined) {
            return `retires in phase ${phase}`;
        }
    }
    if (service.technologies.length > 0) {
        return service.technologies.join(' · ');
    }
    const method = saidValue(service.edge.authenticates)?.method;
    const limit = saidValue(service.edge.limits);
    return [...(method === undefined ? [] : [method]), ...(limit === undefined ? [] : [formatRate(limit.rate)])].join(
        ' · ',
    );
}

function retirement(id: string, model: ArchitectureModel): number | undefined {
    return model.migrations.flatMap((migration) => migration.phases).find((phase) => phase.decommissions.includes(id))
        ?.number;
}

function details(service: Service): string[] {
    const replicas = saidValue(service.replicas);
    const capacity = [
        ...(service.concurrency === undefined ? [] : [`${service.concurrency} slots each`]),
        ...(replicas?.target === undefined
            ? []
            : [`scales at ${formatShare(replicas.target.utilisation)} ${replicas.target.of}`]),
    ];
    return [sloLine(service.slo), capacity.join(' · ')].filter((line) => line !== '');
}

/** `SLO 99.9 % · p99 300 ms` */
function sloLine(slo: ServiceLevelObjective | undefined): string {
    if (slo === undefined) {
        return '';
    }
    const parts = [
        ...(slo.availability === undefined ? [] : [formatShare(slo.availability)]),
        ...slo.latency.map((quantile) => `p${decimal(quantile.share * 100)} ${formatDuration(quantile.value)}`),
    ];
    return parts.length === 0 ? '' : `SLO ${parts.join(' · ')}`;
}

function storeChips(store: Store): string[] {
    return [
        ...(store.role === 'operational' ? [] : [store.role]),
        ...(store.replicates === undefined ? [] : ['replica']),
    ];
}

/** `12 parts · 7 d`, `capacity 10,000` */
function channelSubtitle(channel: Channel): string {
    return [
        ...(channel.partitions === undefined ? [] : [`${channel.partitions} parts`]),
        ...(channel.retention === undefined ? [] : [formatDuration(channel.retention)]),
        ...(channel.compacted ? ['compacted'] : []),
        ...(channel.capacity === undefined ? [] : [`capacity ${grouped(channel.capacity)}`]),
    ].join(' · ');
}

/** A whole number with commas between thousands, in every locale. */
function grouped(value: number): string {
    return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function clientGlyph(client: Client): GlyphName {
    const words = `${client.name} ${client.title ?? ''} ${client.technologies.join(' ')}`;
    if (/mobile|phone|android|\bios\b/i.test(words)) {
        return 'phone';
    }
    if (/web|browser|spa|portal|site/i.test(words)) {
        return 'browser';
    }
    return /part|api|system|machine|device|3rd|third/i.test(words) ? 'plug' : 'person';
}

/** `Order service, service in Ordering: Kotlin, ordersDb` */
function sentence(name: string, kind: string, home: string | undefined, parts: readonly string[]): string {
    const said = parts.filter((part) => part !== '');
    const where = home === undefined ? '' : ` in ${home}`;
    return `${name}, ${kind === 'bff' ? 'BFF' : kind}${where}${said.length === 0 ? '' : `: ${said.join(', ')}`}`;
}
