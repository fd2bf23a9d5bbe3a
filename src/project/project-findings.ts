import type { ArchitectureModel } from '../model/architecture.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { finish } from '../model/steps.ts';
import { type Baseline, compareWithBaseline } from '../rules/baseline.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import { type AllowedFinding, runRulesInSteps, type SwallowedFinding } from '../rules/run-rules.ts';
import type { ProjectConfig } from './config/project-config.ts';

/** Everything that can be said about a project, by who has decided about it. Each list is in the order of places. */
export interface ProjectFindings {
    /** What is to be told: problems with its text, and what nobody has accepted. */
    readonly fresh: readonly Finding[];
    /** What its baseline holds. */
    readonly known: readonly Finding[];
    /** What its model allows, with a reason. */
    readonly allowed: readonly AllowedFinding[];
    /** What its composite findings contain. */
    readonly swallowed: readonly SwallowedFinding[];
    /** What its baseline holds and nobody finds any more; undefined without a baseline. */
    readonly gone?: Baseline;
}

/** What is judged: a model, or its index where there is one already, by the settings and the baseline of its project. */
export interface JudgedProject {
    readonly problems: readonly Finding[];
    readonly model: ArchitectureModel | ModelIndex;
    readonly sources: { readonly config: ProjectConfig; readonly baseline?: Baseline | undefined };
}

/**
 * Text and rules together: a rule's finding in a text with errors still stands, as it does in an editor.
 *
 * @param today ISO date by which allowances expire
 * @param baseline stands for the one that the project has
 */
export function projectFindings(
    project: JudgedProject,
    today: string,
    baseline: Baseline | undefined = project.sources.baseline,
): ProjectFindings {
    return finish(projectFindingsInSteps(project, today, baseline));
}

/** The same in small steps, for who has something else to do in between. */
export function* projectFindingsInSteps(
    { problems, model, sources }: JudgedProject,
    today: string,
    baseline: Baseline | undefined = sources.baseline,
): Generator<undefined, ProjectFindings> {
    const { findings, ...apart } = yield* runRulesInSteps(model, { settings: sources.config.settings, today });
    if (!baseline) {
        return { fresh: [...problems, ...findings].toSorted(compareFindings), known: [], ...apart };
    }
    const { fresh, known, gone } = compareWithBaseline(findings, baseline);
    return { fresh: [...problems, ...fresh].toSorted(compareFindings), known, ...apart, gone };
}
