import type { BuiltProject } from '../../project/build-projects.ts';
import type { Baseline } from '../../rules/baseline.ts';
import type { Finding } from '../../rules/finding.ts';
import type { AllowedFinding } from '../../rules/run-rules.ts';

/** What a report tells. */
export interface ReportInput {
    /** In the order of places. */
    readonly findings: readonly Finding[];
    /** Findings that a baseline holds. */
    readonly known: readonly Finding[];
    /** Findings that the models allow. */
    readonly allowed: readonly AllowedFinding[];
    /** What baselines hold and nobody finds any more; undefined where no project has a baseline. */
    readonly gone?: Baseline;
    /** What was looked at. */
    readonly projects: readonly BuiltProject[];
}
