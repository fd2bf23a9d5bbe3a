import type { AstNode } from 'langium';
import type {
    Backoff,
    Breaker,
    BreakerOpens,
    Bulkhead,
    Fallback,
    PolicyBlock,
    RateLimit,
    Retry,
} from '../../src/model/policy.ts';
import { MOST_BASES, type Policy } from '../../src/model/system.ts';
import * as ast from '../generated/ast.ts';
import { elementOf } from './elements.ts';
import type { ModelContext } from './model-context.ts';
import { count, present, quantity, said } from './values.ts';

/** The policy properties that a list of statements says; of two statements about one property the first holds. */
export function policyBlock(context: ModelContext, members: readonly AstNode[]): PolicyBlock {
    return present({
        timeout: one(context, members, ast.isTimeout, (it) => quantity(it.value, 'duration')),
        deadline: one(context, members, ast.isDeadline, (it) => quantity(it.value, 'duration')),
        retry: one(context, members, ast.isRetry, retry),
        breaker: one(context, members, ast.isBreaker, breaker),
        bulkhead: one(context, members, ast.isBulkhead, bulkhead),
        fallback: one(context, members, ast.isFallback, (it) => fallback(context, it)),
        limit: one(context, members, ast.isRateLimit, rateLimit),
    });
}

/** All named policies, each with those it builds on. */
export function* policies(context: ModelContext): Generator<Policy> {
    for (const node of context.nodes('Policy', ast.isPolicy)) {
        const element = elementOf(context, node, 'policy');
        if (element) {
            yield {
                ...element,
                kind: 'policy',
                properties: policyBlock(context, context.members(node)),
                extends: bases(context, node),
            };
        }
    }
}

/** The policies that one builds on, nearest first; a cycle or too many, which checks report, end it. */
function bases(context: ModelContext, policy: ast.Policy): string[] {
    const known = new Set<ast.Policy>([policy]);
    // A set yields what is added while it is being walked, so this goes breadth first.
    for (const { bases } of known) {
        for (const { ref } of bases) {
            if (ref && known.size <= MOST_BASES) {
                known.add(ref);
            }
        }
    }
    known.delete(policy);
    return [...known].flatMap((base) => context.id(base) ?? []);
}

function one<S extends AstNode & { readonly none?: boolean }, T>(
    context: ModelContext,
    members: readonly AstNode[],
    is: (node: AstNode) => node is S,
    read: (statement: S) => T | undefined,
) {
    const statement = members.find(is);
    return statement && said(context, statement, read);
}

function retry(node: ast.Retry): Retry | undefined {
    const retries: Retry['retries'] | undefined = node.forever ? 'forever' : count(node.count);
    if (retries === undefined) {
        return undefined;
    }
    return present({
        retries,
        backoff: backoff(node.backoff),
        jitter: node.jitter,
        budget: quantity(node.budget, 'share'),
        when: [...node.conditions],
    });
}

/** Waits between tries. */
export function backoff(node: ast.Backoff | undefined): Backoff | undefined {
    const base = quantity(node?.base, 'duration');
    if (!node || base === undefined) {
        return undefined;
    }
    return present({
        base,
        growth: node.exponential ? ('exponential' as const) : ('constant' as const),
        cap: quantity(node.cap, 'duration'),
    });
}

function breaker(node: ast.Breaker): Breaker {
    const members = node.body?.members ?? [];
    const opens = members.find(ast.isBreakerOpens);
    const slow = members.find(ast.isBreakerSlow) ?? opens?.slow;
    const threshold = quantity(slow?.threshold, 'duration');
    return present({
        kind: node.kind?.toLowerCase(),
        opens: opens && breakerOpens(opens),
        slow: threshold === undefined ? undefined : present({ threshold, rate: quantity(slow?.rate, 'share') }),
        waits: quantity(members.find(ast.isBreakerWaits)?.value, 'duration'),
        closesAfter: count(members.find(ast.isBreakerCloses)?.successes),
        probes: count(members.find(ast.isBreakerProbes)?.count),
        shared: members.some(ast.isBreakerShared),
    });
}

function breakerOpens(node: ast.BreakerOpens): BreakerOpens | undefined {
    const failures = count(node.failures);
    if (failures !== undefined) {
        return { by: 'consecutive', failures };
    }
    const failureRate = quantity(node.rate, 'share');
    if (failureRate === undefined) {
        return undefined;
    }
    return present({
        by: 'rate' as const,
        failureRate,
        calls: count(node.calls),
        within: quantity(node.within, 'duration'),
    });
}

function bulkhead(node: ast.Bulkhead): Bulkhead | undefined {
    const concurrent = count(node.concurrent);
    return concurrent === undefined ? undefined : present({ concurrent, queue: count(node.queue) });
}

function fallback(context: ModelContext, node: ast.Fallback): Fallback {
    return present({ description: node.description, target: context.idOf(node.target) });
}

function rateLimit(node: ast.RateLimit): RateLimit | undefined {
    const rate = quantity(node.rate, 'rate');
    return rate === undefined ? undefined : present({ rate, per: node.per });
}
