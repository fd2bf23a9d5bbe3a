import type { AstNode } from 'langium';
import type { Load, Scenario, ScenarioStep } from '../../src/model/scenario.ts';
import * as ast from '../generated/ast.ts';
import { elementOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { count, present, quantity } from './values.ts';

/** What people do with the system. */
export function* scenarios(context: ModelContext): Generator<Scenario> {
    for (const node of context.nodes('Scenario', ast.isScenario)) {
        const element = elementOf(context, node, 'scenario');
        if (element) {
            const members = context.members(node);
            yield present({
                ...element,
                kind: 'scenario' as const,
                steps: steps(context, members),
                load: loadOf(members.find(ast.isScenarioLoad)?.load),
            });
        }
    }
}

function steps(context: ModelContext, nodes: readonly AstNode[]): ScenarioStep[] {
    return nodes.flatMap((node) => step(context, node) ?? []);
}

function step(context: ModelContext, node: AstNode): ScenarioStep | undefined {
    const source = context.source(node);
    if (ast.isParallelSteps(node)) {
        return { step: 'par', steps: steps(context, node.body?.steps ?? []), source };
    }
    if (ast.isAlternative(node)) {
        return present({
            step: 'alt' as const,
            condition: node.condition ?? '',
            share: quantity(node.share, 'share'),
            steps: steps(context, node.body?.steps ?? []),
            otherwise: steps(context, node.otherwise?.steps ?? []),
            source,
        });
    }
    if (ast.isLoopSteps(node)) {
        return present({
            step: 'loop' as const,
            label: node.label ?? '',
            times: count(node.times?.count) || undefined,
            steps: steps(context, node.body?.steps ?? []),
            source,
        });
    }
    return ast.isScenarioMessage(node) ? message(context, node) : undefined;
}

function message(context: ModelContext, node: ast.ScenarioMessage): ScenarioStep | undefined {
    const from = context.idOf(node.from);
    const to = context.idOf(node.to) ?? context.idOf(node.message);
    if (from === undefined || to === undefined) {
        return undefined;
    }
    return present({
        step: node.verb === 'publishes' ? ('publishes' as const) : ('calls' as const),
        from,
        to,
        label: node.label,
        source: context.source(node),
    });
}

/** How much arrives, when; undefined where a quantity cannot be understood. */
export function loadOf(node: ast.Load | undefined): Load | undefined {
    if (ast.isPoissonLoad(node)) {
        const rate = quantity(node.rate, 'rate');
        return rate === undefined ? undefined : { shape: 'poisson', rate };
    }
    if (ast.isConstantLoad(node)) {
        const rate = quantity(node.rate, 'rate');
        return rate === undefined ? undefined : { shape: 'constant', rate };
    }
    if (ast.isRampLoad(node)) {
        const from = quantity(node.from, 'rate');
        const to = quantity(node.to, 'rate');
        const over = quantity(node.over, 'duration');
        return from === undefined || to === undefined || over === undefined
            ? undefined
            : { shape: 'ramp', from, to, over };
    }
    if (ast.isBurstLoad(node)) {
        const requests = count(node.requests);
        const every = quantity(node.every, 'duration');
        return requests === undefined || every === undefined ? undefined : { shape: 'burst', requests, every };
    }
    if (ast.isClosedLoad(node)) {
        const users = count(node.users);
        return users === undefined
            ? undefined
            : { shape: 'closed', users, think: quantity(node.think, 'duration') ?? 0 };
    }
    return undefined;
}
