import { words } from './word.ts';

/** What a service is for: `role platform`. */
export const SERVICE_ROLES = words({
    business: 'does a part of the business; what a service is unless said',
    platform: 'used by many on purpose, like identity or search; may be a hub',
    infrastructure: 'configuration, registry, telemetry and the like; left out of all measures of coupling',
    acl: 'an anticorruption layer: translates between a foreign model and ours',
    job: 'runs now and then and takes no requests',
});

/** What a store is for: `role analytics`. */
export const STORE_ROLES = words({
    operational: 'holds the data that services work on; what a store is unless said',
    analytics: 'a read-only copy for reports and exploration',
    warehouse: 'gathers data of many services for reporting',
    reporting: 'prepared for reports',
    search: 'an index for search, rebuilt from other stores',
    archive: 'kept for the record and seldom read',
    session: 'state of sessions that may be lost',
    files: 'documents, pictures and other large objects',
    'event-store': 'the events themselves are the truth',
});

/** A cut by technical layer: `layer ui`. */
export const LAYERS = words({
    ui: 'what people see',
    logic: 'business logic without its data',
    data: 'access to data without its logic',
});

/** What a library holds. */
export const LIBRARY_CONTENTS = words({
    domain: 'types and logic of the business, which tie its users together',
    technical: 'tools without business meaning, generated clients, contracts',
});

/** What the upstream side of a context relation offers (Evans, Domain-Driven Design, part IV). */
export const UPSTREAM_PATTERNS = words({
    'open-host-service': 'one protocol, open to all who need it',
    'published-language': 'a documented language shared by all who exchange data',
});

/** How the downstream side of a context relation protects itself. */
export const DOWNSTREAM_PATTERNS = words({
    'anticorruption-layer': 'a layer translates, so that the foreign model stays outside',
    conformist: 'the foreign model is taken over as it is',
});

/** How the two sides of an upstream relation stand to each other. */
export const RELATIONSHIP_PATTERNS = words({
    'customer-supplier': 'upstream plans with the needs of downstream in mind',
    conformist: 'downstream takes over the model of upstream as it is',
});

/** Whether pods may talk to each other without leave: `network default-deny`. */
export const NETWORK_POLICIES = words({
    'default-deny': 'only what is allowed gets through',
    open: 'everybody reaches everybody',
});

/** How loud the finding of a constraint is: `severity error`. */
export const SEVERITIES = words({
    error: 'has to be mended',
    warning: 'ought to be mended',
    info: 'worth knowing',
});

/** What a constraint can demand: `every service has owner, slo`. */
export const DEMANDED_PROPERTIES = words({
    owner: 'a responsible team',
    description: 'a doc comment',
    technology: 'what it is made with',
    tag: 'at least one tag',
    link: 'at least one link',
    slo: 'a promise about its behaviour',
    health: 'health endpoints',
    replicas: 'a number of replicas',
    version: 'a version',
    context: 'a bounded context in which it stands',
    metrics: 'metrics that go somewhere',
    traces: 'traces that go somewhere',
    logs: 'logs that go somewhere',
    timeout: 'a longest wait for one try',
    deadline: 'a longest wait for the whole call',
    retry: 'repetition of what failed',
    breaker: 'a circuit breaker',
    bulkhead: 'a cap on concurrent calls',
    fallback: 'something to do instead',
    limit: 'a cap on the rate of calls',
    authentication: 'proof of who is calling',
    deadletter: 'a place for what cannot be handled',
    idempotent: 'safe repetition',
});
