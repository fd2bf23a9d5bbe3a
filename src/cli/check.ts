import { countBySeverity } from '../project/count-findings.ts';
import { projectFindings } from '../project/project-findings.ts';
import { isUnreadable } from '../project/text-problem.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import { type BuiltPaths, buildPaths } from './build-paths.ts';
import type { ExitCode } from './exit-code.ts';
import { DASH } from './file-names.ts';
import type { FixedPaths } from './fix.ts';
import { PLAIN_OUTPUT } from './plain-output.ts';
import { createProgress, type Progress } from './progress.ts';
import { formatOfFile } from './report/format-of-file.ts';
import { REPORT_ENDINGS, type ReportFormat, reportWriter } from './report/formats.ts';
import { createReportContext } from './report/report-context.ts';
import type { ReportInput } from './report/report-input.ts';
import type { Terminal } from './terminal.ts';
import { writeResult } from './write-file.ts';

/** What `check` can be told. */
export interface CheckOptions {
    /** What the file's name ends in when not said, else text. */
    readonly format?: ReportFormat;
    /** File to write the report to. */
    readonly output?: string;
    readonly maxWarnings?: number;
    readonly fix?: true;
    readonly fixUnsafe?: true;
    readonly fixDryRun?: true;
    readonly updateBaseline?: true;
}

/**
 * Reports what is wrong with the projects of some paths, and mends it where that is asked for.
 *
 * @throws CommandFailure
 */
export async function check(terminal: Terminal, paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
    const progress = createProgress(terminal);
    const built = await buildPaths(terminal, paths, progress);
    progress.report('Running the rules');
    const { projects, changes } = await withChanges(terminal, built, options, progress);
    const input = reportInput({ ...built, projects }, terminal.today());
    progress.clear();
    if (options.fixDryRun) {
        return input.findings.some(isUnreadable) ? 2 : changes.length > 0 ? 1 : 0;
    }
    await writeReport(terminal, input, options);
    return judge(input.findings, options, terminal);
}

/** Fixes the files or writes the baselines, where that is asked for; the code for it is loaded only then. */
async function withChanges(
    terminal: Terminal,
    built: BuiltPaths,
    { fix, fixUnsafe, fixDryRun, updateBaseline }: CheckOptions,
    progress: Progress,
): Promise<Pick<FixedPaths, 'projects' | 'changes'>> {
    if (updateBaseline) {
        progress.clear();
        const { updateBaselines } = await import('./update-baseline.ts');
        return { projects: await updateBaselines(terminal, built.projects), changes: [] };
    }
    if (fix || fixUnsafe || fixDryRun) {
        const { fixPaths } = await import('./fix.ts');
        return fixPaths(terminal, built, { unsafe: fixUnsafe === true, dryRun: fixDryRun === true }, progress);
    }
    return { projects: built.projects, changes: [] };
}

/** What is told of the files and folders that were named; baselines are always about whole projects. */
function reportInput({ projects, isAskedFor }: BuiltPaths, today: string): ReportInput {
    const outcomes = projects.map((project) => projectFindings(project, today));
    const askedFor = (findings: readonly Finding[]) =>
        findings.filter(({ source }) => isAskedFor(source.uri)).toSorted(compareFindings);
    const gone = outcomes.flatMap((outcome) => outcome.gone ?? []);
    return {
        findings: askedFor(outcomes.flatMap(({ fresh }) => fresh)),
        known: askedFor(outcomes.flatMap(({ known }) => known)),
        allowed: outcomes.flatMap(({ allowed }) => allowed).filter(({ finding }) => isAskedFor(finding.source.uri)),
        ...(outcomes.some((outcome) => outcome.gone) ? { gone } : {}),
        projects,
    };
}

async function writeReport(terminal: Terminal, input: ReportInput, { format, output }: CheckOptions): Promise<void> {
    const write = await reportWriter(format ?? formatOfFile(REPORT_ENDINGS, output) ?? 'text');
    if (output === undefined || output === DASH) {
        terminal.output.write(await write(input, createReportContext(terminal, terminal.output, input.projects)));
        return;
    }
    const text = await write(input, createReportContext(terminal, PLAIN_OUTPUT, input.projects));
    await writeResult(terminal, output, text);
    terminal.output.write(`${terminal.output.colours.green('wrote')} ${output}: ${countBySeverity(input.findings)}\n`);
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
