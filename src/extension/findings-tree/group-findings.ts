import { byCodeUnits } from '../../model/order.ts';
import type { ListedFinding } from '../../protocol/findings/findings.ts';

/** What findings can be put together by. */
export const GROUPINGS = ['rule', 'context', 'severity'] as const;
/** One of {@link GROUPINGS}. */
export type Grouping = (typeof GROUPINGS)[number];

/** Findings that have something in common. */
export interface FindingGroup {
    /** What they have in common, as shown. */
    readonly name: string;
    /** The worst of them. */
    readonly severity: ListedFinding['severity'];
    /** How many of them are new since the baseline. */
    readonly fresh: number;
    /** New ones first, worst first, then as they are listed. */
    readonly findings: readonly ListedFinding[];
}

const SEVERITIES: readonly ListedFinding['severity'][] = ['error', 'warning', 'info'];

const SEVERITY_NAMES: Readonly<Record<ListedFinding['severity'], string>> = {
    error: 'Errors',
    warning: 'Warnings',
    info: 'Notes',
};

const NAME_OF: Readonly<Record<Grouping, (finding: ListedFinding) => string>> = {
    rule: ({ rule }) => rule,
    context: ({ context }) => context ?? 'outside of any context',
    severity: ({ severity }) => SEVERITY_NAMES[severity],
};

/** Puts findings into groups: those with the worst findings first, then the largest, then by name. */
export function groupFindings(findings: readonly ListedFinding[], by: Grouping): readonly FindingGroup[] {
    const groups = new Map<string, ListedFinding[]>();
    for (const finding of findings) {
        const name = NAME_OF[by](finding);
        const group = groups.get(name);
        if (group) {
            group.push(finding);
        } else {
            groups.set(name, [finding]);
        }
    }
    return [...groups].map(([name, members]) => groupOf(name, members)).sort(compareGroups);
}

function groupOf(name: string, members: readonly ListedFinding[]): FindingGroup {
    const findings = members.toSorted((a, b) => Number(b.isNew) - Number(a.isNew) || rankOf(a) - rankOf(b));
    const worst = Math.min(...members.map(rankOf));
    return {
        name,
        severity: SEVERITIES[worst] ?? 'info',
        fresh: members.filter(({ isNew }) => isNew).length,
        findings,
    };
}

function compareGroups(a: FindingGroup, b: FindingGroup): number {
    return rankOf(a) - rankOf(b) || b.findings.length - a.findings.length || byCodeUnits(a.name, b.name);
}

function rankOf({ severity }: { readonly severity: ListedFinding['severity'] }): number {
    return SEVERITIES.indexOf(severity);
}

/** How many findings a group has, in a few words. */
export function groupSize({ findings, fresh }: FindingGroup): string {
    return fresh === 0 ? String(findings.length) : `${findings.length}, ${fresh} new`;
}
