import type { Call } from '../../model/call.ts';
import { POLICY_PROPERTIES, type PolicyProperty } from '../../model/policy.ts';
import { comparePositions, type Range, type Source } from '../../model/source.ts';
import type { Fix } from '../finding.ts';

/**
 * A fix that makes a call's own block say something about one policy property: replaces what it says, or puts the
 * statement first in the block, or adds a block.
 *
 * None for a call made by a route, whose block stands for several calls.
 *
 * @param statement the words to write: `timeout 300ms`
 */
export function setCallPolicy(call: Call, property: PolicyProperty, statement: string, title: string): readonly Fix[] {
    if (call.route !== undefined) {
        return [];
    }
    const { uri } = call.location;
    const said = call.declared[property];
    if (said && said.said !== 'unknown') {
        return [{ title, safe: false, edits: [{ uri, range: said.source.extent, newText: statement }] }];
    }
    const first = statementsIn(call)[0];
    if (first) {
        return [
            { title, safe: false, edits: [{ uri, range: emptyAt(first.extent.start), newText: `${statement}  ` }] },
        ];
    }
    const edit = call.block
        ? { uri, range: emptyAt(afterBrace(call.block)), newText: ` ${statement} ` }
        : { uri, range: emptyAt(call.location.extent.end), newText: ` { ${statement} }` };
    return [{ title, safe: false, edits: [edit] }];
}

function afterBrace(block: Range): Range['start'] {
    return { line: block.start.line, character: block.start.character + 1 };
}

/** Where the statements of the call's own block stand, first to last. */
function statementsIn(call: Call): readonly Source[] {
    const policies = POLICY_PROPERTIES.flatMap((property) => {
        const said = call.declared[property];
        return said && said.said !== 'unknown' ? [said.source] : [];
    });
    return [...policies, ...call.allows.map((allowance) => allowance.source)].sort((a, b) =>
        comparePositions(a.extent.start, b.extent.start),
    );
}

function emptyAt(position: Range['start']): Range {
    return { start: position, end: position };
}
