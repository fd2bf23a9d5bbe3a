import type { Milliseconds } from '../../quantities.ts';
import type { BreakerSettings } from '../breaker-settings.ts';

/** What holds for a kind of breaker where the model says nothing. */
export interface BreakerDefaults extends BreakerSettings {
    readonly rate: RateDefaults;
}

/** How a kind judges shares, where the model gives it a share. */
export interface RateDefaults {
    /** Size of the window where neither calls nor a time is said. */
    readonly calls: number;
    /** Length of the window where no time is said, for kinds that always judge a time. */
    readonly within: Milliseconds | undefined;
    /** Results it takes to judge a window of calls; at most, and unless said otherwise, the whole window. */
    readonly minimumCalls: number | undefined;
    /** Results it takes to judge a window of time, unless the model says how many. */
    readonly minimumWithin: number;
    /** Width of the slices of a window of time; `sampling` for Polly's buckets. */
    readonly slice: ((within: Milliseconds) => Milliseconds) | 'sampling';
    readonly judgesAfter: 'every-result' | 'failures';
}
