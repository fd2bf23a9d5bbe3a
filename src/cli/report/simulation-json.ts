import { experimentData } from '../../experiments/experiment-data.ts';
import type { ExperimentReport } from '../../experiments/experiment-report.ts';
import type { ReportContext } from './report-context.ts';

/** Experiments as JSON, version 1; see {@link experimentData}. */
export function simulationJson(
    reports: readonly ExperimentReport[],
    { fileName }: Pick<ReportContext, 'fileName'>,
): string {
    const experiments = reports.map((report) =>
        experimentData(report, ({ uri, range }) => ({ file: fileName(uri), line: range.start.line + 1 })),
    );
    return `${JSON.stringify({ version: 1, experiments }, null, 2)}\n`;
}
