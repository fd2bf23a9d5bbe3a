import { allElements } from '../model/architecture.ts';
import type { Allowance } from '../model/element.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { groupBy } from './analysis/group-by.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import { type Rule, toFinding } from './rule.ts';
import { meantRule, unknownRuleMessage } from './settings.ts';

/** What decides whether an allowance still holds and whether it was of use. */
export interface AllowanceOptions {
    /** Rules that exist. */
    readonly known: readonly Rule[];
    /** Ids of the rules that ran; an allowance of another may be of use tomorrow. */
    readonly active: ReadonlySet<string>;
    /** ISO date; without one no allowance has expired. */
    readonly today?: string;
}

/** What decides whether an allowance covers a finding. */
type Coverable = Pick<Finding, 'rule' | 'element' | 'relations'>;

/** What a run's allowances come to. */
export interface AllowanceResult<Found extends Coverable> {
    /** The findings that somebody decided to live with, each with the first allowance that covers it. */
    readonly allowed: ReadonlyMap<Found, Allowance>;
    /** Findings about the allowances themselves. */
    readonly faults: readonly Finding[];
}

/**
 * Applies `allow <rule> because "…" until <date>`. An allowance covers the rule's findings on the element in which it
 * stands and on everything declared inside that element; one in the `system` covers all, one in a call or route
 * those calls. It holds up to and including its date.
 */
export function checkAllowances<Found extends Coverable>(
    index: ModelIndex,
    findings: readonly Found[],
    options: AllowanceOptions,
): AllowanceResult<Found> {
    const allowed = new Map<Found, Allowance>();
    const faults: Finding[] = [];
    const byRule = groupBy(findings, (finding) => finding.rule);
    for (const scoped of scopedAllowances(index)) {
        const { rule } = scoped.allowance;
        const covered = (byRule.get(rule) ?? []).filter((finding) => scoped.covers(finding));
        if (!hasExpired(scoped.allowance, options.today)) {
            for (const finding of covered) {
                allowed.set(finding, allowed.get(finding) ?? scoped.allowance);
            }
        }
        faults.push(...faultsOf(scoped, covered.length, options));
    }
    return { allowed, faults };
}

/** Ids of the rules that are allowed anywhere in a model. */
export function allowedRules(index: ModelIndex): ReadonlySet<string> {
    return new Set(Array.from(scopedAllowances(index), ({ allowance }) => allowance.rule));
}

interface ScopedAllowance {
    readonly allowance: Allowance;
    /** Id of the element in which it stands. */
    readonly element: string;
    readonly covers: (finding: Coverable) => boolean;
}

function* scopedAllowances(index: ModelIndex): Generator<ScopedAllowance> {
    const system = index.model.system?.id;
    for (const element of allElements(index.model)) {
        const covers =
            element.id === system ? () => true : (finding: Coverable) => isWithin(index, finding.element, element.id);
        for (const allowance of element.allows) {
            yield { allowance, element: element.id, covers };
        }
    }
    for (const call of index.model.calls) {
        // A route's calls carry the route's allowances; those are told once, below.
        for (const allowance of call.route === undefined ? call.allows : []) {
            const covers = (finding: Coverable) => finding.relations.includes(call.id);
            yield { allowance, element: call.sourceOperation ?? call.source, covers };
        }
    }
    for (const route of index.model.routes) {
        for (const allowance of route.allows) {
            const covers = (finding: Coverable) => route.calls.some((call) => finding.relations.includes(call));
            yield { allowance, element: route.source, covers };
        }
    }
}

/** Whether an element is another or is declared inside it: names are qualified by what they stand in. */
function isWithin(index: ModelIndex, inner: string, outer: string): boolean {
    return inner === outer || (inner.startsWith(`${outer}.`) && index.elements.has(outer));
}

function hasExpired(allowance: Allowance, today: string | undefined): boolean {
    return today !== undefined && allowance.until !== undefined && allowance.until < today;
}

function* faultsOf(
    { allowance, element }: ScopedAllowance,
    covered: number,
    { known, active, today }: AllowanceOptions,
): Generator<Finding> {
    const { rule, because, until } = allowance;
    const fault = (kind: string, severity: Severity, message: string, fixes: readonly Fix[] = []) =>
        toFinding(`allow/${kind}`, {
            severity,
            message,
            source: allowance.source,
            element,
            decisive: [rule],
            fixes,
        });
    if (!known.some((candidate) => candidate.meta.id === rule)) {
        const meant = meantRule(rule, known);
        const fixes = meant === undefined ? [] : [renaming(allowance, meant)];
        yield fault('unknown-rule', 'error', unknownRuleMessage(rule, known), fixes);
        return;
    }
    if (because === undefined || because.trim() === '') {
        yield fault(
            'no-reason',
            'warning',
            `\`${rule}\` is allowed without a reason. Say why: allow ${rule} because "…".`,
        );
    }
    if (hasExpired(allowance, today)) {
        const found = covered === 0 ? 'nothing is left that it covered: remove it' : 'what it covered counts again';
        const fixes = covered === 0 && active.has(rule) ? [removal(allowance)] : [];
        yield fault('expired', 'warning', `\`${rule}\` was allowed until ${until}; ${found}.`, fixes);
    } else if (covered === 0 && active.has(rule)) {
        const message = `\`${rule}\` finds nothing here, so there is nothing to allow. Remove it.`;
        yield fault('unused', 'warning', message, [removal(allowance)]);
    }
}

function renaming({ source: { uri, range } }: Allowance, meant: string): Fix {
    return { title: `Write \`${meant}\` instead`, safe: false, edits: [{ uri, range, newText: meant }] };
}

function removal({ rule, source: { uri, extent } }: Allowance): Fix {
    return { title: `Remove the allowance of ${rule}`, safe: true, edits: [{ uri, range: extent, newText: '' }] };
}
