import type { ModelIndex, RelationKind } from '../../model/index-model.ts';
import type { Relation } from '../../model/relation.ts';
import { counted, listed } from '../../model/wording.ts';
import type { NameOf } from './naming.ts';

/** A relation as {@link ModelIndex.relations} knows it. */
export interface KnownRelation {
    readonly kind: RelationKind;
    readonly relation: Relation;
}

/** One relation in words: `orders.place` calls `stock.reserve`. */
export function relationText(index: ModelIndex, { kind, relation }: KnownRelation, nameOf: NameOf): string {
    const who = `\`${nameOf(relation.sourceOperation ?? relation.source)}\``;
    switch (kind) {
        case 'call': {
            const call = index.calls.get(relation.id);
            return `${who} calls \`${nameOf(call?.targetOperation ?? call?.target ?? '')}\``;
        }
        case 'store-access': {
            const access = index.storeAccesses.get(relation.id);
            return `${who} ${access?.mode === 'write' ? 'writes' : 'reads'} \`${nameOf(access?.store ?? '')}\``;
        }
        case 'publication': {
            const publication = index.publications.get(relation.id);
            return `${who} publishes \`${nameOf(publication?.event ?? publication?.channel ?? '')}\``;
        }
        case 'subscription': {
            const subscription = index.subscriptions.get(relation.id);
            const what = nameOf(subscription?.event ?? subscription?.channel ?? '');
            return `\`${nameOf(relation.source)}\` receives \`${what}\``;
        }
        case 'route':
            return `${who} routes \`${index.routes.get(relation.id)?.path ?? ''}\``;
    }
}

const NOUNS: readonly (readonly [RelationKind, string, string])[] = [
    ['call', 'call', 'calls'],
    ['store-access', 'store access', 'store accesses'],
    ['publication', 'publication', 'publications'],
    ['subscription', 'subscription', 'subscriptions'],
];

/** How many relations of each kind: `2 calls and 1 subscription`. Calls of routers on the way count with their own. */
export function relationsText(index: ModelIndex, relations: readonly string[]): string {
    return listed(
        NOUNS.flatMap(([kind, one, many]) => {
            const count = relations.filter((relation) => index.relations.get(relation)?.kind === kind).length;
            return count === 0 ? [] : [counted(count, one, many)];
        }),
    );
}
