import type { ViewFamily } from '../views/view-family.ts';
import { buildSequence } from './build-sequence.ts';
import { scenarioViews } from './scenario-views.ts';

/** `scenario:<name>`: who tells whom what in a scenario, as a sequence diagram. */
export const scenarioFamily: ViewFamily = scenarioViews('scenario', buildSequence);
