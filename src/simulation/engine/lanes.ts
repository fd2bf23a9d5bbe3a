import type { BreakerChange, BreakerLane } from '../record/run-record.ts';

/** What breakers do, noted as they do it. */
export interface Lanes {
    /** A breaker is made, closed: the first of an instance, or that of a replica that has started anew. */
    open(call: number, instance: number, judgesHosts: boolean): void;
    /** `host` is -1 for breakers that judge the target. */
    change(call: number, instance: number, host: number, change: BreakerChange): void;
    /** All lanes by call, instance and host. */
    all(ends: (call: number) => Pick<BreakerLane, 'call' | 'source' | 'target'>): readonly BreakerLane[];
}

interface Lane {
    readonly call: number;
    readonly instance: number;
    readonly host: number;
    readonly changes: BreakerChange[];
}

/** No lanes yet. */
export function createLanes(now: () => number): Lanes {
    const lanes = new Map<string, Lane>();
    const laneOf = (call: number, instance: number, host: number) => {
        const key = `${call}/${instance}/${host}`;
        const lane = lanes.get(key) ?? { call, instance, host, changes: [] };
        lanes.set(key, lane);
        return lane;
    };
    return {
        open(call, instance, judgesHosts) {
            if (!judgesHosts) {
                laneOf(call, instance, -1);
            }
            for (const lane of lanes.values()) {
                const isOlder = lane.call === call && lane.instance === instance;
                if (isOlder && (lane.changes.at(-1)?.to ?? 'closed') !== 'closed') {
                    lane.changes.push({ at: now(), to: 'closed' });
                }
            }
        },
        change: (call, instance, host, change) => void laneOf(call, instance, host).changes.push(change),
        all: (ends) =>
            [...lanes.values()]
                .sort((a, b) => a.call - b.call || a.instance - b.instance || a.host - b.host)
                .map(({ call, instance, host, changes }) => ({
                    ...ends(call),
                    instance: host < 0 ? instance : host + 1,
                    changes,
                })),
    };
}
