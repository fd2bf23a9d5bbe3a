import type { ExperimentReport } from '../../experiments/experiment-report.ts';
import type { SimulationFormat } from '../simulation/format-names.ts';
import type { ReportContext } from './report-context.ts';
import { simulationJson } from './simulation-json.ts';
import { simulationJunit } from './simulation-junit.ts';
import { simulationText } from './simulation-text.ts';

/** What writes each format of `simulate`. */
export const SIMULATION_FORMATS: Readonly<
    Record<SimulationFormat, (reports: readonly ExperimentReport[], context: ReportContext) => string>
> = { text: simulationText, json: simulationJson, junit: simulationJunit };
