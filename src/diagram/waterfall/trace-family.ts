import { scenarioViews } from '../sequence/scenario-views.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { buildWaterfall } from './build-waterfall.ts';

/** `trace:<scenario>`: the trace that is to be expected of a scenario, as a waterfall. */
export const traceFamily: ViewFamily = scenarioViews('trace', buildWaterfall);
