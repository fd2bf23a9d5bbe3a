import type { Range } from '../model/source.ts';
import type { Finding, RelatedLocation, Severity } from '../rules/finding.ts';

/** What is wrong with a text itself, before any rule speaks: its grammar, its names, its checks, its settings. */
export interface TextProblem {
    /** `syntax/…`, `link/…`, `check/…`, `config/…` or `file/…`. */
    readonly code: string;
    readonly severity: Severity;
    readonly message: string;
    readonly uri: string;
    readonly range: Range;
    /** Qualified name of the element in which it stands, where there is one. */
    readonly element?: string;
    readonly related?: readonly RelatedLocation[];
}

/** The start of a text: where a problem with a file as a whole is shown. */
export const START_OF_TEXT: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Page that explains the codes, from the project's root. */
const PAGES: Readonly<Record<string, string>> = {
    config: 'docs/command-line.md',
    file: 'docs/command-line.md',
};

/** Puts a problem with a text into the shape of a rule's finding, so that both are reported alike. */
export function problemToFinding(problem: TextProblem): Finding {
    const { code, severity, message, uri, range, element = '', related = [] } = problem;
    return {
        rule: code,
        severity,
        message,
        source: { uri, range, extent: range },
        element,
        relations: [],
        decisive: [message],
        related,
        fixes: [],
        help: PAGES[problemArea(code)] ?? 'docs/language.md',
    };
}

/** The part of a rule id before the slash, which tells where a finding comes from; of a rule's finding it is empty. */
export function problemArea(rule: string): string {
    const slash = rule.indexOf('/');
    return slash < 0 ? '' : rule.slice(0, slash);
}

/** Whether a finding says that something could not be read or understood, so that others may be missing. */
export function isUnreadable(finding: Finding): boolean {
    return finding.severity === 'error' && isUnreadableCode(finding.rule);
}

/** Whether a rule id stands for that, when it is at error level. */
export function isUnreadableCode(rule: string): boolean {
    return ['syntax', 'config', 'file'].includes(problemArea(rule));
}
