import { type BuiltProject, findingsOfRules } from '../project/build-projects.ts';
import { isUnreadable } from '../project/text-problem.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import { buildPaths } from './build-paths.ts';
import type { ExitCode } from './exit-code.ts';
import { createProgress } from './progress.ts';
import { jsonReport } from './report/json-report.ts';
import { createReportContext } from './report/report-context.ts';
import { summaryReport } from './report/summary-report.ts';
import { textReport } from './report/text-report.ts';
import type { Terminal } from './terminal.ts';

/** What `check` can be told. */
export interface CheckOptions {
    readonly format: 'text' | 'json';
    readonly maxWarnings?: number;
}

/**
 * Reports what is wrong with the projects of some paths.
 *
 * @throws CommandFailure
 */
export async function check(terminal: Terminal, paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
    const progress = createProgress(terminal);
    const { projects, isAskedFor } = await buildPaths(terminal, paths, progress);
    progress.report('Running the rules');
    const findings = projects
        .flatMap((project) => allFindings(project, terminal.today()))
        .filter(isAskedFor)
        .toSorted(compareFindings);
    progress.clear();
    const context = createReportContext(terminal, terminal.output, projects);
    terminal.output.write(
        options.format === 'json'
            ? jsonReport(findings, context)
            : textReport(findings, context) + summaryReport(findings, projects, terminal.output),
    );
    return judge(findings, options, terminal);
}

/** Text and rules together: a rule's finding in a text with errors still stands, as it does in an editor. */
function allFindings({ problems, model, sources }: BuiltProject, today: string): readonly Finding[] {
    return [...problems, ...findingsOfRules(model, sources.config, today)];
}

function judge(findings: readonly Finding[], { maxWarnings }: CheckOptions, { errors }: Terminal): ExitCode {
    if (findings.some(isUnreadable)) {
        return 2;
    }
    const warnings = findings.filter(({ severity }) => severity === 'warning').length;
    if (maxWarnings !== undefined && warnings > maxWarnings) {
        errors.write(`--max-warnings allows ${maxWarnings}, and there are ${warnings}.\n`);
        return 1;
    }
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
