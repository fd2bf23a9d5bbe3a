import { z } from 'zod';
import { type EntryPoint, entryPoints } from '../model/graphs/entry-points.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { firstSaid } from '../model/said.ts';
import type { Route, Service } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { counted, listed, listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import type { Fix } from './finding.ts';
import { afterHead, atEndOf, insertStatements } from './fixes/insert-statements.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';

/** Finds routes at the edge that let anything through; see `unprotected-gateway-route.md`. */
export const unprotectedGatewayRoute = defineRule({
    id: 'unprotected-gateway-route',
    category: 'edge',
    severity: 'warning',
    summary: 'A route at the edge without authentication, a rate limit, or a timeout or breaker',
    fixable: true,
    sources: [
        'microSecEnD rules R02 to R05',
        'Azure Architecture Center, Throttling pattern',
        'FINOS CALM, api-rate-limiting control',
    ],
    options: z.object({}),
    *check(context) {
        const { index, derive } = context;
        const nameOf = derive(naming);
        for (const gateway of exposedGateways(index, derive(entryPoints))) {
            for (const route of index.routesOf(gateway.id)) {
                const lacks = lackingOf(route, gateway, context);
                if (lacks.length > 0) {
                    yield report(gateway, route, lacks, nameOf);
                }
            }
        }
    },
});

/**
 * Gateways and BFFs that a client reaches, over routers or not, or that nobody calls; what only other services lead to
 * stands behind those.
 */
function exposedGateways(index: ModelIndex, entries: readonly EntryPoint[]): readonly Service[] {
    return entries
        .filter(({ reasons }) => reasons.includes('client') || reasons.includes('uncalled'))
        .flatMap(({ service }) => index.services.get(service) ?? [])
        .filter(({ kind }) => kind === 'gateway' || kind === 'bff');
}

const PROTECTIONS = ['authentication', 'rate limit', 'timeout or breaker'] as const;
type Protection = (typeof PROTECTIONS)[number];

/** What each protection keeps out. */
const CONSEQUENCES: Readonly<Record<Protection, string>> = {
    authentication: 'anybody may use it',
    'rate limit': 'one caller can use up what all others need',
    'timeout or breaker': 'requests pile up at the edge when what is behind it hangs',
};

/** What the fix writes, to be adapted; a breaker, because it suits whatever time the services behind take. */
const SNIPPETS: Readonly<Record<Protection, string>> = {
    authentication: 'authenticates oauth2',
    'rate limit': 'limits 100/s per client',
    'timeout or breaker': 'breaker { opens after 5 failures  waits 30s }',
};

function lackingOf(route: Route, gateway: Service, { index, isAbsent }: RuleContext): readonly Protection[] {
    const isPublic = route.edge.public || gateway.edge.public;
    // What is open to all and answered from a cache is static content.
    if (isPublic && (route.edge.caches ?? gateway.edge.caches) !== undefined) {
        return [];
    }
    const policies = route.calls.flatMap((id) => index.calls.get(id)?.effective ?? []);
    const limits = firstSaid(route.edge.limits, gateway.edge.limits);
    const lacks: Readonly<Record<Protection, boolean>> = {
        authentication: !isPublic && isAbsent(firstSaid(route.edge.authenticates, gateway.edge.authenticates)),
        'rate limit':
            limits.said !== 'set' &&
            policies.some(({ limit }) => limit.said !== 'set') &&
            (isAbsent(limits) || policies.some(({ limit }) => limit.said === 'none')),
        'timeout or breaker': policies.some(
            ({ timeout, deadline, breaker }) => isAbsent(timeout) && isAbsent(deadline) && isAbsent(breaker),
        ),
    };
    return PROTECTIONS.filter((protection) => lacks[protection]);
}

function report(gateway: Service, route: Route, lacks: readonly Protection[], nameOf: NameOf): Report {
    const name = `\`${nameOf(gateway.id)}\``;
    const why = listed(lacks.map((protection) => CONSEQUENCES[protection]));
    const merge = (reports: readonly Report[]) => {
        const first = [...reports].sort((a, b) => compareSources(a.source, b.source))[0];
        const paths = reports.map(({ decisive }) => `\`${decisive?.[0]}\``);
        return {
            message: `${counted(reports.length, 'route')} of ${name} have ${nothingOf(lacks)} (${listedUpTo(paths, SHOWN, 'routes')}): ${why}.`,
            source: first?.source ?? gateway.source,
            element: gateway.id,
            fixes: protectAll(gateway, lacks, reports),
        };
    };
    return {
        severity: 'warning',
        message: `Route \`${route.path}\` of ${name} has ${nothingOf(lacks)}: ${why}.`,
        source: route.location,
        element: gateway.id,
        relations: [route.id, ...route.calls],
        decisive: [route.path, ...lacks],
        fixes: protect(route, lacks),
        cause: { key: JSON.stringify([gateway.id, lacks]), adds: `route \`${route.path}\``, merge },
    };
}

/** `no authentication, no rate limit and no …`. */
function nothingOf(lacks: readonly Protection[]): string {
    return listed(lacks.map((protection) => `no ${protection}`));
}

/** Most routes named in the message. */
const SHOWN = 5;

function protect(route: Route, lacks: readonly Protection[]): readonly Fix[] {
    const { uri, extent } = route.location;
    const statements = statementsFor(route, lacks);
    const edit = route.block ? atEndOf(uri, route.block, statements) : afterHead(uri, extent, statements);
    return statements.length === 0 ? [] : [{ title: `Protect it: ${titleOf(lacks)}`, safe: false, edits: [edit] }];
}

/** At the gateway, for all of its routes, unless one of them or the gateway itself rules it out in so many words. */
function protectAll(gateway: Service, lacks: readonly Protection[], reports: readonly Report[]): readonly Fix[] {
    const possible = reports.every(({ fixes }) => fixes && fixes.length > 0) && rulesOut(gateway, lacks).length === 0;
    return possible
        ? [
              {
                  title: `Protect all routes of ${gateway.name}: ${titleOf(lacks)}`,
                  safe: false,
                  edits: [
                      insertStatements(
                          gateway,
                          lacks.map((protection) => SNIPPETS[protection]),
                      ),
                  ],
              },
          ]
        : [];
}

function titleOf(lacks: readonly Protection[]): string {
    return lacks.map((protection) => SNIPPETS[protection]).join(', ');
}

/** None where the route rules one of them out: what stands there has to go first. */
function statementsFor(route: Route, lacks: readonly Protection[]): readonly string[] {
    return rulesOut({ edge: route.edge, defaults: route.policy }, lacks).length > 0
        ? []
        : lacks.map((protection) => SNIPPETS[protection]);
}

/** Which of the protections a block speaks against. */
function rulesOut(
    { edge, defaults }: Pick<Service, 'edge' | 'defaults'>,
    lacks: readonly Protection[],
): readonly Protection[] {
    const said: Readonly<Record<Protection, boolean>> = {
        authentication: edge.authenticates.said === 'none',
        'rate limit': edge.limits.said === 'none',
        'timeout or breaker': defaults.breaker?.said === 'none',
    };
    return lacks.filter((protection) => said[protection]);
}
