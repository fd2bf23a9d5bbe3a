import type { Breaker } from '../policy.ts';
import { defaultsOf, isKnownKind } from './resolve-breaker.ts';

/** What a run takes for granted about a breaker that the model leaves open. */
export type UnsaidNumber =
    /** A kind that is not simulated: it is a plain one. */
    | 'kind'
    /** Five failures in a row open it. */
    | 'opens'
    /** It judges the last hundred calls. */
    | 'window'
    /** It judges from the first call on. */
    | 'minimum'
    /** It waits 30 s. */
    | 'wait'
    /** One success closes it. */
    | 'closes';

/** What neither the model says of a breaker nor its kind. */
export function unsaidNumbers(breaker: Breaker): readonly UnsaidNumber[] {
    const { kind, opens, waits, closesAfter } = breaker;
    const isPlain = kind === undefined || !isKnownKind(kind);
    const { rate } = defaultsOf(breaker);
    const unsaid: readonly (readonly [UnsaidNumber, boolean])[] = [
        ['kind', kind !== undefined && isPlain],
        ['opens', isPlain && opens === undefined],
        [
            'window',
            opens?.by === 'rate' &&
                opens.calls === undefined &&
                (opens.within ?? rate.within) === undefined &&
                rate.minimumCalls === undefined,
        ],
        [
            'minimum',
            opens?.by === 'rate' && opens.calls === undefined && opens.within !== undefined && rate.minimumWithin === 1,
        ],
        ['wait', isPlain && waits === undefined],
        ['closes', isPlain && closesAfter === undefined],
    ];
    return unsaid.filter(([, isUnsaid]) => isUnsaid).map(([number]) => number);
}
