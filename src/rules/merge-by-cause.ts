import { byCodeUnits } from '../model/order.ts';
import { groupBy } from './analysis/group-by.ts';
import { compareFindings, type Finding, type RelatedLocation, SEVERITIES, type Severity } from './finding.ts';
import { type Report, toFinding } from './rule.ts';
import { findingOf, type RuleResult } from './rule-result.ts';

/** Makes one finding of all results that share a cause; a cause with one result, and all others, stay as they are. */
export function mergeByCause(results: readonly RuleResult[]): readonly Finding[] {
    const groups = groupBy(results, (result) => {
        const key = result.report.cause?.key;
        return key === undefined ? result : JSON.stringify([result.rule, key]);
    });
    return [...groups.values()].flatMap((group) => {
        const told = group.map((result) => ({ finding: findingOf(result), report: result.report }));
        return told.length === 1 ? told.map(({ finding }) => finding) : merge(told);
    });
}

interface Told {
    readonly finding: Finding;
    readonly report: Report;
}

function merge(group: readonly Told[]): readonly Finding[] {
    const byPlace = [...group].sort((a, b) => compareFindings(a.finding, b.finding));
    // What is told must not depend on where things stand in the text.
    const byName = group
        .map((result) => ({ ...result, name: nameOf(result.finding) }))
        .sort((a, b) => byCodeUnits(a.name, b.name));
    const rule = byName[0]?.finding.rule;
    const told = byName[0]?.report.cause?.merge(byName.map(({ report }) => report));
    if (rule === undefined || told === undefined) {
        return byPlace.map(({ finding }) => finding);
    }
    return [
        toFinding(rule, {
            ...told,
            severity: worst(byName.map(({ finding }) => finding)),
            relations: byName.flatMap(({ finding }) => finding.relations),
            decisive: byName.flatMap(({ finding }) => [finding.element, ...finding.decisive]),
            related: relatedOf(byPlace),
        }),
    ];
}

/** Most parts of a finding that are listed one by one. */
const MOST_RELATED = 50;

function relatedOf(byPlace: readonly Told[]): readonly RelatedLocation[] {
    const shown = byPlace.length > MOST_RELATED + 1 ? byPlace.slice(0, MOST_RELATED) : byPlace;
    const next = byPlace[shown.length]?.finding;
    return [
        ...shown.flatMap(({ finding, report }) =>
            report.cause ? [{ message: report.cause.adds, source: finding.source, element: finding.element }] : [],
        ),
        ...(next
            ? [{ message: `… and ${byPlace.length - shown.length} more`, source: next.source, element: next.element }]
            : []),
    ];
}

function nameOf({ element, decisive }: Finding): string {
    return [element, ...decisive].join('\n');
}

function worst(findings: readonly Finding[]): Severity {
    return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info';
}
