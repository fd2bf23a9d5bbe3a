import { formatDuration, formatShare } from '../../model/quantities.ts';
import { counted } from '../../model/wording.ts';
import type { BreakerBehaviour, Opening, Wait } from './breaker-behaviour.ts';
import type { BreakerMachine, TransitionText } from './breaker-view.ts';

/** The state machine of a breaker in words, with its own numbers. */
export function machineWords(behaviour: BreakerBehaviour, fallback: string | undefined): BreakerMachine {
    const { wait } = behaviour;
    const unit = judgedUnit(behaviour);
    const common = {
        closed: unit === undefined ? 'requests pass' : `the ${unit} takes requests`,
        open: unit === undefined ? 'requests are refused' : `the ${unit} gets no requests`,
        whileClosed: whileClosed(behaviour),
        whileOpen: whileOpen(behaviour, unit),
        ...(fallback === undefined ? {} : { fallback }),
        opens: openingWords(behaviour),
    };
    return { ...common, ...afterwards(behaviour, wait) };
}

/** What has a breaker of its own behind the target's name: `host`, `endpoint`; nothing where the target has one. */
export function judgedUnit({ library }: BreakerBehaviour): 'host' | 'endpoint' | undefined {
    return library === 'envoy' || library === 'istio' ? 'host' : library === 'linkerd' ? 'endpoint' : undefined;
}

function whileOpen({ probing }: BreakerBehaviour, unit: string | undefined): readonly string[] {
    if (unit === undefined) {
        return ['every request refused at once'];
    }
    // Of hosts that are ejected some are always left.
    return [`other ${unit}s take its requests`, ...(probing.by === 'sweep' ? [] : ['refused when none is left'])];
}

function whileClosed({ opening, slow }: BreakerBehaviour): readonly string[] {
    const counted =
        opening.by === 'consecutive'
            ? ['success: count = 0', 'failure: count + 1']
            : [`every result enters the window of ${windowText(opening)}`];
    if (slow === undefined) {
        return counted;
    }
    const meaning = slow.rate === undefined ? 'a failure' : 'slow';
    return [...counted, `slower than ${formatDuration(slow.threshold)}: counts as ${meaning}`];
}

/** What makes it open. */
function openingWords({ opening, slow, library }: BreakerBehaviour): TransitionText {
    if (opening.by === 'consecutive') {
        const title =
            opening.failures === undefined ? 'failures in a row' : `${counted(opening.failures, 'failure')} in a row`;
        const place =
            library === 'envoy' || library === 'istio'
                ? '5xx of one host; at most a tenth of the hosts is out, of fewer than ten none'
                : library === 'linkerd'
                  ? 'of one endpoint; a success in between resets the count'
                  : 'a success in between resets the count';
        return { title, reason: opening.failures === undefined ? `how many is not said; ${place}` : place };
    }
    const failed =
        opening.failureRate === undefined ? 'too many failed' : `≥ ${formatShare(opening.failureRate)} failed`;
    const slowly = slow && (slow.rate === undefined ? 'or slow' : `or ≥ ${formatShare(slow.rate)} slow`);
    return {
        title: [failed, ...(slowly === undefined ? [] : [slowly])].join(' '),
        reason: `of ${windowText(opening)}`,
    };
}

/** `the last 100 calls`, `at least 100 calls within 30 s` */
function windowText(opening: Extract<Opening, { by: 'rate' }>): string {
    const { calls, within } = opening;
    if (within === undefined) {
        return calls === undefined ? 'calls, how many is not said' : `the last ${counted(calls, 'call')}`;
    }
    const least = calls === undefined ? 'all calls' : `at least ${counted(calls, 'call')}`;
    return `${least} within ${formatDuration(within)}`;
}

type Afterwards = Pick<BreakerMachine, 'waits'> & Partial<Pick<BreakerMachine, 'halfOpen' | 'reopens' | 'closes'>>;

function afterwards({ probing, opening, library }: BreakerBehaviour, wait: Wait): Afterwards {
    const again = againText(wait);
    switch (probing.by) {
        case 'sweep':
            return {
                waits: {
                    title: waitTitle(wait),
                    reason: `${capText(wait)}back at the next sweep, one every ${formatDuration(probing.every)}`,
                },
            };
        case 'judged': {
            const rate = opening.by === 'rate' ? opening.failureRate : undefined;
            const share = rate === undefined ? 'too many' : `≥ ${formatShare(rate)}`;
            const less = rate === undefined ? 'few enough' : `< ${formatShare(rate)}`;
            const { calls, after } = probing;
            return {
                waits: { title: waitTitle(wait), reason: 'the next requests go through as probes' },
                halfOpen:
                    after === calls
                        ? `${counted(calls, 'request')} pass, then are judged`
                        : `up to ${calls} pass, judged after ${after}`,
                reopens: { title: `${share} of ${after} failed`, reason: again },
                closes: { title: `${less} of ${after} failed`, reason: 'the window begins empty' },
            };
        }
        case 'successes':
            return {
                waits: {
                    title: waitTitle(wait),
                    reason: `${jitterText(wait)}the next request goes through as a probe`,
                },
                halfOpen: probesText(probing.probes),
                reopens: { title: '1 failure', reason: again },
                closes: {
                    title: probing.needed === undefined ? 'a success' : counted(probing.needed, 'success', 'successes'),
                    reason:
                        library === 'linkerd'
                            ? 'the next wait is short again'
                            : opening.by === 'consecutive'
                              ? 'failures = 0'
                              : 'the window begins empty',
                },
            };
    }
}

function probesText(probes: number | undefined): string {
    return probes === undefined
        ? 'requests probe, unlimited'
        : probes === 1
          ? 'one request at a time probes'
          : `${probes} requests at a time probe`;
}

function waitTitle(wait: Wait): string {
    if (wait.time === undefined) {
        return 'after a wait that is not said';
    }
    const time = formatDuration(wait.time);
    switch (wait.by) {
        case 'fixed':
            return wait.since === 'opening' ? `${time} since it opened` : `${time} since the last failure`;
        case 'times-ejected':
            return `${time} × times ejected`;
        case 'doubling':
            return `${time}, doubling to ${formatDuration(wait.cap)}`;
    }
}

/** `up to 50 % longer at random; ` */
function jitterText(wait: Wait): string {
    return wait.by === 'doubling' && wait.jitter > 0 ? `up to ${formatShare(wait.jitter)} longer at random; ` : '';
}

function capText(wait: Wait): string {
    return wait.by === 'fixed' ? '' : `at most ${formatDuration(wait.cap)}; `;
}

function againText(wait: Wait): string {
    if (wait.by === 'doubling') {
        return 'the next wait is twice as long';
    }
    return wait.time === undefined ? 'the wait starts again' : `the ${formatDuration(wait.time)} start again`;
}
