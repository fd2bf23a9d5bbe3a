import type { Finding, Severity } from './finding.ts';
import { type Report, toFinding } from './rule.ts';

/**
 * One report, and what decides about its fate: whether a composite contains it, whether it is allowed. Only what is
 * left then becomes a finding, so a report whose words take long to find may have getters for them.
 */
export interface RuleResult {
    /** Id of the rule, or `internal/…` for one that failed. */
    readonly rule: string;
    /** What the settings make of the report's severity. */
    readonly severity: Severity;
    readonly element: string;
    readonly relations: readonly string[];
    readonly report: Report;
}

/** Takes a report in. */
export function resultOf(rule: string, report: Report, severity = report.severity): RuleResult {
    return { rule, severity, element: report.element, relations: report.relations ?? [], report };
}

/** The finding that a report becomes. */
export function findingOf({ rule, severity, report }: RuleResult): Finding {
    return toFinding(rule, report, severity);
}
