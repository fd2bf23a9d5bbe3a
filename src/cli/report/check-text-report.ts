import { baselineNotes } from './baseline-notes.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';
import { summaryReport } from './summary-report.ts';
import { textReport } from './text-report.ts';

/** The report of `check` for a person: the findings, how many they are, and what became of the baseline. */
export function checkTextReport(input: ReportInput, context: ReportContext): string {
    const { findings, projects } = input;
    const notes = baselineNotes(input).map((note) => `${note}\n`);
    return textReport(findings, context) + summaryReport(findings, projects, context.output) + notes.join('');
}
