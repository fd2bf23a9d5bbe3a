import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';

/** The ways in which `check` can write what it found; the first unless said. */
export const REPORT_FORMATS = ['text', 'compact', 'json', 'sarif', 'github', 'junit', 'markdown'] as const;
/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What the name of a file says about its format. */
export const REPORT_ENDINGS: Readonly<Record<string, ReportFormat>> = {
    txt: 'text',
    json: 'json',
    sarif: 'sarif',
    xml: 'junit',
    md: 'markdown',
    markdown: 'markdown',
};

/** Writes a report in one format. */
export type ReportWriter = (input: ReportInput, context: ReportContext) => string | Promise<string>;

/** The writer of a format; its code is loaded only when it is wanted. */
export async function reportWriter(format: ReportFormat): Promise<ReportWriter> {
    switch (format) {
        case 'text':
            return (await import('./check-text-report.ts')).checkTextReport;
        case 'compact':
            return (await import('./compact-report.ts')).compactReport;
        case 'json':
            return (await import('./json-report.ts')).jsonReport;
        case 'sarif':
            return (await import('./sarif-report.ts')).sarifReport;
        case 'github':
            return (await import('./github-report.ts')).githubReport;
        case 'junit':
            return (await import('./junit-report.ts')).junitReport;
        case 'markdown':
            return (await import('./markdown-report.ts')).markdownReport;
    }
}
