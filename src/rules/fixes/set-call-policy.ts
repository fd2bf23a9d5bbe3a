import type { Call } from '../../model/call.ts';
import { POLICY_PROPERTIES, type PolicyProperty } from '../../model/policy.ts';
import { comparePositions, type Range, type Source } from '../../model/source.ts';
import type { Fix, TextEdit } from '../finding.ts';

/**
 * A fix that makes a call's own block say something about one policy property: replaces what it says, or puts the
 * statement first in the block, or adds a block.
 *
 * None for a call made by a route, whose block stands for several calls.
 *
 * @param statement the words to write: `timeout 300ms`
 */
export function setCallPolicy(call: Call, property: PolicyProperty, statement: string, title: string): readonly Fix[] {
    return setCallPolicies([{ call, statements: { [property]: statement } }], title);
}

/** What to write into one call's own block, by property. */
export interface CallStatements {
    readonly call: Call;
    readonly statements: { readonly [P in PolicyProperty]?: string };
}

/** One fix that does the same for several properties of several calls; none if a route makes one of them. */
export function setCallPolicies(changes: readonly CallStatements[], title: string): readonly Fix[] {
    return changes.length === 0 || changes.some(({ call }) => call.route !== undefined)
        ? []
        : [{ title, safe: false, edits: changes.flatMap(editsOf) }];
}

function editsOf({ call, statements }: CallStatements): readonly TextEdit[] {
    const { uri } = call.location;
    const wanted = POLICY_PROPERTIES.flatMap((property) => {
        const text = statements[property];
        return text === undefined ? [] : [{ text, said: call.declared[property] }];
    });
    const added = wanted.filter(({ said }) => said === undefined || said.said === 'unknown').map(({ text }) => text);
    const replaced = wanted.flatMap(({ text, said }) =>
        said === undefined || said.said === 'unknown' ? [] : [{ uri, range: said.source.extent, newText: text }],
    );
    const [first, ...more] = replaced;
    if (first) {
        return [{ ...first, newText: [first.newText, ...added].join('  ') }, ...more];
    }
    const text = added.join('  ');
    const before = statementsIn(call)[0];
    if (before) {
        return [{ uri, range: emptyAt(before.extent.start), newText: `${text}  ` }];
    }
    return [
        call.block
            ? { uri, range: emptyAt(afterBrace(call.block)), newText: ` ${text} ` }
            : { uri, range: emptyAt(call.location.extent.end), newText: ` { ${text} }` },
    ];
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
