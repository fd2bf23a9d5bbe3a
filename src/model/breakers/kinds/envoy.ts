import type { BreakerDefaults } from './breaker-defaults.ts';

/**
 * Envoy's outlier detection, which Istio configures
 * (https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier and
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection;
 * `source/common/upstream/outlier_detection_impl.cc`): a host is ejected after five 5xx in a row, for 30 s times the
 * number of its ejections, 300 s at most, and returns at the first sweep after that, one every 10 s; each sweep that
 * finds it well takes one from that number.
 *
 * No more than 10 % of the hosts are out at a time. Since version 1.28 this holds for the first one too, unless
 * `always_eject_one_host` is set: of fewer than ten hosts none is ever ejected. Before, one always was.
 */
export const ENVOY: BreakerDefaults = {
    judges: 'hosts',
    opening: { by: 'consecutive', failures: 5 },
    wait: { by: 'times-ejected', time: 30_000, cap: 300_000 },
    probing: { by: 'sweep', every: 10_000, mostEjected: 0.1 },
    rate: {
        calls: 100,
        minimumCalls: undefined,
        minimumWithin: 1,
        within: undefined,
        slice: (within) => within / 10,
        judgesAfter: 'every-result',
    },
};
