import type { Context, ContextRelation } from '../../model/context.ts';
import type { Fix, TextEdit } from '../finding.ts';
import { afterHead, atEndOf, insertStatements } from './insert-statements.ts';

/**
 * A fix that writes a line of the context map: `upstream <other>` in a context, with the patterns that are wanted.
 *
 * @param patterns statements of the relation's block: `through anticorruption-layer`
 * @param known the relation, if the context declares it already; it gets the patterns
 */
export function declareUpstream(
    context: Context,
    other: string,
    title: string,
    patterns: readonly string[] = [],
    known?: ContextRelation,
): readonly Fix[] {
    return [{ title, safe: false, edits: [edit(context, other, patterns, known)] }];
}

function edit(context: Context, other: string, patterns: readonly string[], known?: ContextRelation): TextEdit {
    if (!known) {
        const block = patterns.length === 0 ? '' : ` { ${patterns.join('  ')} }`;
        return insertStatements(context, [`upstream ${other}${block}`]);
    }
    const { uri, extent } = known.location;
    return known.block ? atEndOf(uri, known.block, patterns) : afterHead(uri, extent, patterns);
}
