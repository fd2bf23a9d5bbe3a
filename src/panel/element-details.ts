import type { Call } from '../model/call.ts';
import { displayName, type Element } from '../model/element.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { DetailSection, ElementDetails } from '../protocol/diagram/elements.ts';
import { elementSections } from './element-sections.ts';
import { locationOf } from './picture-contents.ts';
import { policyRows } from './policy-rows.ts';
import { stopSections } from './stop-sections.ts';

/** So many calls of one element are told one by one. */
const MOST_CALLS = 12;

/** All that is to say about an element, or about relations together; nothing when the model has none of the ids. */
export function elementDetails(index: ModelIndex, ids: readonly string[]): ElementDetails | undefined {
    const element = ids.map((id) => index.elements.get(id)).find((each) => each !== undefined);
    return element ? ofElement(element, index) : ofRelations(ids, index);
}

function ofElement(element: Element, index: ModelIndex): ElementDetails {
    const context = index.contextOf(element.id);
    const owner = index.ownerOf(element.id);
    return {
        id: element.id,
        kind: element.kind === 'bff' ? 'BFF' : element.kind,
        title: displayName(element),
        name: element.id,
        ...(context === undefined || context === element.id ? {} : { context }),
        summary: [owner ?? '', technologiesOf(element).join(', ')].filter((part) => part !== '').join(' · '),
        ...(element.description === undefined ? {} : { documentation: element.description }),
        sections: [
            ...elementSections(element, index),
            ...callSections(index.callsFrom(element.id), index),
            ...stopSections(element, index),
        ],
        links: element.links.map(({ url, title }) => ({ url, title: title ?? url })),
        source: locationOf(element.source),
    };
}

/** The technologies of an element, as written. */
export function technologiesOf(element: Element): readonly string[] {
    if ('technologies' in element && Array.isArray(element.technologies)) {
        return element.technologies;
    }
    return 'technology' in element && typeof element.technology === 'string' ? [element.technology] : [];
}

/** One section a call, with what holds for it. */
function callSections(calls: readonly Call[], index: ModelIndex): DetailSection[] {
    const sections = calls.slice(0, MOST_CALLS).map((call): DetailSection => {
        const rows = policyRows(call, index);
        return {
            title: `Calling ${calleeName(call, index)}`,
            rows: rows.length > 0 ? rows : [{ glyph: 'codicon-circle-slash', text: 'no policy' }],
        };
    });
    const rest = calls.length - MOST_CALLS;
    return rest > 0
        ? [...sections, { title: 'More', rows: [{ glyph: 'codicon-ellipsis', text: `${rest} further calls` }] }]
        : sections;
}

function calleeName({ target, targetOperation }: Call, index: ModelIndex): string {
    const name = index.elements.get(target)?.name ?? target;
    const operation = targetOperation === undefined ? undefined : index.operations.get(targetOperation)?.name;
    return operation === undefined ? name : `${name}.${operation}`;
}

function ofRelations(ids: readonly string[], index: ModelIndex): ElementDetails | undefined {
    const found = ids.flatMap((id) => index.relations.get(id) ?? []);
    const [first] = found;
    if (!first) {
        return undefined;
    }
    const nameOf = (id: string) => {
        const element = index.elements.get(id);
        return element ? displayName(element) : id;
    };
    const targets = new Set(found.map(({ relation }) => nameOf(targetOf(relation.id, index))));
    const [target = ''] = targets;
    const calls = found.flatMap(({ relation }) => index.calls.get(relation.id) ?? []);
    return {
        id: first.relation.id,
        kind: found.length === 1 ? KINDS[first.kind] : `${found.length} relations`,
        title: `${nameOf(first.relation.source)} → ${targets.size === 1 ? target : `${targets.size} elements`}`,
        name: first.relation.id,
        summary: [...new Set(calls.flatMap(({ protocol }) => protocol ?? []))].join(', '),
        sections: callSections(calls, index),
        links: [],
        source: locationOf(first.relation.location),
    };
}

const KINDS = {
    call: 'call',
    'store-access': 'store access',
    publication: 'publication',
    subscription: 'subscription',
    route: 'route',
} as const;

function targetOf(relation: string, index: ModelIndex): string {
    const publication = index.publications.get(relation);
    const subscription = index.subscriptions.get(relation);
    return (
        index.calls.get(relation)?.target ??
        index.storeAccesses.get(relation)?.store ??
        publication?.event ??
        publication?.channel ??
        subscription?.event ??
        subscription?.channel ??
        ''
    );
}
