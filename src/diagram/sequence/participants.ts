import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { GlyphName } from '../glyphs.ts';
import { countFindings, type FindingMarks } from '../views/finding-marks.ts';
import { contextHues } from '../views/groups.ts';
import { clientNode, type NodeContext } from '../views/service-nodes.ts';
import type { ShapeKind } from '../views/view-graph.ts';
import type { Participant } from './sequence-view.ts';

/** Those who take part, in the order in which they come in. */
export interface Participants {
    /** Lets an element take part, if it does not yet; its id. */
    enter(id: string): string;
    all(): readonly Participant[];
}

/** Collects the participants of a sequence. */
export function createParticipants(index: ModelIndex, findings: FindingMarks | undefined): Participants {
    const hues = contextHues(index.model);
    const entered = new Map<string, Participant>();
    return {
        enter(id) {
            if (!entered.has(id)) {
                entered.set(id, withFindings(participant(index, hues, id), index, findings));
            }
            return id;
        },
        all: () => [...entered.values()],
    };
}

function participant(index: ModelIndex, hues: ReadonlyMap<string, number>, id: string): Participant {
    const { shape, glyph, title, subtitle } = looks(index, id);
    const context = index.contextOf(id);
    const hue = context === undefined ? undefined : hues.get(context);
    return {
        id,
        shape,
        glyph,
        title,
        ...(subtitle === '' ? {} : { subtitle }),
        ...(context === undefined ? {} : { context }),
        ...(hue === undefined ? {} : { hue }),
        description: `${title}, ${shape === 'bff' ? 'BFF' : shape}${context === undefined ? '' : ` in ${context}`}`,
    };
}

interface Looks {
    readonly shape: ShapeKind;
    readonly glyph: GlyphName;
    readonly title: string;
    readonly subtitle: string;
}

function looks(index: ModelIndex, id: string): Looks {
    const service = index.services.get(id);
    if (service) {
        const shape = service.kind === 'service' && service.role === 'infrastructure' ? 'infrastructure' : service.kind;
        const context = service.context === undefined ? undefined : index.contexts.get(service.context);
        const kind = service.kind === 'bff' ? 'BFF' : service.kind;
        return {
            shape,
            glyph: service.kind,
            title: displayName(service),
            subtitle: service.kind === 'service' ? (context?.name ?? '') : kind,
        };
    }
    const store = index.stores.get(id);
    if (store) {
        return {
            shape: store.kind,
            glyph: 'store',
            title: displayName(store),
            subtitle: store.technology ?? store.kind,
        };
    }
    const client = index.clients.get(id);
    if (client) {
        const { tile } = clientNode(client, outside(index.model));
        const glyph = tile && 'glyph' in tile ? tile.glyph : 'person';
        return { shape: 'client', glyph, title: displayName(client), subtitle: '' };
    }
    const external = index.externals.get(id);
    if (external) {
        return { shape: 'external', glyph: 'external', title: external.name, subtitle: external.title ?? 'external' };
    }
    return messagingLooks(index, id);
}

/** A broker stands for all its topics and queues; an event rides something unknown. */
function messagingLooks(index: ModelIndex, id: string): Looks {
    const broker = index.brokers.get(id);
    const kinds = new Set(broker?.channels.map((channel) => index.channels.get(channel)?.kind ?? 'topic'));
    const [kind = 'topic', another] = kinds;
    const element = index.elements.get(id);
    return {
        shape: another === undefined ? kind : 'topic',
        glyph: another === undefined ? kind : 'topic',
        title: element ? displayName(element) : id,
        subtitle: broker
            ? [...kinds]
                  .map((each) => `${each}s`)
                  .sort()
                  .join(' and ')
            : '',
    };
}

function outside(model: ArchitectureModel): NodeContext {
    return {
        model,
        findings: undefined,
        hueOf: () => undefined,
        groupOf: () => undefined,
        carried: () => [],
        docked: new Map(),
    };
}

function withFindings(participant: Participant, index: ModelIndex, findings: FindingMarks | undefined): Participant {
    const own = [participant.id, ...(index.services.get(participant.id)?.operations ?? [])];
    const counted = countFindings(findings, own);
    return counted ? { ...participant, findings: counted } : participant;
}
