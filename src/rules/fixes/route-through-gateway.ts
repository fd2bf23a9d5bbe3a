import type { Call } from '../../model/call.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { byCodeUnits } from '../../model/order.ts';
import type { Service } from '../../model/service.ts';
import type { Fix, TextEdit } from '../finding.ts';
import { insertStatements } from './insert-statements.ts';
import { PROPOSED_BREAKER } from './proposed-policies.ts';

/**
 * A fix that puts a gateway between clients and a service: the one that there is, else a new one after the first of
 * the clients, with authentication, a limit and a breaker. The clients call the gateway, and it gets a route to each
 * operation (or the service as a whole) that they called.
 *
 * None where a call says more than whom it calls: what it says would be lost.
 *
 * @param calls all calls that clients make of the service; undefined where they use it in other ways too
 */
export function routeThroughGateway(
    index: ModelIndex,
    target: string,
    calls: readonly Call[] | undefined,
): readonly Fix[] {
    const [first] = calls ?? [];
    const client = index.clients.get(first?.source ?? '');
    const gateways = index.model.services.filter(({ kind }) => kind === 'gateway');
    const [gateway, ...others] = gateways;
    if (!calls || !client || others.length > 0 || !calls.every(isPlain)) {
        return [];
    }
    const routes = routesFor(index, target, calls, gateway);
    const name = gateway?.id ?? NEW_NAMES.find((free) => !isTaken(index, free));
    if (name === undefined || !routes) {
        return [];
    }
    const { uri, extent } = client.source;
    const addition: TextEdit = gateway
        ? insertStatements(gateway, routes)
        : { uri, range: { start: extent.end, end: extent.end }, newText: newGateway(name, routes) };
    const title = gateway ? `Route it through ${gateway.name}` : 'Add a gateway and route it';
    return [{ title, safe: false, edits: [...calls.map((call) => callInstead(call, name)), addition] }];
}

const NEW_NAMES = ['Gateway', 'ApiGateway'];

function isTaken(index: ModelIndex, name: string): boolean {
    return Array.from(index.elements.values()).some((element) => element.name === name);
}

/** Whether a call says nothing but whom it calls, so that it can be written anew. */
function isPlain(call: Call): boolean {
    const { times, protocol, address, policy, block, undoneBy } = call;
    const once = times.per === 'request' && times.count === 1;
    const more = [protocol, address, policy, block, undoneBy].some((part) => part !== undefined);
    const marked =
        call.parallel ||
        call.optional ||
        call.batched ||
        call.ignoresReply ||
        call.bypassesMesh ||
        call.allows.length > 0;
    return once && !more && !marked;
}

function callInstead({ location: { uri, extent } }: Call, gateway: string): TextEdit {
    return { uri, range: extent, newText: `calls ${gateway}` };
}

/** One route for each thing that is called; undefined where the gateway has a path already. */
function routesFor(
    index: ModelIndex,
    target: string,
    calls: readonly Call[],
    gateway: Service | undefined,
): readonly string[] | undefined {
    const ends = [...new Set(calls.map((call) => call.targetOperation ?? target))].sort(byCodeUnits);
    const taken = new Set(gateway ? index.routesOf(gateway.id).map(({ path }) => path) : []);
    const service = index.services.get(target)?.name ?? target;
    const paths = ends.map((end) => {
        const operation = index.operations.get(end);
        return operation ? `/${service}/${operation.name}` : `/${service}`;
    });
    return paths.some((path) => taken.has(path))
        ? undefined
        : paths.map((path, at) => `route "${path}" to ${ends[at]}${breakerFor(index, gateway)}`);
}

/** A gateway that passes failures on would be one more service that fails; a new one gets its breaker for all routes. */
function breakerFor(index: ModelIndex, gateway: Service | undefined): string {
    const said = [gateway?.defaults.breaker, index.model.system?.defaults.breaker];
    return !gateway || said.some((breaker) => breaker?.said === 'set') ? '' : ` { ${PROPOSED_BREAKER} }`;
}

function newGateway(name: string, routes: readonly string[]): string {
    const statements = ['authenticates oauth2', 'limits 100/s per client', PROPOSED_BREAKER, ...routes];
    return `\n\ngateway ${name} {\n${statements.map((statement) => `  ${statement}\n`).join('')}}`;
}
