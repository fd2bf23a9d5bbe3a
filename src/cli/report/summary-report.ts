import { capitalised, counted } from '../../model/wording.ts';
import type { BuiltProject } from '../../project/build-projects.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import { problemArea } from '../../project/text-problem.ts';
import { type Finding, SEVERITIES } from '../../rules/finding.ts';
import type { Output } from '../terminal.ts';

/** With more findings than this, it is worth knowing which rules they come from. */
const FEW_FINDINGS = 10;

/** The end of a report: how much was found, how much was looked at and, of many findings, by which rules. */
export function summaryReport(findings: readonly Finding[], projects: readonly BuiltProject[], output: Output): string {
    const { colours } = output;
    const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
    const colour = { error: colours.red, warning: colours.yellow, info: colours.blue, none: colours.green };
    const verdict = `${capitalised(countBySeverity(findings))} in ${describeScope(projects)}.`;
    const rules = findings.length > FEW_FINDINGS ? countByRule(findings) : [];
    const table = rules.map(([rule, count]) => `${colours.dim(String(count).padStart(6))}  ${rule}\n`).join('');
    const gap = findings.length > 0 ? '\n' : '';
    const hint = mayMissFiles(findings, projects) ? UNCONFIGURED : '';
    return `${gap}${table}${table && '\n'}${colours.bold(colour[worst ?? 'none'](verdict))}\n${hint}`;
}

const UNCONFIGURED =
    'Names may be missing because there is no firebreak.json that says which folder is the whole project.\n';

/** Whether unknown names may stand in files that nobody said belong to the project. */
function mayMissFiles(findings: readonly Finding[], projects: readonly BuiltProject[]): boolean {
    const unconfigured = projects.filter(({ sources }) => sources.root.scheme === 'file' && !sources.isConfigured);
    const uris = new Set(unconfigured.flatMap(({ sources }) => sources.models.map(({ uri }) => uri.toString())));
    return findings.some(({ rule, source }) => problemArea(rule) === 'link' && uris.has(source.uri));
}

function countByRule(findings: readonly Finding[]): [string, number][] {
    const counts = new Map<string, number>();
    for (const { rule } of findings) {
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
}

function describeScope(projects: readonly BuiltProject[]): string {
    const sum = (count: (project: BuiltProject) => number) =>
        projects.reduce((total, project) => total + count(project), 0);
    const files = counted(
        sum(({ sources }) => sources.models.length),
        'model file',
    );
    const services = counted(
        sum(({ model }) => model.services.length),
        'service',
    );
    const calls = counted(
        sum(({ model }) => model.calls.length),
        'call',
    );
    const scope = `${files} with ${services} and ${calls}`;
    return projects.length > 1 ? `${counted(projects.length, 'project')}: ${scope}` : scope;
}
