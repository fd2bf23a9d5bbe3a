import type { Fault } from '../../model/experiment.ts';
import { formatRate, formatShare, writtenDuration } from '../../model/quantities.ts';

/** A fault as it is written: `kill 1 of Ordering.orders`. */
export function faultTitle(fault: Fault): string {
    switch (fault.fault) {
        case 'kill':
            return `kill ${fault.count} of ${fault.target}`;
        case 'delay': {
            const jitter = fault.jitter === undefined ? '' : ` jitter ${writtenDuration(fault.jitter)}`;
            return `delay ${way(fault)} by ${writtenDuration(fault.by)}${jitter}`;
        }
        case 'partition':
            return `partition ${fault.target} ${fault.bothWays ? 'from' : 'to'} ${fault.to}`;
        case 'stress':
            return `stress ${fault.resource} ${share(fault.share)} on ${fault.target}`;
        case 'skew':
            return `skew clock of ${fault.target} by ${fault.by < 0 ? '-' : ''}${writtenDuration(Math.abs(fault.by))}`;
        case 'fail':
            return `fail ${share(fault.share)} of ${way(fault)}`;
        case 'throttle':
            return `throttle ${fault.target} to ${formatRate(fault.rate)}`;
    }
}

function way({ target, to }: { readonly target: string; readonly to?: string }): string {
    return to === undefined ? target : `${target} to ${to}`;
}

function share(value: number): string {
    return formatShare(value).replace(' ', '');
}
