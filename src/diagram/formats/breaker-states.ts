import type { BreakerView, TransitionText } from '../breaker/breaker-view.ts';

/** A move from one state of a breaker to another, for formats that write state machines. */
export interface BreakerMove {
    /** `start` is where the machine begins. */
    readonly from: 'start' | 'CLOSED' | 'OPEN' | 'HALF_OPEN';
    readonly to: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
    /** What makes it happen and what that means, a line each; the first move says nothing. */
    readonly lines: readonly string[];
}

/** The moves of a breaker, the usual way round first. */
export function breakerMoves({ machine }: BreakerView): readonly BreakerMove[] {
    const probing = machine.halfOpen === undefined ? 'CLOSED' : 'HALF_OPEN';
    return [
        { from: 'start', to: 'CLOSED', lines: [] },
        { from: 'CLOSED', to: 'OPEN', lines: linesOf(machine.opens) },
        { from: 'OPEN', to: probing, lines: linesOf(machine.waits) },
        ...(machine.closes ? [{ from: 'HALF_OPEN', to: 'CLOSED', lines: linesOf(machine.closes) } as const] : []),
        ...(machine.reopens ? [{ from: 'HALF_OPEN', to: 'OPEN', lines: linesOf(machine.reopens) } as const] : []),
    ];
}

function linesOf({ title, reason }: TransitionText): readonly string[] {
    return [title, reason].filter((line) => line !== '');
}

/** The states with what happens in them. */
export function breakerStates({
    machine,
}: BreakerView): readonly (readonly ['CLOSED' | 'OPEN' | 'HALF_OPEN', string])[] {
    return [
        ['CLOSED', machine.closed],
        ['OPEN', machine.open],
        ...(machine.halfOpen === undefined ? [] : [['HALF_OPEN', machine.halfOpen] as const]),
    ];
}

/** What a plain state machine leaves out of the picture. */
export const BREAKER_LOSS =
    'A plain state machine holds neither the calls that the breaker stands on nor the comparison with libraries.';
