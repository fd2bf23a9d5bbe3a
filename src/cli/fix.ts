import { URI } from 'langium';
import { counted } from '../model/wording.ts';
import type { BuiltProject } from '../project/build-projects.ts';
import { type FileChange, type FixedProject, fixProject } from '../project/fixing/fix-project.ts';
import { unifiedDiff } from '../project/fixing/unified-diff.ts';
import { projectFindings } from '../project/project-findings.ts';
import type { BuiltPaths } from './build-paths.ts';
import { CommandFailure } from './command-failure.ts';
import { STANDARD_INPUT, toFileName } from './file-names.ts';
import type { Progress } from './progress.ts';
import { rewriteTextFile } from './rewrite-file.ts';
import type { Output, Terminal } from './terminal.ts';

/** How to fix. */
export interface FixMode {
    readonly unsafe: boolean;
    /** Only show what would change. */
    readonly dryRun: boolean;
}

/** The projects as they are after fixing, and what became of their files. */
export interface FixedPaths {
    readonly projects: readonly BuiltProject[];
    readonly changes: readonly FileChange[];
}

/**
 * Mends what can be mended in the files that were named. The changed files are written or, in a dry run, shown as a
 * unified diff on standard output.
 *
 * @throws CommandFailure when standard input should be changed, or a file cannot be written
 */
export async function fixPaths(
    terminal: Terminal,
    { projects, isAskedFor }: BuiltPaths,
    mode: FixMode,
    progress: Progress,
): Promise<FixedPaths> {
    if (!mode.dryRun && projects.some(({ sources }) => sources.root.toString() === STANDARD_INPUT.toString())) {
        throw new CommandFailure('Standard input cannot be changed.', '`--fix-dry-run` shows what would change.');
    }
    const fixed: FixedProject[] = [];
    for (const project of projects) {
        fixed.push(
            await fixProject(project, {
                today: terminal.today(),
                unsafe: mode.unsafe,
                isAskedFor,
                onRound: (mended) => progress.report(`Fixing, ${counted(mended, 'finding')} so far`),
            }),
        );
    }
    progress.clear();
    const changes = fixed.flatMap((each) => each.changes);
    for (const change of changes) {
        await deliver(terminal, change, mode);
    }
    const left = fixed
        .flatMap(({ project }) => projectFindings(project, terminal.today()).fresh)
        .filter(({ source, fixes }) => fixes.length > 0 && isAskedFor(source.uri));
    terminal.errors.write(summary(fixed, left.length, mode));
    return { projects: fixed.map(({ project }) => project), changes };
}

async function deliver(terminal: Terminal, change: FileChange, { dryRun }: FixMode): Promise<void> {
    const name = toFileName(terminal.workingDirectory, change.uri);
    if (dryRun) {
        terminal.output.write(inColours(unifiedDiff(name, change), terminal.output));
    } else {
        await rewriteTextFile(URI.parse(change.uri).fsPath, name, change);
    }
}

/** The diff as a terminal shows it. */
function inColours(patch: string, { colours }: Output): string {
    const colour = (line: string) => {
        if (line.startsWith('---') || line.startsWith('+++')) {
            return colours.bold(line);
        }
        const bySign: Readonly<Record<string, (text: string) => string>> = {
            '+': colours.green,
            '-': colours.red,
            '@': colours.cyan,
        };
        return bySign[line.charAt(0)]?.(line) ?? line;
    };
    return colours.isColorSupported ? patch.split('\n').map(colour).join('\n') : patch;
}

function summary(fixed: readonly FixedProject[], left: number, { unsafe, dryRun }: FixMode): string {
    const sum = (count: (project: FixedProject) => number) => fixed.reduce((total, each) => total + count(each), 0);
    const files = counted(
        sum(({ changes }) => changes.length),
        'file',
    );
    const applied = sum((project) => project.applied);
    const findings = counted(applied, 'finding');
    const refused = sum((each) => each.refused);
    const nothing = left > 0 && !unsafe ? 'No finding has a fix that is safe.' : 'There is nothing to fix.';
    const done = dryRun
        ? `${findings} can be fixed in ${files}; nothing was written.`
        : `Fixed ${findings} in ${files}.`;
    const lines = [applied === 0 ? nothing : done];
    if (refused > 0) {
        lines.push(`${refused === 1 ? '1 fix' : `${refused} fixes`} left out that would have brought new errors.`);
    }
    if (left > 0 && !unsafe) {
        lines.push(
            `${counted(left, 'finding')} can be fixed by writing down what the system should have: see --fix-unsafe.`,
        );
    }
    return `${lines.join('\n')}\n`;
}
