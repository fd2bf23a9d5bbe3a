import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { comparePositions, type Range, type Source } from '../../model/source.ts';
import type { Finding, TextEdit } from '../../rules/finding.ts';
import { afterHead, atEndOf, insertStatements } from '../../rules/fixes/insert-statements.ts';

/** Findings that nobody can allow: about allowances, and about rules that failed. */
const NEVER_ALLOWED = /^(?:allow|internal)\//;

/** A change after which a finding is allowed. */
export interface Allowing {
    /** What is allowed it for, as a person calls it. */
    readonly where: string;
    /** The insertion; the reason is empty. */
    readonly edit: TextEdit;
}

/**
 * Writes down that a finding is to be lived with, as close to it as an allowance can stand: in the call that it
 * underlines, else in the element that it is about.
 */
export function allowFinding(finding: Finding, index: ModelIndex): Allowing | undefined {
    if (NEVER_ALLOWED.test(finding.rule)) {
        return undefined;
    }
    const statement = statementOf(finding.rule);
    const call = callUnderlined(finding, index);
    if (call) {
        return { where: 'for this call', edit: inCall(call, statement) };
    }
    const element = index.elements.get(finding.element);
    return element
        ? { where: `in ${element.kind} ${element.name}`, edit: insertStatements(element, [statement]) }
        : undefined;
}

/** The only call that a finding is about, if it stands where the finding does; those of a route share their block. */
function callUnderlined({ relations, source }: Finding, index: ModelIndex): Call | undefined {
    const [relation = '', second] = relations;
    const call = second === undefined ? index.calls.get(relation) : undefined;
    return call && call.route === undefined && isInside(source, call.location) ? call : undefined;
}

function isInside({ uri, range }: Source, around: Source): boolean {
    return (
        uri === around.uri &&
        comparePositions(around.extent.start, range.start) <= 0 &&
        comparePositions(range.end, around.extent.end) <= 0
    );
}

function inCall({ location, block }: Call, statement: string): TextEdit {
    return block && !isEmpty(block)
        ? atEndOf(location.uri, block, [statement])
        : afterHead(location.uri, location.extent, [statement]);
}

function isEmpty({ start, end }: Range): boolean {
    return comparePositions(start, end) === 0;
}

/** A text with the statement of {@link allowFinding} as a snippet whose cursor stands in the reason. */
export function reasonSnippet(text: string, rule: string): string {
    const escaped = text.replace(/[\\$}]/g, '\\$&');
    const statement = statementOf(rule);
    const reason = escaped.lastIndexOf(statement) + statement.length - 1;
    return `${escaped.slice(0, reason)}$1${escaped.slice(reason)}`;
}

function statementOf(rule: string): string {
    return `allow ${rule} because ""`;
}
