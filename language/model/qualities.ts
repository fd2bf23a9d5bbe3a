import type { AstNode } from 'langium';
import type { Fraction } from '../../src/model/quantities.ts';
import type { Said } from '../../src/model/said.ts';
import type { HealthCheck, Quantile, Replicas, ServiceLevelObjective, WorkTime } from '../../src/model/service.ts';
import * as ast from '../generated/ast.ts';
import type { ModelContext } from './model-context.ts';
import { count, countInterval, present, quantity, said } from './values.ts';

/** How long the work of an element takes. */
export function workTime(node: ast.Takes | undefined): WorkTime | undefined {
    if (!node) {
        return undefined;
    }
    if (node.quantiles.length > 0) {
        return { by: 'quantiles', quantiles: quantiles(node.quantiles) };
    }
    const value = quantity(node.value, 'duration');
    const max = quantity(node.max, 'duration');
    if (value === undefined || (node.max !== undefined && max === undefined)) {
        return undefined;
    }
    if (max !== undefined) {
        return { by: 'uniform', min: value, max };
    }
    return node.exactly ? { by: 'constant', value } : { by: 'mean', mean: value };
}

/** Share of the requests that fail by themselves. */
export function failureShare(context: ModelContext, node: ast.Named): Fraction | undefined {
    return quantity(context.first(node, ast.isFails)?.share, 'share');
}

/** Points of a distribution, ascending. */
function quantiles(nodes: readonly ast.QuantileValue[]): Quantile[] {
    return nodes
        .flatMap((node) => {
            const value = quantity(node.value, 'duration');
            const share = quantileShare(node.quantile);
            return value === undefined || share === undefined ? [] : { share, value };
        })
        .sort((a, b) => a.share - b.share);
}

/** `p99` as a share, 0.99. */
export function quantileShare(word: string | undefined): Fraction | undefined {
    const percent = word === undefined ? Number.NaN : Number(word.slice(1));
    // Rounded, because 99.9 / 100 is no 0.999 in binary.
    return percent > 0 && percent < 100 ? Number((percent / 100).toFixed(12)) : undefined;
}

/** The promises of an element; several `slo` blocks are one. */
export function objective(context: ModelContext, node: ast.Named): ServiceLevelObjective | undefined {
    const blocks = context.all(node, ast.isSlo);
    const [first] = blocks;
    if (!first) {
        return undefined;
    }
    const members = blocks.flatMap((block) => block.members);
    return present({
        availability: quantity(members.find(ast.isSloAvailability)?.value, 'share'),
        latency: quantiles(members.filter(ast.isSloLatency).flatMap((it) => it.quantiles)),
        errors: quantity(members.find(ast.isSloErrors)?.value, 'share'),
        throughput: quantity(members.find(ast.isSloThroughput)?.value, 'rate'),
        source: context.source(first),
    });
}

/** Health endpoints of a service. */
export function health(context: ModelContext, node: ast.Named): Said<HealthCheck> {
    return said(context, context.first(node, ast.isHealth), (it) =>
        present({ ready: it.path ?? it.ready, live: it.path ?? it.live }),
    );
}

/** Instances and scaling of a service. */
export function replicas(context: ModelContext, node: ast.Named): Said<Replicas> {
    return said(context, context.first(node, ast.isReplicas) as SaidReplicas | undefined, (it) => {
        const interval = countInterval(it.min, it.max);
        if (!interval) {
            return undefined;
        }
        const utilisation = quantity(it.target, 'share');
        return present({
            ...interval,
            target: utilisation === undefined || it.of === undefined ? undefined : { utilisation, of: it.of },
            every: quantity(it.every, 'duration'),
            starting: quantity(it.starting, 'duration'),
            elected: it.elected,
        });
    });
}

// `replicas none` cannot be written; the type says so to `said`.
type SaidReplicas = ast.Replicas & { readonly none?: never };

/** Number of requests worked on at a time. */
export function concurrency(context: ModelContext, node: ast.Named): number | undefined {
    return count(context.first(node, ast.isConcurrency)?.value);
}

/** Names by which production knows an element, sorted. */
export function observedAs(context: ModelContext, node: ast.Named): string[] {
    return context
        .all(node, ast.isObservedAs)
        .flatMap((it) => it.names)
        .sort();
}

/** Technologies as written, in order. */
export function technologies(context: ModelContext, node: ast.Named): string[] {
    return context.all(node, ast.isTechnology).flatMap((it) => it.names);
}

/** True if a statement of the type is among the members. */
export function has(context: ModelContext, node: ast.Named, is: (member: AstNode) => boolean): boolean {
    return context.has(node, is);
}
