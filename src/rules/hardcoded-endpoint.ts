import { z } from 'zod';
import type { Call } from '../model/call.ts';
import { isRouter } from '../model/graphs/call-hops.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import type { Service } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { calleeOf, callerOf, ownCalls } from './analysis/own-calls.ts';
import type { Fix } from './finding.ts';
import { removeModifier } from './fixes/remove-modifier.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds addresses of services that are written into their callers; see `hardcoded-endpoint.md`. */
export const hardcodedEndpoint = defineRule({
    id: 'hardcoded-endpoint',
    category: 'edge',
    severity: 'warning',
    summary: 'A service that others call at a fixed address instead of finding it',
    fixable: true,
    sources: [
        'Neri, Soldani, Zimmermann, Brogi 2019 (10.1007/s00450-019-00407-8): endpoint-based service interaction',
        'Taibi, Lenarduzzi, IEEE Software 2018: hard-coded endpoints',
        'Walker et al., Appl. Sci. 10(21):7800',
        'Tighilt et al., JSS 204:111755',
        'Pigazzini et al., TechDebt 2020',
        'Cerny et al., JSS 206:111829, no. 27 and 28',
    ],
    options: z.object({
        per: z
            .enum(['call', 'target'])
            .default('call')
            .describe(
                'What a finding is about: the calls of one service at one address, or the service that is called so (as microFreshener counts: Neri et al. 2019)',
            ),
        names: z
            .enum(['discovery', 'fixed'])
            .default('discovery')
            .describe(
                'Whether names that a platform resolves, placeholders and addresses of tests count as discovery or as fixed addresses too (Tighilt et al., JSS 204:111755, count Kubernetes names as hard-coded)',
            ),
    }),
    *check({ index, derive }, { per, names }) {
        const nameOf = derive(naming);
        const calls = derive(ownCalls).filter(
            (call) =>
                isHardWired(index, call) &&
                (names === 'fixed' || !isFound(hostOf(call.address ?? ''))) &&
                (per === 'call' || (isService(index, call.source) && isService(index, call.target))),
        );
        const byPlace = [...calls].sort((a, b) => compareSources(a.location, b.location));
        if (per === 'target') {
            for (const [id, group] of groupBy(byPlace, ({ target }) => target)) {
                const target = index.services.get(id);
                yield* target ? [reportTarget(target, group, nameOf)] : [];
            }
            return;
        }
        for (const group of groupBy(byPlace, ({ source }) => source).values()) {
            yield* reportCaller(group, nameOf);
        }
    },
});

/** One finding for each address; of a caller that knows many, one for all. */
function* reportCaller(calls: readonly Call[], nameOf: NameOf): Generator<Report> {
    const addresses = [...groupBy(calls, ({ target, address }) => JSON.stringify([target, address])).values()];
    const [first] = calls;
    if (first && addresses.length > MANY) {
        yield reportMany(first, calls, addresses.length, nameOf);
        return;
    }
    for (const group of addresses) {
        const [own] = group;
        yield* own ? [reportAddress(own, group, nameOf)] : [];
    }
}

/** Most addresses that are told one by one. */
const MANY = 10;

function reportMany(first: Call, calls: readonly Call[], addresses: number, nameOf: NameOf): Report {
    const targets = [...new Set(calls.map(({ target }) => target))].sort(byCodeUnits);
    const names = listedUpTo(
        targets.map((id) => `\`${nameOf(id)}\``),
        SHOWN,
        'services',
    );
    return {
        severity: 'warning',
        message: `\`${nameOf(first.source)}\` calls other services at ${addresses} fixed addresses (${names}): none of them can move, scale or be replaced without changing their caller.`,
        source: first.location,
        element: first.source,
        relations: calls.map(({ id }) => id),
        decisive: targets,
        related: calls.slice(0, RELATED).map((call) => place(call, nameOf)),
        fixes: discover(calls),
    };
}

/** A call from one service to another that names an address. */
function isHardWired(index: ModelIndex, call: Call): boolean {
    const caller = index.services.get(call.source);
    const target = index.services.get(call.target);
    return (
        call.address !== undefined &&
        target !== undefined &&
        target.kind !== 'gateway' &&
        !isRouter(index, target.id) &&
        target.role !== 'infrastructure' &&
        caller?.role !== 'infrastructure'
    );
}

/** What microFreshener takes for a service: gateways and BFFs are routers there. */
function isService({ services }: ModelIndex, id: string): boolean {
    const kind = services.get(id)?.kind;
    return kind === 'service' || kind === 'monolith';
}

/** The host in `http://10.0.0.7:8080/orders`, in lower case; in brackets for IPv6. */
function hostOf(address: string): string {
    const authority =
        address
            .trim()
            .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
            .split(/[/?#]/)[0] ?? '';
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    return (/^\[[^\]]*\]/.exec(host)?.[0] ?? host.replace(/:[^:]*$/, '')).toLowerCase().replace(/\.$/, '');
}

/**
 * Whether a host is a name that a platform resolves (a Kubernetes or Consul service, or a single name on a container
 * network), a placeholder that is filled in when the service is deployed, or an address that only tests use.
 */
function isFound(host: string): boolean {
    return (
        /^(localhost|.*\.localhost|.*\.test|127(\.\d+){3}|\[::1\])$/.test(host) ||
        /(^|\.)svc(\.|$)|\.consul$|\.mesh$|\.local$/.test(host) ||
        /[${}]/.test(host) ||
        /^[a-z_][a-z0-9_-]*$/.test(host)
    );
}

function reportAddress(first: Call, calls: readonly Call[], nameOf: NameOf): Report {
    const caller = calls.length === 1 ? callerOf(first) : first.source;
    const times = calls.length === 1 ? '' : ` in ${counted(calls.length, 'call')}`;
    return {
        severity: 'warning',
        message: `\`${nameOf(caller)}\` calls \`${nameOf(calls.length === 1 ? calleeOf(first) : first.target)}\` at the fixed address ${first.address}${times}: it cannot move, scale or be replaced without changing its caller.`,
        source: first.location,
        element: caller,
        relations: calls.map(({ id }) => id),
        decisive: [first.target, first.address ?? ''],
        related: calls.length === 1 ? [] : calls.slice(0, RELATED).map((call) => place(call, nameOf)),
        fixes: discover(calls),
    };
}

function reportTarget(target: Service, calls: readonly Call[], nameOf: NameOf): Report {
    const callers = [...new Set(calls.map(({ source }) => source))].sort(byCodeUnits);
    const names = listedUpTo(
        callers.map((id) => `\`${nameOf(id)}\``),
        SHOWN,
        'services',
    );
    return {
        severity: 'warning',
        message: `\`${nameOf(target.id)}\` is called at a fixed address by ${names}: it cannot move, scale or be replaced without changing them.`,
        source: target.source,
        element: target.id,
        relations: calls.map(({ id }) => id),
        decisive: callers,
        related: calls.slice(0, RELATED).map((call) => place(call, nameOf)),
        fixes: discover(calls),
    };
}

/** Most callers that the message names. */
const SHOWN = 4;
/** Most calls among the related locations. */
const RELATED = 20;

function place(call: Call, nameOf: NameOf) {
    return {
        message: `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\` at ${call.address}`,
        source: call.location,
        element: callerOf(call),
    };
}

function discover(calls: readonly Call[]): readonly Fix[] {
    const edits = calls.flatMap(({ location: { uri }, addressAt }) =>
        addressAt ? [removeModifier(uri, addressAt)] : [],
    );
    return edits.length === calls.length ? [{ title: 'Find it by discovery', safe: false, edits }] : [];
}
