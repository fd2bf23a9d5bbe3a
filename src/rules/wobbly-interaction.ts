import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { callHops } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import { formatDuration } from '../model/quantities.ts';
import { compareSources, type Source } from '../model/source.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import { absenceReason, hasNoTimeout, layerName, type SharedNone, sharedNone } from './analysis/policy-absence.ts';
import type { Fix } from './finding.ts';
import { PROPOSED_BREAKER, proposedCommonTimeout, proposedTimeout } from './fixes/proposed-policies.ts';
import { setCallPolicies } from './fixes/set-call-policy.ts';
import { defineRule, type Report, type SharedCause } from './rule.ts';

/** Finds services that hang or fail with whom they call; see `wobbly-interaction.md`. */
export const wobblyInteraction = defineRule({
    id: 'wobbly-interaction',
    category: 'resilience',
    severity: 'error',
    summary: 'A service whose calls have neither a timeout nor a circuit breaker',
    fixable: true,
    composite: true,
    sources: [
        'Neri, Soldani, Zimmermann, Brogi, Design principles, architectural smells and refactorings for microservices (10.1007/s00450-019-00407-8): Wobbly Service Interaction',
        'KubeFreshener, CLOSER 2023',
        'Cerny et al., JSS 206:111829, no. 30',
    ],
    options: z.object({
        externals: z
            .boolean()
            .default(true)
            .describe('Calls that leave the system count (microFreshener, which knows no externals, looks at none)'),
        gateways: z
            .boolean()
            .default(true)
            .describe(
                'Calls that gateways and BFFs make themselves count (microFreshener takes them for routers, and looks at services)',
            ),
        together: z
            .boolean()
            .default(true)
            .describe(
                'Services for which the same statements rule both out get one finding (microFreshener, which knows no defaults, gives one for each)',
            ),
    }),
    *check({ index, derive, isAbsent }, options) {
        const nameOf = derive(naming);
        const wobbly = derive(ownCalls).filter(
            (call) =>
                hasNoTimeout(call.effective, isAbsent) &&
                isAbsent(call.effective.breaker) &&
                (options.externals || !leavesSystem(index, call)) &&
                (options.gateways || !isEdge(index, call.source)),
        );
        const groups = groupBy(wobbly, (call) =>
            JSON.stringify([call.source, options.together ? ruledOut(call, nameOf)?.key : undefined]),
        );
        for (const calls of groups.values()) {
            yield report(
                index,
                [...calls].sort((a, b) => compareSources(a.location, b.location)),
                options.together,
                nameOf,
            );
        }
    },
});

/** Both are ruled out for many callers at once. */
interface RuledOut {
    readonly key: string;
    readonly statements: readonly SharedNone[];
}

/** The statements that rule out timeout and breaker from outside the calling service. */
function ruledOut({ source, effective: { timeout, breaker } }: Call, nameOf: NameOf): RuledOut | undefined {
    const statements = [sharedNone(timeout, nameOf), sharedNone(breaker, nameOf)].filter(
        (shared) => shared !== undefined && shared.element !== source,
    ) as readonly SharedNone[];
    return statements.length < 2 ? undefined : { key: statements.map(({ key }) => key).join('\n'), statements };
}

function isEdge({ services }: ModelIndex, caller: string): boolean {
    const kind = services.get(caller)?.kind;
    return kind === 'gateway' || kind === 'bff';
}

function leavesSystem(index: ModelIndex, call: Call): boolean {
    return callHops(index, call).every(({ target }) => index.externals.has(target));
}

function report(index: ModelIndex, calls: readonly Call[], together: boolean, nameOf: NameOf): Report {
    const [first] = calls;
    const service = index.services.get(first?.source ?? '');
    if (!first || !service) {
        throw new Error('Somebody has to make the calls that are reported.');
    }
    // By name: the order of a service's operations says nothing.
    const callees = [...new Set(calls.map((call) => `\`${nameOf(calleeOf(call))}\``))].sort(byCodeUnits);
    const name = `\`${nameOf(service.id)}\``;
    const hangs = callees.length === 1 ? 'when it hangs or fails' : 'when one of them hangs or fails';
    return {
        severity: 'error',
        message: `${name} calls ${listedUpTo(callees, MOST_NAMED, 'callees')} with neither a timeout nor a circuit breaker${whyAll(calls, nameOf)}: ${hangs}, so does ${name}, and whoever waits for it.`,
        source: placeOf(calls, service.source),
        element: service.id,
        relations: calls.map((call) => call.id),
        decisive: calls.map((call) => call.id),
        related: calls.slice(0, MOST_RELATED).map((call) => ({
            message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\`${why(call, nameOf)}`,
            source: call.location,
            element: callerOf(call),
        })),
        fixes: fixesFor(index, calls),
        swallows: calls.flatMap(({ id }) => [
            { rule: 'missing-timeout', on: id },
            { rule: 'missing-circuit-breaker', on: id },
        ]),
        ...(together ? causeOf(index, first, `${name} makes ${counted(calls.length, 'such call')}`, nameOf) : {}),
    };
}

