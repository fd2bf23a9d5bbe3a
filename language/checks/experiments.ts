import type { AstNode, ValidationAcceptor, ValidationChecks } from 'langium';
import { decimal } from '../../src/model/quantities.ts';
import * as ast from '../generated/ast.ts';
import { isQuantity, parseQuantity } from '../quantity.ts';
import { relatedTo, report } from './report.ts';

/** Finds experiments without load, steps when the load is over, and faults between a thing and itself. */
export function experimentChecks(): ValidationChecks<ast.FirebreakAstType> {
    return {
        Experiment: (experiment, accept) => {
            const members = experiment.body?.members ?? [];
            const loads = members.filter(ast.isExperimentLoad);
            if (loads.length === 0) {
                const message =
                    'An experiment needs load, else nothing can be seen: add `load Purchase 50/s for 5min`.';
                report(accept, 'error', 'check/experiment-without-load', message, {
                    node: experiment,
                    property: 'name',
                });
            }
            const end = endOf(loads);
            if (end) {
                for (const step of members.filter(ast.isFaultStep)) {
                    checkTime(step, end, accept);
                }
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
    const over = end.load.duration;
    const related = [relatedTo(`The load lasts ${over}`, { node: end.load, property: 'duration' })];
    if (at >= end.at) {
        const message = `At ${step.at} the load is over, which lasts ${over}: step in earlier, or load longer.`;
        report(accept, 'error', 'check/step-after-load', message, { node: step, property: 'at' }, { related });
    } else if (lasts !== undefined && at + lasts > end.at) {
        const message = `This goes on until ${inSeconds(at + lasts)}, but the load ends after ${over}: the recovery would not be seen.`;
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

/** Experiments count in seconds: `at 90s` is easier to compare with 330s than with 5.5 min. */
function inSeconds(milliseconds: number): string {
    return `${decimal(milliseconds / 1000)}s`;
}
