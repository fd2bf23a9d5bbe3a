import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import type { Publication } from '../model/messaging.ts';
import type { Operation } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import type { StoreAccess } from '../model/store.ts';
import { listed, listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { usesTwoPhaseCommit } from './analysis/two-phase-commit.ts';
import type { Fix, RelatedLocation } from './finding.ts';
import { defineRule } from './rule.ts';

/** Finds operations that change two things of which one may fail; see `dual-write.md`. */
export const dualWrite = defineRule({
    id: 'dual-write',
    category: 'consistency',
    severity: 'error',
    summary: 'An operation that writes a store and, not in the same transaction, publishes or writes another',
    fixable: true,
    sources: [
        'AWS Prescriptive Guidance, Transactional outbox pattern',
        'Richardson, Microservices Patterns, section 3.3.7',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const operation of index.model.operations) {
            const writes = writesOf(index, operation);
            const stores = [...new Set(writes.map(({ store }) => store))];
            const loose = index.publicationsIn(operation.id).filter(({ through }) => through === undefined);
            const apart = stores.length + (loose.length > 0 ? 1 : 0);
            if (stores.length === 0 || apart < 2 || operation.saga || usesTwoPhaseCommit(index, operation)) {
                continue;
            }
            const last = [...writes, ...loose].sort((a, b) => compareSources(a.location, b.location)).at(-1);
            const critical = markedCritical(index, operation);
            yield {
                severity: critical === undefined ? 'warning' : 'error',
                message: `\`${nameOf(operation.id)}\`${critical ?? ''} ${whatItDoes(stores, loose, nameOf)} without one transaction around them: when it fails in between, the one has happened and the other has not.`,
                source: last?.location ?? operation.source,
                element: operation.id,
                relations: [...writes, ...loose].map(({ id }) => id),
                decisive: [...stores, ...loose.map(({ event, channel }) => event ?? channel ?? '')].sort(),
                related: places(operation, writes, loose, nameOf),
                fixes: stores.length === 1 ? outbox(loose) : [],
            };
        }
    },
});

/** Writes of databases; a cache that misses a change is filled again. */
function writesOf(index: ModelIndex, { id }: Operation): readonly StoreAccess[] {
    return index
        .accessesIn(id)
        .filter(({ mode, store }) => mode === 'write' && index.stores.get(store)?.kind === 'store');
}

/** Where to be wrong costs money: the word `critical`, or a tag that says so. */
function markedCritical(index: ModelIndex, operation: Operation): string | undefined {
    if (operation.critical) {
        return ' (critical)';
    }
    const tags = [...operation.tags, ...(index.services.get(operation.service)?.tags ?? [])];
    const tag = tags.find((word) => CRITICAL_TAGS.has(word.toLowerCase()));
    return tag === undefined ? undefined : ` (tagged \`${tag}\`)`;
}

const CRITICAL_TAGS: ReadonlySet<string> = new Set(['critical', 'money']);

function whatItDoes(stores: readonly string[], loose: readonly Publication[], nameOf: NameOf): string {
    const quoted = (ids: readonly string[]) => ids.map((id) => `\`${nameOf(id)}\``);
    const messages = [...new Set(loose.map(({ event, channel }) => event ?? channel ?? ''))];
    return listed([
        `writes ${listedUpTo(quoted(stores), SHOWN, 'stores')}`,
        ...(messages.length > 0 ? [`publishes ${listedUpTo(quoted(messages), SHOWN, 'events')}`] : []),
    ]);
}

/** Most stores and events that the message names; all stand in the related locations. */
const SHOWN = 4;

function places(
    operation: Operation,
    writes: readonly StoreAccess[],
    loose: readonly Publication[],
    nameOf: NameOf,
): readonly RelatedLocation[] {
    const { id } = operation;
    return [
        ...writes.map(({ store, location }) => ({
            message: `writes \`${nameOf(store)}\``,
            source: location,
            element: id,
        })),
        ...loose.map(({ event, channel, location }) => ({
            message: `publishes \`${nameOf(event ?? channel ?? '')}\` by itself`,
            source: location,
            element: id,
        })),
    ].sort((a, b) => compareSources(a.source, b.source));
}

function outbox(loose: readonly Publication[]): readonly Fix[] {
    const edits = loose.map(({ location: { uri, extent } }) => ({
        uri,
        range: { start: extent.end, end: extent.end },
        newText: ' outbox',
    }));
    return [{ title: 'Publish through an outbox, written with the store', safe: false, edits }];
}
