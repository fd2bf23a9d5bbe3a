/** What happens, as numbers; {@link EVENT_NAMES} says them in the log. */
export const EVENT = {
    /** A load sends its next requests. */
    load: 0,
    /** A user of a closed load has thought long enough. */
    user: 1,
    /** A request reaches its server. */
    arrive: 2,
    /** A place is free for a request that has waited. */
    begin: 3,
    /** A request's own work is done. */
    worked: 4,
    /** An answer reaches whoever asked. */
    answer: 5,
    /** The first of a line of timers may have run out. */
    timer: 6,
    /** A deadline that differs from request to request has passed. */
    deadline: 7,
    /** The wait before another try is over. */
    retry: 8,
    /** A connection breaks because the network lost what was sent. */
    lost: 9,
    /** A call has ended without anything sent: refused, or answered by its fallback. */
    ended: 10,
    /** Whoever asked has gone, and says so. */
    cancel: 11,
    /** A message reaches its broker. */
    publish: 12,
    /** The broker has acknowledged. */
    published: 13,
    /** A message may be delivered again. */
    redeliver: 14,
    faultBegins: 15,
    faultEnds: 16,
    /** The autoscaler looks. */
    scale: 17,
    /** A replica has started. */
    replicaReady: 18,
    /** A user of a closed load begins to think. */
    thinks: 19,
    /** Steps that repeat, and of which nothing took time, are gone through again. */
    again: 22,
    /** The call that stands in for another one is made. */
    instead: 21,
    /** The broker has taken a message in. */
    accept: 20,
} as const;

/** Names of the kinds, by number. */
export const EVENT_NAMES: readonly string[] = Object.entries(EVENT)
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => name);
