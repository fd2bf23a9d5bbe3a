import type { ExperimentReport } from '../../experiments/experiment-report.ts';

const WORDS = [
    ['fail', 'failed'],
    ['inconclusive', 'inconclusive'],
    ['pass', 'passed'],
    ['none', 'run'],
] as const;

/** How many came to which verdict, the worst first: `1 failed, 2 passed`. */
export function verdictCounts(reports: readonly ExperimentReport[]): string {
    return WORDS.flatMap(([verdict, words]) => {
        const count = reports.filter(({ result }) => result.verdict === verdict).length;
        return count === 0 ? [] : [`${count} ${words}`];
    }).join(', ');
}
