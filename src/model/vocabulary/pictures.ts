import { words } from './word.ts';

/** Generated views, to start a picture from: `view checkout of services`. */
export const VIEW_KINDS = words({
    landscape: 'contexts, clients and externals with what goes on between them',
    services: 'services with stores, calls, events and their policies',
    'context-map': 'contexts and how they stand to each other',
    scenario: 'a sequence diagram of what people do',
    trace: 'a scenario as a waterfall of spans',
    deployment: 'units, replicas and zones, and what ships together',
    mesh: 'control plane, proxies and what the mesh adds',
    migration: 'one phase on the way from monolith to services',
    breaker: "the states of a policy's circuit breaker",
    observability: 'who emits which signal to where, and what is dark',
    findings: 'services with what the rules found',
});

/** What a picture is divided by: `group by team`. */
export const GROUPINGS = words({
    context: 'a frame for each context',
    team: 'a frame for each team',
    deployment: 'a frame for each deployment unit',
    none: 'no frames',
});

/** Where a picture leads: `direction right`. */
export const DIRECTIONS = words({
    right: 'callers left of what they call',
    down: 'callers above what they call',
    left: 'callers right of what they call',
    up: 'callers below what they call',
});
