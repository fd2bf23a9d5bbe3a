import type { ModelIndex } from '../../model/index-model.ts';
import { saidValue } from '../../model/said.ts';
import type { Replicas, Service } from '../../model/service.ts';
import type { Assumptions } from './assumptions.ts';
import { deployedReplicas } from './deployed-replicas.ts';
import { MOST_REPLICAS, type PlannedReplicas, type PlannedServer } from './simulation-plan.ts';
import type { SimulationSettings } from './simulation-settings.ts';

/** What a server is made from. */
export interface ServerFacts {
    readonly index: ModelIndex;
    readonly settings: SimulationSettings;
    readonly assumptions: Assumptions;
}

/** How often an autoscaler looks when nobody says it: the Kubernetes autoscaler's own period. */
const USUAL_PERIOD = 15_000;
/** Time from start to ready when nobody says it. */
const USUAL_START = 20_000;

const ONE_REPLICA: PlannedReplicas = { min: 1, max: 1, every: USUAL_PERIOD, starting: USUAL_START };

/** The server that an element of the model is: a service, an external, a store, a cache or a client. */
export function plannedServer(facts: ServerFacts, id: string): PlannedServer {
    const { index, settings, assumptions } = facts;
    const common = {
        id,
        replicas: ONE_REPLICA,
        balancing: 'least-requests',
        propagatesDeadlines: false,
        killedAtMemory: settings.killedAtMemory,
    } as const;
    const service = index.services.get(id);
    if (service) {
        const replicas = replicasOf(facts, service);
        if (service.edge.caches !== undefined || index.routesOf(id).some(({ edge }) => edge.caches !== undefined)) {
            assumptions.assume('no-answers-kept', id);
        }
        return {
            ...common,
            kind: 'service',
            replicas,
            concurrency: placesOf(service.concurrency, id, assumptions),
            balancing: balancingOf(service, assumptions),
            propagatesDeadlines: propagatesDeadlines(service, settings),
            ...limitsOf(service, replicas.min, assumptions),
        };
    }
    const external = index.externals.get(id);
    const store = index.stores.get(id);
    if (external || store) {
        const concurrency = placesOf((external ?? store)?.concurrency, id, assumptions);
        return { ...common, kind: store?.kind ?? 'external', concurrency };
    }
    return { ...common, kind: 'client', concurrency: Number.POSITIVE_INFINITY };
}

/** What a service lets in as a whole; limits for each route and for each client are found where these are planned. */
function limitsOf(
    { id, edge }: Service,
    replicas: number,
    { assume }: Assumptions,
): Pick<PlannedServer, 'limit' | 'userLimit'> {
    const limit = saidValue(edge.limits);
    switch (limit?.per) {
        case undefined:
            return limit ? { limit: limit.rate } : {};
        case 'instance':
            return { limit: limit.rate * replicas };
        case 'user':
            return { userLimit: limit.rate };
        case 'client':
        case 'route':
            return {};
        default:
            assume('limit-for-each', id);
            return {};
    }
}

function placesOf(concurrency: number | undefined, id: string, { assume }: Assumptions): number {
    if (concurrency === undefined) {
        assume('no-concurrency', id);
        return Number.POSITIVE_INFINITY;
    }
    return Math.max(1, concurrency);
}

function replicasOf({ index, assumptions: { assume } }: ServerFacts, service: Service): PlannedReplicas {
    const said = saidValue(service.replicas);
    if (said) {
        return scaledReplicas(said, service, assume);
    }
    const deployed = deployedReplicas(index, service.id);
    if (!deployed) {
        assume('no-replicas', service.id);
        return ONE_REPLICA;
    }
    assume('replicas-of-deployment', service.id);
    return scaledReplicas({ ...deployed, elected: false }, service, assume);
}

function scaledReplicas(
    replicas: Replicas,
    { id, concurrency }: Service,
    assume: Assumptions['assume'],
): PlannedReplicas {
    const { target, every = USUAL_PERIOD, starting = USUAL_START } = replicas;
    if (replicas.elected) {
        assume('elected', id);
        return { min: 1, max: 1, every, starting };
    }
    if (replicas.min === 0) {
        assume('starts-with-one', id);
    }
    if (replicas.max > MOST_REPLICAS) {
        assume('too-many-replicas', id);
    }
    const min = Math.min(MOST_REPLICAS, Math.max(1, replicas.min));
    const max = Math.min(MOST_REPLICAS, Math.max(min, replicas.max));
    if (min === max) {
        return { min, max, every, starting };
    }
    const reason = noScaling(target, concurrency);
    assume(reason ?? 'scaled-by-places', id);
    return reason === undefined && target
        ? { min, max, target: target.utilisation, every, starting }
        : { min, max: min, every, starting };
}

/** Why an autoscaler has nothing to go by. */
function noScaling(target: Replicas['target'], concurrency: number | undefined) {
    if (!target) {
        return 'no-scaling-rule' as const;
    }
    if (target.of !== 'cpu' && target.of !== 'concurrency') {
        return 'not-scaled' as const;
    }
    return concurrency === undefined ? ('never-full' as const) : undefined;
}

function balancingOf({ id, balancing }: Service, { assume }: Assumptions): PlannedServer['balancing'] {
    switch (balancing) {
        case undefined:
        case 'least-requests':
            return 'least-requests';
        case 'round-robin':
        case 'random':
            return balancing;
        default:
            assume('unknown-balancing', id);
            return 'least-requests';
    }
}

function propagatesDeadlines({ propagates }: Service, { deadlines }: SimulationSettings): boolean {
    return propagates.said === 'set'
        ? propagates.value.includes('deadlines')
        : propagates.said === 'unknown' && deadlines === 'always';
}
