import type { BuiltProject } from '../project/build-projects.ts';
import { countBySeverity } from '../project/count-findings.ts';
import { isUnreadable } from '../project/text-problem.ts';
import type { ExitCode } from './exit-code.ts';
import { createReportContext } from './report/report-context.ts';
import { textReport } from './report/text-report.ts';
import type { Terminal } from './terminal.ts';

/**
 * Says on standard error what is wrong with a project's text, when a command has made something of it all the same.
 *
 * @returns the exit code that follows from it
 */
export function reportProblems(terminal: Terminal, project: BuiltProject): ExitCode {
    const errors = project.problems.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) {
        return 0;
    }
    const context = createReportContext(terminal, terminal.errors, [project]);
    terminal.errors.write(textReport(errors, context));
    terminal.errors.write(
        `\nThe result is incomplete: there are problems with the text (${countBySeverity(errors)}).\n`,
    );
    return errors.some(isUnreadable) ? 2 : 1;
}
