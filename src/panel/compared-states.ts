import type { URI } from 'langium';
import { diffModels } from '../model/diff/diff-models.ts';
import type { ModelDiff } from '../model/diff/model-diff.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { diffFindings, type FindingsDiff } from '../project/diff-findings.ts';
import type { ProjectFindings } from '../project/project-findings.ts';

/** One of two states that are compared, with what is found in it. */
export interface ComparedState {
    readonly index: ModelIndex;
    readonly findings: ProjectFindings;
    /** The project's folder; files are called by their paths below it. */
    readonly root: URI;
    /** The address at which an editor finds a file as it is in this state. */
    address(uri: string): string;
}

/** Two states of a project and how they differ. */
export interface ComparedStates {
    /** What people call the earlier state. */
    readonly title: string;
    readonly earlier: ComparedState;
    readonly later: ComparedState;
    readonly diff: ModelDiff;
    readonly findings: FindingsDiff;
}

/** Compares two states. */
export function compareStates(title: string, earlier: ComparedState, later: ComparedState): ComparedStates {
    const diff = diffModels(earlier.index.model, later.index.model);
    return { title, earlier, later, diff, findings: diffFindings(earlier.findings, later.findings, diff) };
}
