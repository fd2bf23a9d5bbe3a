import type { ThemeName } from '../diagram/render/theme.ts';
import type { BuiltProject } from '../project/build-projects.ts';
import { compareProjects, differs } from '../project/compare-projects.ts';
import { diffSummary } from '../project/comparison/diff-summary.ts';
import { countBySeverity } from '../project/count-findings.ts';
import { isUnreadable } from '../project/text-problem.ts';
import { CommandFailure } from './command-failure.ts';
import { buildSide } from './comparison/build-side.ts';
import { openSides, type Side } from './comparison/open-sides.ts';
import type { ExitCode } from './exit-code.ts';
import { DASH } from './file-names.ts';
import { PLAIN_OUTPUT } from './plain-output.ts';
import { createProgress, type Progress } from './progress.ts';
import { chooseDiffFormat, type DiffFailure, type DiffFormat, diffWriter } from './report/diff-formats.ts';
import type { DiffInput } from './report/diff-input.ts';
import { createReportContext } from './report/report-context.ts';
import type { Terminal } from './terminal.ts';
import { writeResult } from './write-file.ts';

/** What `diff` can be told. */
export interface DiffOptions {
    /** What the file's name ends in when not said, else text. */
    readonly format?: DiffFormat;
    /** File to write to. */
    readonly output?: string;
    readonly exitCode?: true;
    readonly failOn?: DiffFailure;
    /** Of a picture. */
    readonly theme: ThemeName;
    readonly scale?: number;
    /** Marks new findings in a picture. */
    readonly findings?: true;
}

/**
 * Says what changed between two states of an architecture.
 *
 * @param before a git revision or a folder
 * @param after likewise; the working folder when not said
 * @throws CommandFailure
 */
export async function diff(
    terminal: Terminal,
    before: string,
    after: string | undefined,
    options: DiffOptions,
): Promise<ExitCode> {
    const isOnTerminal = !isFile(options.output) && terminal.output.isTerminal;
    const format = chooseDiffFormat(options.format, options.output, isOnTerminal);
    if (options.scale !== undefined && format !== 'png') {
        throw new CommandFailure('--scale is for pictures of pixels, PNG.');
    }
    const progress = createProgress(terminal);
    const sides = await openSides(terminal, before, after);
    const [old, now] = await buildSides(terminal, sides, progress);
    progress.report('Comparing');
    const comparison = compareProjects(old, now, terminal.today());
    const input: DiffInput = { ...comparison, titles: [sides[0].title, sides[1].title] };
    await writeReport(terminal, input, { ...options, format }, progress);
    progress.clear();
    const isBroken = [old, now].map((project, index) => warnOfProblems(terminal, project, input.titles[index] ?? ''));
    return isBroken.includes(true) ? 2 : judge(input, options);
}

async function buildSides(
    terminal: Terminal,
    [before, after]: readonly [Side, Side],
    progress: Progress,
): Promise<readonly [BuiltProject, BuiltProject]> {
    try {
        const old = await buildSide(terminal, before, progress);
        const now = await buildSide(terminal, after, progress);
        if (old.sources.models.length === 0 && now.sources.models.length === 0) {
            throw new CommandFailure(
                `There are no models (*.fbk) in ${before.title} or ${after.title}.`,
                'Name the folder in which they are, as in `firebreak diff HEAD services/shop`.',
            );
        }
        return [old, now];
    } finally {
        before.close();
        after.close();
    }
}

async function writeReport(
    terminal: Terminal,
    input: DiffInput,
    { format, output, theme, scale = 1, findings }: DiffOptions & { readonly format: DiffFormat },
    progress: Progress,
): Promise<void> {
    const write = await diffWriter(format, { theme, scale, findings: findings === true });
    const projects = [input.before, input.after] as const;
    const to = isFile(output) ? PLAIN_OUTPUT : terminal.output;
    const content = await write(input, {
        output: to,
        before: createReportContext(terminal, to, [projects[0]]),
        after: createReportContext(terminal, to, [projects[1]]),
        note: (note) => {
            progress.clear();
            terminal.errors.write(`note: ${note}\n`);
        },
    });
    progress.clear();
    if (!isFile(output)) {
        terminal.output.write(content);
        return;
    }
    await writeResult(terminal, output, content);
    terminal.output.write(`${terminal.output.colours.green('wrote')} ${output}: ${diffSummary(input)}\n`);
}

function isFile(output: string | undefined): output is string {
    return output !== undefined && output !== DASH;
}

/** What could not be understood is in neither model, so the comparison may be wrong about it. */
function warnOfProblems({ errors }: Terminal, { problems }: BuiltProject, title: string): boolean {
    const faults = problems.filter(({ severity }) => severity === 'error');
    if (faults.length > 0) {
        errors.write(
            `note: There are problems with the text of ${title} (${countBySeverity(faults)}); what could not be understood is not compared.\n`,
        );
    }
    return faults.some(isUnreadable);
}

function judge(input: DiffInput, { exitCode, failOn }: DiffOptions): ExitCode {
    if (exitCode && differs(input)) {
        return 1;
    }
    const failing = {
        'new-errors': ['error'],
        'new-warnings': ['error', 'warning'],
        'new-findings': ['error', 'warning', 'info'],
    };
    const severities = failOn === undefined ? [] : failing[failOn];
    return input.findings.fresh.some(({ severity }) => severities.includes(severity)) ? 1 : 0;
}
