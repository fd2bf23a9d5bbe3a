import type { ExperimentReport } from '../../experiments/experiment-report.ts';
import { partNames } from '../../experiments/part-names.ts';
import { displayName } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { readInterFonts } from '../drawing/assets.ts';
import type { SimulationFormat } from '../simulation/format-names.ts';
import type { ReportContext } from './report-context.ts';
import { simulationJson } from './simulation-json.ts';
import { simulationJunit } from './simulation-junit.ts';
import { simulationText } from './simulation-text.ts';

/** What a report about runs needs to know beside them. */
export interface SimulationReportContext extends ReportContext {
    readonly index: ModelIndex;
}

type Write = (reports: readonly ExperimentReport[], context: SimulationReportContext) => string | Promise<string>;

/** What writes each format of `simulate`. */
export const SIMULATION_FORMATS: Readonly<Record<SimulationFormat, Write>> = {
    text: simulationText,
    json: simulationJson,
    junit: simulationJunit,
    html: async (reports, { index }) => {
        const { reportPage } = await import('../../experiments/page/report-page.ts');
        const { system } = index.model;
        const title = system ? displayName(system) : 'Experiments';
        return reportPage(title, reports, await readInterFonts(), partNames(index));
    },
};
