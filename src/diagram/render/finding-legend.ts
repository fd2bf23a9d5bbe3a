import { SEVERITIES, type SeverityCounts } from '../views/view.ts';
import { drawSign, worstSeverity } from './badge.ts';
import type { LegendSection } from './legend.ts';

const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** The signs of findings, as far as one of these counts shows them. */
export function findingLegend(counts: readonly (SeverityCounts | undefined)[]): LegendSection {
    const used = new Set(counts.map(worstSeverity));
    return {
        title: 'Findings',
        entries: SEVERITIES.filter((severity) => used.has(severity)).map((severity) => ({
            text: WORDS[severity],
            signWidth: 18,
            sign: (x, y) => drawSign(severity, { x: x + 9, y }),
        })),
    };
}
