import { z } from 'zod';
import type { Call } from '../model/call.ts';
import type { ContextRelation } from '../model/context.ts';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { counted } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { relationText } from './analysis/relation-text.ts';
import type { Fix } from './finding.ts';
import { declareUpstream } from './fixes/declare-upstream.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds services that speak to a foreign model in its own words; see `missing-anticorruption-layer.md`. */
export const missingAnticorruptionLayer = defineRule({
    id: 'missing-anticorruption-layer',
    category: 'boundaries',
    severity: 'warning',
    summary: 'A service that calls a monolith or a legacy system without an anticorruption layer',
    fixable: true,
    sources: [
        'AWS Prescriptive Guidance, cloud design patterns: anti-corruption layer',
        'Evans, Domain-Driven Design, chapter 14',
    ],
    options: z.object({}),
    *check({ index, derive, isAbsent }) {
        // Models made from traces have no context map to be missing on.
        if (!isAbsent({ said: 'unknown' })) {
            return;
        }
        const nameOf = derive(naming);
        for (const service of index.model.services) {
            if (service.kind === 'service' && !TRANSLATORS.has(service.role)) {
                for (const [target, calls] of callsByTarget(index, service)) {
                    yield* report(index, service, target, calls, nameOf);
                }
            }
        }
    },
});

/** Roles of services that translate, or have no model of their own that could be spoilt. */
const TRANSLATORS: ReadonlySet<string> = new Set(['acl', 'adapter', 'infrastructure']);

/** Most calls that are listed. */
const MOST_RELATED = 20;

/** The monoliths and externals that a service calls, behind all routers, each with the calls that lead there. */
function callsByTarget(index: ModelIndex, service: Service): ReadonlyMap<string, readonly Call[]> {
    const byTarget = new Map<string, Call[]>();
    for (const call of index.callsFrom(service.id)) {
        const called = index.services.get(call.target)?.kind;
        if (called !== undefined && called !== 'monolith' && called !== 'router') {
            continue;
        }
        for (const { target } of callHops(index, call)) {
            const known = byTarget.get(target) ?? [];
            byTarget.set(target, known);
            if (known.at(-1) !== call) {
                known.push(call);
            }
        }
    }
    return byTarget;
}

function* report(
    index: ModelIndex,
    service: Service,
    target: string,
    calls: readonly Call[],
    nameOf: NameOf,
): Generator<Report> {
    const relation = index
        .contextRelationsOf(service.context ?? '')
        .find(({ kind, context, other }) => kind === 'upstream' && context === service.context && other === target);
    const kind = foreignKind(index, service, target, relation);
    const ordered = [...calls].sort((a, b) => compareSources(a.location, b.location));
    const [first] = ordered;
    if (kind === undefined || !first || (relation && isGuarded(relation))) {
        return;
    }
    yield {
        severity: 'warning',
        message: `\`${nameOf(service.id)}\` calls ${kind} \`${nameOf(target)}\` directly (${counted(calls.length, 'call')}): no service with the role \`acl\` stands between, and the context map names no anticorruption layer, published language or conformist.`,
        source: first.location,
        element: service.id,
        relations: calls.map(({ id }) => id),
        decisive: [target],
        related: ordered.slice(0, MOST_RELATED).map((call) => ({
            message: relationText(index, { kind: 'call', relation: call }, nameOf),
            source: call.location,
            element: call.sourceOperation ?? call.source,
        })),
        fixes: fixFor(index, service, target, relation, nameOf),
    };
}

/** What makes a callee foreign: a monolith, a legacy system, or one that the context map treats as another model. */
function foreignKind(
    index: ModelIndex,
    { context }: Service,
    target: string,
    relation: ContextRelation | undefined,
): string | undefined {
    if (index.services.get(target)?.kind === 'monolith') {
        return context !== undefined && context === index.contextOf(target) ? undefined : 'the monolith';
    }
    const external = index.externals.get(target);
    if (external?.legacy) {
        return 'the legacy system';
    }
    return external && relation ? 'the upstream system' : undefined;
}

function isGuarded({ through, offers, patterns }: ContextRelation): boolean {
    return (
        through.includes('anticorruption-layer') ||
        offers.includes('published-language') ||
        patterns.includes('conformist')
    );
}

function fixFor(
    index: ModelIndex,
    service: Service,
    target: string,
    relation: ContextRelation | undefined,
    nameOf: NameOf,
): readonly Fix[] {
    const context = index.contexts.get(service.context ?? '');
    const title = `Put an anticorruption layer between ${nameOf(context?.id ?? '')} and ${nameOf(target)}`;
    return context ? declareUpstream(context, target, title, ['through anticorruption-layer'], relation) : [];
}
