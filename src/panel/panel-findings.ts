import type { ModelIndex } from '../model/index-model.ts';
import type { FindingCounts, PictureFinding } from '../protocol/diagram/picture.ts';
import { type Finding, SEVERITIES } from '../rules/finding.ts';
import { locationOf } from './picture-contents.ts';

/** So many findings are listed in a panel, the worst ones; the counts are of all. */
const MOST_LISTED = 2000;

/** Findings as a panel lists them, worst first and then in their own order. Each is numbered by its place in `findings`. */
export function panelFindings(findings: readonly Finding[], index: ModelIndex): PictureFinding[] {
    return findings
        .map((finding, id) => ({ finding, id }))
        .toSorted((a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity))
        .slice(0, MOST_LISTED)
        .map(({ finding, id }) => ({
            id,
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message,
            element: finding.element,
            about: [...new Set([...withCarriers(finding.element, index), ...finding.relations])],
            evidence: [...evidenceOf(finding, index)],
            ...(finding.source.uri === '' ? {} : { source: locationOf(finding.source) }),
            fixes: finding.fixes.map(({ title }) => title),
        }));
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): FindingCounts {
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of findings) {
        counts[severity]++;
    }
    return counts;
}

/** The elements and relations that prove a finding: all it names, and the calls from each hop to the next. */
function evidenceOf({ element, relations, related }: Finding, index: ModelIndex): ReadonlySet<string> {
    const evidence = new Set([...withCarriers(element, index), ...relations]);
    for (const relation of relations) {
        const call = index.calls.get(relation);
        add(evidence, call ? [call.source, call.target] : []);
    }
    for (const hop of related) {
        add(evidence, withCarriers(hop.element, index));
        if (hop.target === undefined) {
            continue;
        }
        add(evidence, withCarriers(hop.target, index));
        const target = index.serviceOf(hop.target) ?? hop.target;
        const source = index.serviceOf(hop.element) ?? hop.element;
        for (const call of index.callsFrom(source)) {
            if (call.target === target) {
                evidence.add(call.id);
            }
        }
    }
    evidence.delete('');
    return evidence;
}

/** An element, and the service that it is drawn as. */
function withCarriers(id: string, index: ModelIndex): string[] {
    const service = index.serviceOf(id);
    return service === undefined || service === id ? [id] : [id, service];
}

function add(set: Set<string>, ids: Iterable<string>): void {
    for (const id of ids) {
        set.add(id);
    }
}