const MOST_NAMED = 8;
/** Most calls that are listed. */
const MOST_RELATED = 20;

/** A single call is the place; several are the service's matter. */
function placeOf([first, second]: readonly Call[], service: Source): Source {
    return first && !second ? first.location : service;
}

function why({ effective: { timeout, breaker } }: Call, nameOf: NameOf): string {
    const reasons = [absenceReason(timeout, 'timeout', nameOf), absenceReason(breaker, 'breaker', nameOf)];
    const [first, second] = reasons;
    return first === second ? ` (${first === NOBODY ? 'nobody sets either' : first})` : ` (${first}; ${second})`;
}

const NOBODY = 'nobody sets one';

/** The reason, where it is one for all of them. */
function whyAll(calls: readonly Call[], nameOf: NameOf): string {
    const reasons = new Set(calls.map((call) => why(call, nameOf)));
    const [only, second] = reasons;
    return only !== undefined && second === undefined ? only : '';
}

function fixesFor(index: ModelIndex, calls: readonly Call[]): readonly Fix[] {
    if (calls.length > MOST_EDITED) {
        return [];
    }
    return setCallPolicies(
        calls.map((call) => ({
            call,
            statements: {
                timeout: `timeout ${proposedTimeout(index, call, HEADROOM).timeout}ms`,
                breaker: PROPOSED_BREAKER,
            },
        })),
        `Set a timeout and a circuit breaker on ${calls.length === 1 ? 'this call' : `these ${calls.length} calls`}`,
    );
}

/** Whoever makes more such calls sets defaults instead. */
const MOST_EDITED = 100;

/** As the rule about timeouts proposes. */
const HEADROOM = 1.5;

/** The same statements for several services are one problem, to be mended where they stand. */
function causeOf(index: ModelIndex, call: Call, adds: string, nameOf: NameOf): { readonly cause?: SharedCause } {
    const shared = ruledOut(call, nameOf);
    const [timeout] = shared?.statements ?? [];
    const { timeout: property, breaker } = call.effective;
    if (!shared || !timeout || property.said === 'unknown' || breaker.said === 'unknown') {
        return {};
    }
    const by =
        property.origin.element === breaker.origin.element
            ? `\`timeout none\` and \`breaker none\` (${layerName(property.origin, nameOf)})`
            : `\`timeout none\` (${layerName(property.origin, nameOf)}) and \`breaker none\` (${layerName(breaker.origin, nameOf)})`;
    const merge = (reports: readonly Report[]) => {
        const calls = reports.reduce((sum, { relations = [] }) => sum + relations.length, 0);
        return {
            message: `${by} leave ${counted(calls, 'call')} of ${counted(reports.length, 'service')} with neither a timeout nor a circuit breaker: when one service hangs or fails, so does whoever waits for it.`,
            source: timeout.source,
            element: timeout.element,
            fixes: [togetherFix(index, shared.statements)],
        };
    };
    return { cause: { key: shared.key, adds, merge } };
}

function togetherFix(index: ModelIndex, [timeout, breaker]: readonly SharedNone[]): Fix {
    const common = proposedCommonTimeout(index);
    const edits = [
        ...(timeout ? [{ uri: timeout.source.uri, range: timeout.source.extent, newText: `timeout ${common}ms` }] : []),
        ...(breaker ? [{ uri: breaker.source.uri, range: breaker.source.extent, newText: PROPOSED_BREAKER }] : []),
    ];
    return { title: `Set a timeout of ${formatDuration(common)} and a circuit breaker there`, safe: false, edits };
}
