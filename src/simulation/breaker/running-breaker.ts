import type { Milliseconds } from '../../model/quantities.ts';

/** What a breaker does: lets requests pass, refuses them, or tries some. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** Told of each change of state; hosts count from 0, and are always 0 for breakers that judge the target as a whole. */
export type BreakerObserver = (at: Milliseconds, host: number, to: BreakerState) => void;

/**
 * A breaker at work, one for each instance of the caller and target (or one for all instances, if it is shared). The
 * nesting is retry(breaker(…)): it is asked once for each try, and told once how each try that it let through has
 * ended. Times never go back. Nothing here allocates memory, except that the observer may.
 *
 * Breakers that judge hosts keep a state for each host of the target: leave hosts that {@link wouldAllow} rules out to
 * the others when balancing, and when none is left the request is refused. Those that judge the target take no notice
 * of the host; pass 0.
 */
export interface RunningBreaker {
    /** Whether it judges each host of the target by itself, or the target as a whole. */
    readonly judges: 'target' | 'hosts';
    /** Whether a request to the host would be let through now; nothing changes but what time alone has changed. */
    wouldAllow(now: Milliseconds, host: number): boolean;
    /** Whether a request may go to the host; takes a place among the probes where there is one to take. */
    allowRequest(now: Milliseconds, host: number): boolean;
    /** A request has succeeded, after so long. */
    recordSuccess(now: Milliseconds, host: number, duration: Milliseconds): void;
    /** A request has failed, after so long. */
    recordFailure(now: Milliseconds, host: number, duration: Milliseconds): void;
    /** A request ended without telling anything about the other side: its caller has given up the whole call. */
    release(now: Milliseconds, host: number): void;
    /** State of the host, or of the target. */
    stateOf(host: number): BreakerState;
    /** How many hosts the target has now, where replicas come and go: what shares of hosts are shares of. */
    setHosts(hosts: number): void;
    /** Makes the changes that time alone brings about and that nobody has asked for yet; to be called at the end. */
    advance(now: Milliseconds): void;
}
