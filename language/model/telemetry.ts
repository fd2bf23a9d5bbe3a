import type { AstNode } from 'langium';
import type { Said } from '../../src/model/said.ts';
import { firstSaid, UNKNOWN } from '../../src/model/said.ts';
import type { LogsTelemetry, MetricsTelemetry, Telemetry, TracesTelemetry } from '../../src/model/telemetry.ts';
import * as ast from '../generated/ast.ts';
import type { ModelContext } from './model-context.ts';
import { present, quantity, said, sortedSet } from './values.ts';

const NO_WORD: Telemetry = { metrics: UNKNOWN, traces: UNKNOWN, logs: UNKNOWN };

/** The parts that the short names of metric sets stand for: RED (Wilkie) and USE (Gregg). */
const METRIC_SETS: ReadonlyMap<string, readonly string[]> = new Map([
    ['red', ['rate', 'errors', 'duration']],
    ['use', ['utilisation', 'saturation', 'errors']],
]);

/** What an element tells about itself, after the cascade: itself, what it stands in, the system. */
export function telemetryOf(context: ModelContext, node: ast.Named, system: Telemetry): Telemetry {
    const layers: Telemetry[] = [];
    for (let element: ast.Named | undefined = node; element; element = context.enclosing(element, ast.isNamed)) {
        layers.push(ownTelemetry(context, element));
    }
    layers.push(system);
    return cascade(layers);
}

/** What the system's defaults say about telemetry. */
export function systemTelemetry(context: ModelContext): Telemetry {
    return cascade([...context.nodes('System', ast.isSystem)].map((system) => ownTelemetry(context, system)));
}

function cascade(layers: readonly Telemetry[]): Telemetry {
    return {
        metrics: firstSaid(...layers.map((layer) => layer.metrics)),
        traces: firstSaid(...layers.map((layer) => layer.traces)),
        logs: firstSaid(...layers.map((layer) => layer.logs)),
    };
}

function ownTelemetry(context: ModelContext, node: ast.Named): Telemetry {
    const members = context.members(node);
    const known = told.get(members) ?? readAll(context, node);
    told.set(members, known);
    return known;
}

/** What members say about telemetry: it is asked for by all that stands among them. */
const told = new WeakMap<readonly AstNode[], Telemetry>();

function readAll(context: ModelContext, node: ast.Named): Telemetry {
    const inDefaults = context.all(node, ast.isDefaults).flatMap((it) => it.body?.members ?? []);
    const statements = [...context.all(node, ast.isTelemetry), ...inDefaults.filter(ast.isTelemetry)];
    return cascade(statements.map((statement) => readTelemetry(context, statement)));
}

function readTelemetry(context: ModelContext, statement: ast.Telemetry): Telemetry {
    if (statement.none) {
        const none = { said: 'none', source: context.source(statement) } as const;
        return { metrics: none, traces: none, logs: none };
    }
    if (statement.members.length === 0) {
        return NO_WORD;
    }
    return {
        metrics: signal(context, statement.members, 'metrics', metrics),
        traces: signal(context, statement.members, 'traces', traces),
        logs: signal(context, statement.members, 'logs', logs),
    };
}

function signal<T>(
    context: ModelContext,
    members: readonly AstNode[],
    name: ast.Signal['signal'],
    read: (signal: ast.Signal) => T,
): Said<T> {
    return said(
        context,
        members.filter(ast.isSignal).find((it) => it.signal === name),
        read,
    );
}

function metrics(node: ast.Signal): MetricsTelemetry {
    return {
        signals: sortedSet(node.words.flatMap((word) => METRIC_SETS.get(word) ?? [word])),
        to: [...node.targets],
    };
}

function traces(node: ast.Signal): TracesTelemetry {
    return present({
        instrumentation: node.words[0] ?? '',
        to: [...node.targets],
        sampled: quantity(node.sampled, 'share'),
    });
}

function logs(node: ast.Signal): LogsTelemetry {
    return {
        format: node.words.find((word) => word !== 'correlated') ?? 'structured',
        to: [...node.targets],
        correlated: node.words.includes('correlated'),
    };
}
