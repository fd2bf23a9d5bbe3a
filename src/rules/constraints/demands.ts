import type { Call } from '../../model/call.ts';
import type { Element } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { POLICY_PROPERTIES, type PolicyProperty } from '../../model/policy.ts';
import { type Said, UNKNOWN } from '../../model/said.ts';
import type { RuleContext } from '../rule.ts';

/** Whether it has what is demanded; nothing where such a thing cannot have it. */
export type Answer = boolean | undefined;

/** Whether an element has a property, named by a word of the vocabulary `demand`. */
export function elementHas(context: RuleContext, element: Element, property: string): Answer {
    const policy = POLICY_PROPERTIES.find((name) => name === property);
    if (policy) {
        return elementHasPolicy(context, element, policy);
    }
    const said = elementSays(context.index, element, property);
    return said === undefined ? undefined : !context.isAbsent(said);
}

/** Whether a call has a property: of its policy, or of what it calls. */
export function callHas(context: RuleContext, call: Call, property: string): Answer {
    const policy = POLICY_PROPERTIES.find((name) => name === property);
    if (policy) {
        return callHasPolicy(context, call, policy);
    }
    if (property === 'idempotent') {
        const target = context.index.operations.get(call.targetOperation ?? '');
        return target && (target.kind === 'query' || target.idempotent);
    }
    return property === 'authentication' ? isAuthenticated(context, call) : undefined;
}

function callHasPolicy({ isAbsent }: RuleContext, { effective }: Call, property: PolicyProperty): boolean {
    // A deadline bounds the wait for each try as well.
    return property === 'timeout'
        ? effective.deadline.said === 'set' || !isAbsent(effective.timeout)
        : !isAbsent(effective[property]);
}

/** A service has a policy when all its calls have it; who makes no calls is asked for none. Gateways limit what comes in. */
function elementHasPolicy(context: RuleContext, element: Element, property: PolicyProperty): Answer {
    const { index, isAbsent } = context;
    const service = index.services.get(element.id);
    if (property === 'limit' && service && (service.kind === 'gateway' || service.kind === 'bff')) {
        return !isAbsent(service.edge.limits);
    }
    if (!service && !index.operations.has(element.id)) {
        return undefined;
    }
    const calls = service ? index.callsFrom(service.id) : index.callsIn(element.id);
    return calls.every((call) => callHasPolicy(context, call, property));
}

function isAuthenticated({ index, isAbsent }: RuleContext, call: Call): boolean {
    const callee =
        index.externals.get(call.target)?.authenticates ?? index.services.get(call.target)?.edge.authenticates;
    const encrypted = index
        .meshesOf(call.source)
        .some((mesh) => mesh.mtls === 'strict' && mesh.members.includes(call.target));
    return (encrypted && !call.bypassesMesh) || !isAbsent(callee ?? UNKNOWN);
}

type Statement = Pick<Said<unknown>, 'said'>;

const SET: Statement = { said: 'set' };

function whether(present: boolean): Statement {
    return present ? SET : UNKNOWN;
}

/** What an element says of a property that is no policy; nothing for one that its kind cannot have. */
function elementSays(index: ModelIndex, element: Element, property: string): Statement | undefined {
    const { id } = element;
    const service = index.services.get(id);
    const store = index.stores.get(id);
    const operation = index.operations.get(id);
    const external = index.externals.get(id);
    const broker = index.brokers.get(id);
    const channel = index.channels.get(id);
    const telemetry = (service ?? store ?? broker)?.telemetry;
    switch (property) {
        case 'description':
            return whether(element.description !== undefined);
        case 'tag':
            return whether(element.tags.length > 0);
        case 'link':
            return whether(element.links.length > 0);
        case 'owner':
            return OWNED.has(element.kind) ? whether(index.ownerOf(id) !== undefined) : undefined;
        case 'context':
            return element.kind === 'context' || !(service || store || broker || index.events.has(id))
                ? undefined
                : whether(index.contextOf(id) !== undefined);
        case 'technology':
            return technologyOf(index, element);
        case 'slo': {
            const promising = service ?? operation ?? store ?? external ?? channel;
            return promising && whether(promising.slo !== undefined);
        }
        case 'health':
            return service?.health;
        case 'replicas':
            return service && (index.unitsOf(id).some(({ replicas }) => replicas) ? SET : service.replicas);
        case 'version':
            return service && whether(service.version !== undefined);
        case 'metrics':
        case 'traces':
        case 'logs': {
            const signal = telemetry?.[property];
            return signal?.said === 'set' ? whether(signal.value.to.length > 0) : signal;
        }
        case 'authentication':
            return service?.edge.authenticates ?? external?.authenticates;
        case 'deadletter':
            return channel?.deadletter;
        case 'idempotent':
            return operation && whether(operation.kind === 'query' || operation.idempotent);
        default:
            return undefined;
    }
}

const OWNED: ReadonlySet<string> = new Set([
    'context',
    'service',
    'monolith',
    'gateway',
    'bff',
    'router',
    'store',
    'cache',
    'broker',
    'external',
]);

function technologyOf(index: ModelIndex, { id }: Element): Statement | undefined {
    const several = index.services.get(id) ?? index.externals.get(id) ?? index.clients.get(id);
    const one = index.stores.get(id) ?? index.brokers.get(id);
    return several ? whether(several.technologies.length > 0) : one && whether(one.technology !== undefined);
}
