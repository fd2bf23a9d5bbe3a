import type { AstNode, ValidationAcceptor, ValidationChecks } from 'langium';
import {
    LOAD_OF_NOTHING,
    noLoadOfItsOwn,
    RECOVERY_WITHOUT_FAULT,
    RECOVERY_WITHOUT_STEADY,
    stepAfterLoad,
    stepOutlastsLoad,
    WITHOUT_LOAD,
    warmupOutlastsLoad,
} from '../../src/model/experiment-problems.ts';
import * as ast from '../generated/ast.ts';
import { isQuantity, parseQuantity } from '../quantity.ts';
import { relatedTo, report } from './report.ts';
import { checkStart } from './scenario-starts.ts';

/**
 * Finds experiments without load, loads of nothing, steps and warm-ups for which there is no time, recovery from
 * nothing, and faults between a thing and itself.
 */
export function experimentChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        Experiment: (experiment, accept) => {
            const members = experiment.body?.members ?? [];
            const loads = members.filter(ast.isExperimentLoad);
            if (loads.length === 0) {
                report(accept, 'error', 'check/experiment-without-load', WITHOUT_LOAD, {
                    node: experiment,
                    property: 'name',
                });
            }
            const end = endOf(loads);
            const steps = members.filter(ast.isFaultStep);
            if (end) {
                for (const step of steps) {
                    checkTime(step, end, accept);
                }
            }
            checkRecovery(members, accept);
        },
        ExperimentLoad: (load, accept) => {
            checkLoad(load, accept);
            checkStart(load, accept);
        },
        RampLoad: (load, accept) => {
            if (rateOf(load.from) === 0 && rateOf(load.to) === 0) {
                report(accept, 'error', 'check/load-of-nothing', LOAD_OF_NOTHING, { node: load });
            }
        },
        DelayFault: (fault, accept) => checkEnds(fault, accept),
        PartitionFault: (fault, accept) => checkEnds(fault, accept),
        FailFault: (fault, accept) => checkEnds(fault, accept),
    };
}

interface LoadEnd {
    /** From the start of the load. */
    readonly at: number;
    readonly load: ast.ExperimentLoad;
}

/** When the last load is over; undefined if one goes on for as long as the experiment does. */
function endOf(loads: readonly ast.ExperimentLoad[]): LoadEnd | undefined {
    let end: LoadEnd | undefined;
    for (const load of loads) {
        const at = durationOf(load.duration);
        if (at === undefined) {
            return undefined;
        }
        end = end && end.at >= at ? end : { at, load };
    }
    return end;
}

/** A load that says no rate is its scenario's; warming up is no load that is measured. */
function checkLoad(load: ast.ExperimentLoad, accept: ValidationAcceptor): void {
    const scenario = load.scenario?.ref;
    if (scenario && !load.load && !scenario.body?.steps.some(ast.isScenarioLoad)) {
        report(accept, 'error', 'check/scenario-without-load', noLoadOfItsOwn(scenario.name), {
            node: load,
            property: 'scenario',
        });
    }
    const [lasts, warmsUp] = [durationOf(load.duration), durationOf(load.warmup)];
    if (lasts !== undefined && warmsUp !== undefined && warmsUp >= lasts) {
        const message = warmupOutlastsLoad(load.warmup ?? '', load.duration ?? '');
        report(accept, 'error', 'check/warmup-outlasts-load', message, { node: load, property: 'warmup' });
    }
}

/** There has to be something to recover from, and something to recover to. */
function checkRecovery(members: readonly AstNode[], accept: ValidationAcceptor): void {
    const phases = members.filter(ast.isExpectations);
    const breaks = members.some(ast.isFaultStep);
    if (breaks && phases.some(({ phase }) => phase === 'steady')) {
        return;
    }
    for (const node of phases.flatMap(({ expectations }) => expectations).filter(ast.isRecoveryExpectation)) {
        if (breaks) {
            report(accept, 'warning', 'check/recovery-without-steady', RECOVERY_WITHOUT_STEADY, { node });
        } else {
            report(accept, 'error', 'check/recovery-without-fault', RECOVERY_WITHOUT_FAULT, { node });
        }
    }
}

function rateOf(text: string | undefined): number | undefined {
    const quantity = parseQuantity(text ?? '');
    return isQuantity(quantity) && quantity.dimension === 'rate' ? quantity.value : undefined;
}

function durationOf(text: string | undefined): number | undefined {
    const quantity = parseQuantity(text ?? '');
    return isQuantity(quantity) && quantity.dimension === 'duration' ? quantity.value : undefined;
}

function checkTime(step: ast.FaultStep, end: LoadEnd, accept: ValidationAcceptor): void {
    const at = durationOf(step.at);
    const lasts = durationOf(step.duration);
    if (at === undefined) {
        return;
    }
    const over = end.load.duration ?? '';
    const related = [relatedTo(`The load lasts ${over}`, { node: end.load, property: 'duration' })];
    if (at >= end.at) {
        const message = stepAfterLoad(step.at, over);
        report(accept, 'error', 'check/step-after-load', message, { node: step, property: 'at' }, { related });
    } else if (lasts !== undefined && at + lasts > end.at) {
        const message = stepOutlastsLoad(at + lasts, over);
        report(
            accept,
            'warning',
            'check/step-outlasts-load',
            message,
            { node: step, property: 'duration' },
            { related },
        );
    }
}

function checkEnds(fault: ast.DelayFault | ast.PartitionFault | ast.FailFault, accept: ValidationAcceptor): void {
    const target = fault.target?.ref;
    if (target && target === fault.to?.ref) {
        const message = `This names \`${fault.target.$refText}\` twice: name the two ends of a connection.`;
        report(accept, 'error', 'check/same-ends', message, { node: fault as AstNode, property: 'to' as never });
    }
}
