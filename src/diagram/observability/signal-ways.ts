import type { ArchitectureModel } from '../../model/architecture.ts';
import type { TelemetryBackend } from '../../model/deployment.ts';
import { displayName } from '../../model/element.ts';
import { sortedById } from '../../model/order.ts';
import { saidValue } from '../../model/said.ts';
import type { Telemetry } from '../../model/telemetry.ts';
import { SIGNALS, type Signal, type SignalColumn, type WayStop } from './observability-view.ts';

/** Most ways of one signal that are drawn. */
const MOST_WAYS = 3;

/** Where each signal of these members goes: over a collector where one is used, to a backend, to dashboards. */
export function signalColumns(model: ArchitectureModel, members: readonly Telemetry[]): readonly SignalColumn[] {
    const backends = sortedById(model.backends);
    const isCollectorNamed = members.some((telemetry) =>
        (['metrics', 'traces', 'logs'] as const).some((signal) =>
            destinations(telemetry, signal).some((name) => backendOf(backends, name)?.signals.includes('collector')),
        ),
    );
    return SIGNALS.map((signal) => {
        const ways = waysOf(signal, backends, members, isCollectorNamed);
        return { signal, ways: ways.slice(0, MOST_WAYS), more: Math.max(0, ways.length - MOST_WAYS) };
    });
}

function waysOf(
    signal: Signal,
    backends: readonly TelemetryBackend[],
    members: readonly Telemetry[],
    isCollectorNamed: boolean,
): readonly (readonly WayStop[])[] {
    const kept = backends.filter((backend) => backend.signals.includes(signal));
    if (signal === 'alerts') {
        return kept.map(toEnd);
    }
    const named = [...new Set(members.flatMap((telemetry) => destinations(telemetry, signal)))].sort();
    const collectors = backends.filter((backend) => backend.signals.includes('collector'));
    const direct = named.filter((name) => !backendOf(backends, name)?.signals.includes('collector'));
    const over = named.flatMap((name) => collectors.filter((each) => each === backendOf(backends, name)));
    // A collector that nobody names stands in the way of OpenTelemetry's traces: that is what it is for.
    const between =
        !isCollectorNamed && signal === 'traces' && usesOpenTelemetry(members) ? collectors.slice(0, 1).map(stop) : [];
    const throughCollector = over.flatMap((collector) => {
        const onwards = kept.filter((backend) => !direct.includes(backend.id) && !direct.includes(backend.name));
        return onwards.length === 0
            ? [[stop(collector)]]
            : onwards.map((backend) => [stop(collector), ...toEnd(backend)]);
    });
    const straight = direct.map((name) => {
        const backend = backendOf(backends, name);
        return [...between, ...(backend ? toEnd(backend) : [{ name }])];
    });
    const ways = [...throughCollector, ...straight];
    return ways.length > 0 ? ways : kept.map((backend) => [...between, ...toEnd(backend)]);
}

function destinations(telemetry: Telemetry, signal: 'metrics' | 'traces' | 'logs'): readonly string[] {
    return saidValue<{ readonly to: readonly string[] }>(telemetry[signal])?.to ?? [];
}

function usesOpenTelemetry(members: readonly Telemetry[]): boolean {
    return members.some(({ traces }) => /^(otel|opentelemetry)$/i.test(saidValue(traces)?.instrumentation ?? ''));
}

function backendOf(backends: readonly TelemetryBackend[], name: string): TelemetryBackend | undefined {
    return backends.find((backend) => backend.id === name) ?? backends.find((backend) => backend.name === name);
}

function toEnd(backend: TelemetryBackend): readonly WayStop[] {
    return [stop(backend), ...backend.dashboards.map((name) => ({ name }))];
}

function stop(backend: TelemetryBackend): WayStop {
    return { id: backend.id, name: displayName(backend) };
}
