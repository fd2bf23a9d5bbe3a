import type { Fraction } from './quantities.ts';
import type { Said } from './said.ts';

/** Metrics that an element emits. */
export interface MetricsTelemetry {
    /**
     * Signals: `red` and `use` are written out into their parts (`rate`, `errors`, `duration`; `utilisation`,
     * `saturation`, `errors`); sorted, without repetition.
     */
    readonly signals: readonly string[];
    /** Where they go: ids of backends or collectors, or the words as written where nothing of that name is declared. */
    readonly to: readonly string[];
}

/** Traces that an element emits. */
export interface TracesTelemetry {
    /** Instrumentation: `otel`, `zipkin`, `datadog` … */
    readonly instrumentation: string;
    readonly to: readonly string[];
    /** Share of requests sampled. */
    readonly sampled?: Fraction;
}

/** Logs that an element emits. */
export interface LogsTelemetry {
    /** `structured` or `plain`. */
    readonly format: string;
    readonly to: readonly string[];
    /** The records carry the trace or correlation id (`logs structured, correlated`). */
    readonly correlated: boolean;
}

/** What an element tells about itself while it runs, after the cascade element > context > system. */
export interface Telemetry {
    readonly metrics: Said<MetricsTelemetry>;
    readonly traces: Said<TracesTelemetry>;
    readonly logs: Said<LogsTelemetry>;
}
