import type { Reference, ValidationAcceptor, ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { nearestWord } from '../near-words.ts';
import { lastSegment } from '../scoping/qualified-names.ts';
import { type Place, report } from './report.ts';

/** Finds accesses of a store's schema that the store does not have: the end of `reads reports.dayly`. */
export function schemaChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        StoreAccess: (access, accept) => checkSchema(access.store, { node: access, property: 'store' }, accept),
        Replicates: (it, accept) => checkSchema(it.store, { node: it, property: 'store' }, accept),
        DataSync: (sync, accept) => {
            checkSchema(sync.from, { node: sync, property: 'from' }, accept);
            checkSchema(sync.to, { node: sync, property: 'to' }, accept);
        },
    };
}

function checkSchema<N extends ast.StoreAccess | ast.Replicates | ast.DataSync>(
    reference: Reference<ast.Store> | undefined,
    place: Place<N>,
    accept: ValidationAcceptor,
): void {
    const store = reference?.ref;
    const text = reference?.$refText ?? '';
    const schema = lastSegment(text);
    // `reports.reports` is a schema only if the store itself is found under `reports`; the linker prefers the store.
    if (!store || !text.includes('.') || schema === store.name) {
        return;
    }
    const known = (store.body?.members ?? []).filter(ast.isSchemas).flatMap(({ names }) => names);
    if (known.includes(schema)) {
        return;
    }
    const meant = nearestWord(schema, known);
    const advice = meant === undefined ? `declare it there with \`schema ${schema}\`.` : `did you mean \`${meant}\`?`;
    const message = `The store \`${store.name}\` has no schema \`${schema}\`: ${advice}`;
    const replacement = meant === undefined ? [] : [`${text.slice(0, text.length - schema.length)}${meant}`];
    report(accept, 'error', 'check/unknown-schema', message, place, { replacements: replacement });
}
