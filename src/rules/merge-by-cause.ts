import { compareSources } from '../model/source.ts';
import { groupBy } from './analysis/group-by.ts';
import { type Finding, SEVERITIES, type Severity } from './finding.ts';
import { type Report, toFinding } from './rule.ts';

/** One finding and the report that it was made from; a rule that failed has reported nothing. */
export interface RuleResult {
    readonly finding: Finding;
    readonly report?: Report;
}

/** Makes one finding of all results that share a cause; a cause with one result, and all others, stay as they are. */
export function mergeByCause(results: readonly RuleResult[]): readonly Finding[] {
    const groups = groupBy(results, (result) => {
        const key = result.report?.cause?.key;
        return key === undefined ? result : JSON.stringify([result.finding.rule, key]);
    });
    return [...groups.values()].flatMap((group) =>
        group.length === 1 ? group.map(({ finding }) => finding) : merge(group),
    );
}

function merge(group: readonly RuleResult[]): readonly Finding[] {
    const ordered = [...group].sort((a, b) => compareSources(a.finding.source, b.finding.source));
    const findings = ordered.map(({ finding }) => finding);
    const rule = findings[0]?.rule;
    const told = ordered[0]?.report?.cause?.merge(ordered.flatMap(({ report }) => report ?? []));
    if (rule === undefined || told === undefined) {
        return findings;
    }
    return [
        toFinding(rule, {
            ...told,
            severity: worst(findings),
            relations: findings.flatMap((finding) => finding.relations),
            decisive: findings.flatMap((finding) => [finding.element, ...finding.decisive]),
            related: ordered.flatMap(({ finding, report }) =>
                report?.cause ? [{ message: report.cause.adds, source: finding.source, element: finding.element }] : [],
            ),
        }),
    ];
}

function worst(findings: readonly Finding[]): Severity {
    return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info';
}
