import { counted } from '../model/wording.ts';
import { baselineText } from '../project/baseline-file.ts';
import { type BuiltProject, findingsOfRules } from '../project/build-projects.ts';
import { isUnreadable } from '../project/text-problem.ts';
import { type Baseline, recordBaseline } from '../rules/baseline.ts';
import { CommandFailure } from './command-failure.ts';
import { toFileName } from './file-names.ts';
import type { Terminal } from './terminal.ts';
import { writeResult } from './write-file.ts';

/**
 * Accepts all that the rules find in some projects, each in the baseline that its settings name, and says how that
 * differs from before. Nothing is written unless all of them can be.
 *
 * @returns the projects with their new baselines
 * @throws CommandFailure when a project names no baseline, or has texts that hide findings
 */
export async function updateBaselines(
    terminal: Terminal,
    projects: readonly BuiltProject[],
): Promise<readonly BuiltProject[]> {
    const places = projects.map((project) => ({ project, uri: placeOf(terminal, project) }));
    const updated: BuiltProject[] = [];
    for (const { project, uri } of places) {
        const findings = findingsOfRules(project.model, project.sources.config, terminal.today());
        const baseline = recordBaseline(findings);
        const name = toFileName(terminal.workingDirectory, uri.toString());
        await writeResult(terminal, name, baselineText(baseline));
        terminal.errors.write(`${terminal.errors.colours.green('wrote')} ${name}: ${describe(project, baseline)}\n`);
        updated.push(withBaseline(project, baseline));
    }
    return updated;
}

function placeOf({ workingDirectory }: Terminal, { sources, problems }: BuiltProject) {
    const name = toFileName(workingDirectory, sources.root.toString());
    if (!sources.config.baseline) {
        throw new CommandFailure(
            `The project in \`${name}\` has no baseline.`,
            'Add "baseline": "firebreak-baseline.json" to its firebreak.json.',
        );
    }
    if (problems.some((problem) => isUnreadable(problem) && problem.rule !== BASELINE_PROBLEM)) {
        throw new CommandFailure(
            `The project in \`${name}\` has files that could not be read or parsed, so findings may be missing.`,
            '`firebreak check` shows which; mend them first.',
        );
    }
    return sources.config.baseline.uri;
}

/** What is wrong with the old baseline; the new one mends it. */
const BASELINE_PROBLEM = 'config/baseline';

function withBaseline(project: BuiltProject, baseline: Baseline): BuiltProject {
    return {
        ...project,
        sources: { ...project.sources, baseline },
        problems: project.problems.filter(({ rule }) => rule !== BASELINE_PROBLEM),
    };
}

function describe({ sources }: BuiltProject, baseline: Baseline): string {
    const total = sum(baseline);
    const before = sources.baseline;
    if (!before) {
        return counted(total, 'finding');
    }
    return `${counted(total, 'finding')}, ${sum(before)} before`;
}

function sum(baseline: Baseline): number {
    return baseline.reduce((total, { count }) => total + count, 0);
}
