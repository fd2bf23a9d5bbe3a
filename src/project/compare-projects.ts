import { diffModels } from '../model/diff/diff-models.ts';
import { isChanged, type ModelDiff } from '../model/diff/model-diff.ts';
import type { BuiltProject } from './build-projects.ts';
import { diffFindings, type FindingsDiff } from './diff-findings.ts';
import { projectFindings } from './project-findings.ts';

/** Two states of a project, and how they differ. */
export interface ProjectComparison {
    readonly before: BuiltProject;
    readonly after: BuiltProject;
    readonly diff: ModelDiff;
    readonly findings: FindingsDiff;
}

/**
 * Compares two states of a project: what they describe, and what is found in them. Each is judged by its own settings
 * and baseline.
 *
 * @param today ISO date by which allowances expire
 */
export function compareProjects(before: BuiltProject, after: BuiltProject, today: string): ProjectComparison {
    const diff = diffModels(before.model, after.model);
    const findings = diffFindings(projectFindings(before, today), projectFindings(after, today), diff);
    return { before, after, diff, findings };
}

/** Whether the architecture, or what is found in it, is not the same. */
export function differs({ diff, findings }: ProjectComparison): boolean {
    return isChanged(diff) || findings.fresh.length > 0 || findings.gone.length > 0 || findings.accepted.length > 0;
}
