import type { ProjectComparison } from '../../project/compare-projects.ts';
import type { Output } from '../terminal.ts';
import type { ReportContext } from './report-context.ts';

/** What a report of differences tells. */
export interface DiffInput extends ProjectComparison {
    /** How people call the two states, the earlier one first. */
    readonly titles: readonly [string, string];
}

/** What a report of differences needs to know beside them. */
export interface DiffContext {
    /** Where the report will be written. */
    readonly output: Output;
    /** Files and lines of the earlier state. */
    readonly before: ReportContext;
    /** Files and lines of the later state. */
    readonly after: ReportContext;
    /** Tells what the report leaves out. */
    readonly note: (text: string) => void;
}
