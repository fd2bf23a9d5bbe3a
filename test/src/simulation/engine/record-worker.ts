import { parentPort } from 'node:worker_threads';
import { runPlan } from '../../../../src/simulation/engine/run-plan.ts';
import { eventfulPlan } from './eventful-plan.ts';

parentPort?.postMessage(JSON.stringify(runPlan(eventfulPlan, 7)));
