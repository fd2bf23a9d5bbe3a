import type { ArchitectureModel } from '../architecture.ts';
import type { Call } from '../call.ts';
import { addTo } from '../multimap.ts';
import { byCodeUnits } from '../order.ts';
import { POLICY_PROPERTIES } from '../policy.ts';
import { isSame } from './is-same.ts';
import { plainText, plainValue, SAME_IDS, type Translate } from './plain-value.ts';
import { type Properties, propertiesOf } from './properties.ts';
import { type AnyRelation, type ComparedKind, endsOf, RELATION_LISTS } from './relation-lists.ts';

/** A relation of either model, as the other model's ids would have it. */
interface Seen {
    readonly relation: AnyRelation;
    readonly kind: ComparedKind;
    /** What both ends must agree in before two relations can be one. */
    readonly ends: string;
    /** Ever less of what it says; the last two keep one end each. */
    readonly keys: readonly string[];
}

/** Which relations of one kind stand in both models, and which in one alone; each list in the order of ids. */
export interface PairedRelations {
    readonly pairs: readonly (readonly [AnyRelation, AnyRelation])[];
    readonly removed: readonly AnyRelation[];
    readonly added: readonly AnyRelation[];
}

/**
 * Finds the relations of one model in the other. Their ids tell nothing, since alike ones are numbered. Relations pair
 * up within the same two elements: first those that say the same, then those that agree in operations, route and
 * protocol, then in ever less; those that share neither operation are different ones.
 */
export function pairRelations(
    kind: ComparedKind,
    before: ArchitectureModel,
    after: ArchitectureModel,
    translate: Translate,
): PairedRelations {
    const list = RELATION_LISTS[kind];
    const unchanged = pairUnchanged(list(before), list(after), translate);
    const pairs = [...unchanged];
    const known = new Set(unchanged.flat());
    const open = (relations: readonly AnyRelation[]) => relations.filter((relation) => !known.has(relation));
    let removed = open(list(before)).map((relation) => see(kind, relation, translate));
    let added = open(list(after)).map((relation) => see(kind, relation, SAME_IDS));
    const rounds = Math.max(0, ...removed.slice(0, 1).map(({ keys }) => keys.length));
    for (let round = 0; round < rounds && removed.length > 0 && added.length > 0; round++) {
        const keyOf = ({ ends, keys }: Seen) => `${ends}\n${keys[round]}`;
        const waiting = queues(added, keyOf);
        const paired = new Set<Seen>();
        for (const old of inOrder(removed)) {
            const now = waiting.get(keyOf(old))?.shift();
            if (now) {
                pairs.push([old.relation, now.relation]);
                paired.add(old).add(now);
            }
        }
        removed = removed.filter((each) => !paired.has(each));
        added = added.filter((each) => !paired.has(each));
    }
    return {
        pairs: pairs.sort(([, a], [, b]) => byCodeUnits(a.id, b.id)),
        removed: removed.map(({ relation }) => relation),
        added: added.map(({ relation }) => relation),
    };
}

/** Most relations stay as they are, id and all. */
function pairUnchanged(
    before: readonly AnyRelation[],
    after: readonly AnyRelation[],
    translate: Translate,
): readonly (readonly [AnyRelation, AnyRelation])[] {
    const now = new Map(after.map((relation) => [relation.id, relation]));
    return before.flatMap((old) => {
        const same = now.get(old.id);
        return same && isSame(old, same, translate) ? [[old, same] as const] : [];
    });
}

/** What a relation says beside its ends, in words of the other model's ids. */
export function relationProperties(relation: AnyRelation, translate: Translate): Properties {
    return propertiesOf(relation, 'route' in relation ? LEFT_OF_ROUTED : LEFT, translate);
}

/** A route's policies and allowances are told with the route, or with what holds for its calls in the end. */
const LEFT: ReadonlySet<string> = new Set([
    'id',
    'kind',
    'source',
    'context',
    'other',
    'target',
    'store',
    'event',
    'channel',
    'path',
    'route',
    'calls',
    'declared',
    'effective',
    'location',
    'block',
    'bypassAt',
    'addressAt',
]);
const LEFT_OF_ROUTED: ReadonlySet<string> = new Set([...LEFT, 'allows']);

function see(kind: ComparedKind, relation: AnyRelation, translate: Translate): Seen {
    const { source, sourceOperation, target, targetOperation } = endsOf(relation);
    const properties = Array.from(relationProperties(relation, translate), ([path, { text }]) => `${path}=${text}`);
    const [from, to] = [sourceOperation, targetOperation].map((id) => (id === undefined ? '' : translate(id)));
    const way = 'route' in relation ? relation.route : undefined;
    const protocol = 'protocol' in relation ? relation.protocol : undefined;
    const said = 'effective' in relation ? policiesText(relation, translate) : '';
    const sort =
        'mode' in relation ? relation.mode : kind === 'context-relation' && 'kind' in relation ? relation.kind : '';
    return {
        relation,
        kind,
        ends: JSON.stringify([sort, translate(source), kind === 'route' ? target : translate(target)]),
        keys: [
            JSON.stringify([from, to, way, properties.sort(byCodeUnits), said]),
            JSON.stringify([from, to, way, protocol, said]),
            JSON.stringify([from, to, way, protocol]),
            JSON.stringify([from, to, way]),
            JSON.stringify(['from', from, way]),
            JSON.stringify(['to', to, way]),
        ],
    };
}

function policiesText({ effective }: Call, translate: Translate): string {
    return POLICY_PROPERTIES.map((property) => {
        const state = effective[property];
        const plain = plainValue(state.said === 'set' ? state.value : undefined, property, '', translate);
        return plain === undefined ? state.said : plainText(plain);
    }).join('\n');
}

function queues(seen: readonly Seen[], keyOf: (seen: Seen) => string): Map<string, Seen[]> {
    const waiting = new Map<string, Seen[]>();
    for (const each of inOrder(seen)) {
        addTo(waiting, keyOf(each), each);
    }
    return waiting;
}

/** By what they say, so that neither side's numbering decides who pairs with whom. */
function inOrder(seen: readonly Seen[]): readonly Seen[] {
    return seen.toSorted((a, b) => byCodeUnits(a.keys[0] ?? '', b.keys[0] ?? ''));
}
