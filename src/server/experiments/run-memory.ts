import type { ExperimentReport } from '../../experiments/experiment-report.ts';
import { resultMarkup } from '../../experiments/page/result-markup.ts';

/** Runs that are kept: each holds about a megabyte. */
const MOST_RUNS = 20;

/** The runs since the server began, to be compared. */
export interface RunMemory {
    /** Keeps a run by its name; the oldest one is forgotten for it. */
    readonly keep: (run: string, report: ExperimentReport, nameOf: (id: string) => string) => void;
    /** The results of a run with those of another one beside them; nothing if one is forgotten. */
    readonly compared: (run: string, other: string) => string | undefined;
}

/** An empty memory. */
export function createRunMemory(): RunMemory {
    const runs = new Map<string, { readonly report: ExperimentReport; readonly nameOf: (id: string) => string }>();
    return {
        keep(run, report, nameOf) {
            runs.set(run, { report, nameOf });
            const [oldest] = runs.keys();
            if (runs.size > MOST_RUNS && oldest !== undefined) {
                runs.delete(oldest);
            }
        },
        compared(run, other) {
            const [shown, beside] = [runs.get(run), runs.get(other)];
            return shown && beside && resultMarkup(shown.report, shown.nameOf, beside.report.result);
        },
    };
}
