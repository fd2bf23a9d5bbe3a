import type { Expectation, Experiment, ExperimentLoad, Fault } from '../../src/model/experiment.ts';
import type { Dimension } from '../../src/model/quantities.ts';
import * as ast from '../generated/ast.ts';
import { elementOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { quantileShare } from './qualities.ts';
import { loadOf } from './scenarios.ts';
import { count, present, quantity } from './values.ts';

/** Tests of the architecture. */
export function* experiments(context: ModelContext): Generator<Experiment> {
    for (const node of context.nodes('Experiment', ast.isExperiment)) {
        const element = elementOf(context, node, 'experiment');
        if (element) {
            yield {
                ...element,
                kind: 'experiment',
                loads: context.all(node, ast.isExperimentLoad).flatMap((it) => experimentLoad(context, it) ?? []),
                steady: expectations(context, node, 'steady'),
                abort: expectations(context, node, 'abort'),
                expect: expectations(context, node, 'expect'),
                faults: context
                    .all(node, ast.isFaultStep)
                    .flatMap((it) => fault(context, it) ?? [])
                    .sort((a, b) => a.at - b.at),
            };
        }
    }
}

/** Undefined where it says how much arrives, or of what, and cannot be understood: it would mean something else. */
function experimentLoad(context: ModelContext, node: ast.ExperimentLoad): ExperimentLoad | undefined {
    const load = loadOf(node.load);
    const scenario = context.idOf(node.scenario);
    return (node.load && !load) || (node.scenario && scenario === undefined)
        ? undefined
        : present({
              scenario,
              load,
              duration: quantity(node.duration, 'duration'),
              warmup: quantity(node.warmup, 'duration'),
              source: context.source(node),
          });
}

function expectations(context: ModelContext, node: ast.Experiment, phase: ast.Expectations['phase']): Expectation[] {
    return context
        .all(node, ast.isExpectations)
        .filter((it) => it.phase === phase)
        .flatMap((it) => it.expectations)
        .flatMap((it) => expectation(context, it) ?? []);
}

/** What each metric is measured in. */
const METRIC_DIMENSIONS: Readonly<Record<ast.MetricExpectation['metric'], Dimension>> = {
    errors: 'share',
    throughput: 'rate',
    queue: 'count',
    utilisation: 'share',
};

function expectation(context: ModelContext, node: ast.Expectation): Expectation | undefined {
    const source = context.source(node);
    if (ast.isRecoveryExpectation(node)) {
        const within = quantity(node.within, 'duration');
        return within === undefined ? undefined : { metric: 'recovery', within, source };
    }
    if (ast.isNoErrorsExpectation(node)) {
        return present({ metric: 'no-errors' as const, of: context.idOf(node.of), source });
    }
    const of = context.idOf(node.of);
    const compare = node.compare;
    if (ast.isLatencyExpectation(node)) {
        const bound = quantity(node.bound, 'duration');
        const quantile = quantileShare(node.quantile);
        return bound === undefined || compare === undefined
            ? undefined
            : present({ metric: 'latency' as const, quantile, of, compare, bound, source });
    }
    const bound = node.metric && quantity(node.bound, METRIC_DIMENSIONS[node.metric]);
    return bound === undefined || compare === undefined
        ? undefined
        : present({ metric: node.metric, of, compare, bound, source });
}

function fault(context: ModelContext, step: ast.FaultStep): Fault | undefined {
    const at = quantity(step.at, 'duration');
    const what = step.fault && broken(context, step.fault);
    return at === undefined || !what
        ? undefined
        : present({ at, duration: quantity(step.duration, 'duration'), source: context.source(step), ...what });
}

type Broken = Fault extends infer F ? (F extends unknown ? Omit<F, 'at' | 'duration' | 'source'> : never) : never;

function broken(context: ModelContext, node: ast.Fault): Broken | undefined {
    const target = context.idOf(node.target);
    if (target === undefined) {
        return undefined;
    }
    if (ast.isKillFault(node)) {
        const killed = node.all ? ('all' as const) : count(node.count);
        return killed === undefined ? undefined : { fault: 'kill', target, count: killed };
    }
    if (ast.isDelayFault(node)) {
        const by = quantity(node.by, 'duration');
        const to = context.idOf(node.to);
        const jitter = quantity(node.jitter, 'duration');
        return by === undefined ? undefined : present({ fault: 'delay' as const, target, to, by, jitter });
    }
    if (ast.isPartitionFault(node)) {
        const to = context.idOf(node.to);
        return to === undefined ? undefined : { fault: 'partition', target, to, bothWays: node.direction === 'from' };
    }
    if (ast.isStressFault(node)) {
        const share = quantity(node.share, 'share');
        return share === undefined ? undefined : { fault: 'stress', target, resource: node.resource, share };
    }
    if (ast.isSkewFault(node)) {
        const by = quantity(node.by, 'duration');
        return by === undefined ? undefined : { fault: 'skew', target, by };
    }
    if (ast.isFailFault(node)) {
        const share = quantity(node.share, 'share');
        return share === undefined
            ? undefined
            : present({ fault: 'fail' as const, target, to: context.idOf(node.to), share });
    }
    const rate = quantity(node.rate, 'rate');
    return rate === undefined ? undefined : { fault: 'throttle', target, rate };
}
