import { formatDuration, formatShare } from '../../model/quantities.ts';
import {
    BREAKER_LIBRARIES,
    type BreakerBehaviour,
    type BreakerLibrary,
    breakerBehaviour,
    type Opening,
    type Probing,
    type Wait,
} from './breaker-behaviour.ts';
import type { BreakerRow } from './breaker-view.ts';

const COMPARED: readonly BreakerLibrary[] = ['resilience4j', 'polly', 'istio', 'linkerd'];

/** The numbers of a breaker above those of the libraries when nobody configures anything. */
export function compareBreaker(name: string, behaviour: BreakerBehaviour): readonly BreakerRow[] {
    return [
        row(name, behaviour),
        ...COMPARED.map((library) =>
            row(BREAKER_LIBRARIES[library], breakerBehaviour({ kind: library, shared: false })),
        ),
    ];
}

function row(name: string, { opening, wait, probing, library }: BreakerBehaviour): BreakerRow {
    const perHost = library === 'istio' || library === 'envoy';
    return { name, opens: opensText(opening, perHost), waits: waitsText(wait), halfOpen: halfOpenText(probing) };
}

const NOT_SAID = 'not said';

function opensText(opening: Opening, perHost: boolean): string {
    if (opening.by === 'consecutive') {
        const { failures } = opening;
        return failures === undefined ? NOT_SAID : perHost ? `${failures} × 5xx per host` : `${failures} in a row`;
    }
    const { failureRate, calls, within } = opening;
    const share = failureRate === undefined ? NOT_SAID : `≥ ${formatShare(failureRate)}`;
    if (within !== undefined) {
        return `${share} in ${formatDuration(within)}${calls === undefined ? '' : `, min ${calls}`}`;
    }
    return calls === undefined ? share : `${share} of ${calls}`;
}

function waitsText(wait: Wait): string {
    switch (wait.by) {
        case 'fixed':
            return wait.time === undefined ? NOT_SAID : formatDuration(wait.time);
        case 'times-ejected':
            return `${formatDuration(wait.time)} × n`;
        case 'doubling':
            return `${formatDuration(wait.time)}…${formatDuration(wait.cap)}`;
    }
}

function halfOpenText(probing: Probing): string {
    switch (probing.by) {
        case 'sweep':
            return 'none';
        case 'judged':
            return `${probing.calls} calls judged`;
        case 'successes': {
            const { needed, probes } = probing;
            if (needed === 1 && probes === 1) {
                return 'one probe';
            }
            const atATime = probes === undefined ? 'unlimited' : `${probes} at a time`;
            return needed === undefined ? atATime : `${atATime}, ${needed} ok`;
        }
    }
}
