import type { Statement } from '../generated/ast.ts';

/**
 * Places where statements stand, by the word that begins the block; `model` is the top level, `defaults` a
 * `defaults { }`, and `handler` the block of an `on`.
 */
export type BlockKind =
    | 'model'
    | 'system'
    | 'team'
    | 'context'
    | 'service'
    | 'monolith'
    | 'gateway'
    | 'bff'
    | 'router'
    | 'client'
    | 'external'
    | 'store'
    | 'cache'
    | 'query'
    | 'command'
    | 'handler'
    | 'calls'
    | 'route'
    | 'policy'
    | 'defaults'
    | 'toward'
    | 'broker'
    | 'topic'
    | 'queue'
    | 'mesh'
    | 'deployment'
    | 'unit'
    | 'migration'
    | 'phase'
    | 'partnership'
    | 'shared-kernel'
    | 'separate-ways';

/** Type of a statement in the grammar. */
export type StatementType = Statement['$type'];

const COMPONENTS = ['service', 'monolith', 'gateway', 'bff', 'router'] as const;
const EDGE = ['gateway', 'bff', 'router'] as const;
const OPERATIONS = ['query', 'command', 'handler'] as const;
const STORES = ['store', 'cache'] as const;
const CHANNELS = ['topic', 'queue'] as const;
const MODEL = ['model'] as const;
const POLICY_BLOCKS = ['policy', 'defaults', 'calls', 'route', 'toward', 'mesh', 'handler', ...EDGE] as const;

const ALL_BLOCKS: readonly BlockKind[] = [
    'system',
    'team',
    'context',
    ...COMPONENTS,
    'client',
    'external',
    ...STORES,
    ...OPERATIONS,
    'calls',
    'route',
    'policy',
    'broker',
    ...CHANNELS,
    'mesh',
    'deployment',
    'unit',
    'migration',
    'phase',
    'partnership',
    'shared-kernel',
    'separate-ways',
];

/** In which blocks a statement may stand, the most usual first. */
export const PLACEMENT: Readonly<Record<StatementType, readonly BlockKind[]>> = {
    System: MODEL,
    Team: MODEL,
    Context: MODEL,
    Component: [...MODEL, 'context'],
    Client: MODEL,
    External: MODEL,
    Store: [...COMPONENTS, 'context', ...MODEL],
    Entity: ['context', 'shared-kernel', 'service', 'monolith', ...MODEL],
    Library: MODEL,
    Extension: MODEL,
    Operation: COMPONENTS,
    Handler: COMPONENTS,
    Policy: MODEL,
    Broker: [...MODEL, 'context'],
    Channel: ['broker'],
    Event: ['context', 'service', 'monolith', ...MODEL],
    Mesh: MODEL,
    Observability: MODEL,
    Deployment: MODEL,
    Unit: ['deployment'],
    Release: MODEL,
    Scenario: MODEL,
    Migration: MODEL,
    Phase: ['migration'],
    Experiment: MODEL,
    Constraint: MODEL,
    View: MODEL,

    UpstreamRelation: ['context'],
    Partnership: ['context'],
    SharedKernel: ['context'],
    SeparateWays: ['context'],

    Call: [...OPERATIONS, ...COMPONENTS, 'client'],
    StoreAccess: [...OPERATIONS, ...COMPONENTS],
    Publication: [...OPERATIONS, ...COMPONENTS, 'client'],
    Consumption: ['client', ...COMPONENTS],
    Route: EDGE,

    Timeout: POLICY_BLOCKS,
    Deadline: POLICY_BLOCKS,
    Retry: POLICY_BLOCKS,
    Breaker: POLICY_BLOCKS,
    Bulkhead: POLICY_BLOCKS,
    Fallback: POLICY_BLOCKS,
    RateLimit: POLICY_BLOCKS,
    Defaults: ['system', ...COMPONENTS],

    Owner: [...COMPONENTS, 'context', ...STORES, 'broker', 'external'],
    Technology: [...COMPONENTS, ...STORES, 'external', 'broker', 'mesh', 'client'],
    Role: [...COMPONENTS, ...STORES],
    Layer: COMPONENTS,
    Version: COMPONENTS,
    Replicas: [...COMPONENTS, 'unit'],
    Concurrency: [...COMPONENTS, ...STORES, 'external'],
    Memory: COMPONENTS,
    Balancing: COMPONENTS,
    Takes: [...OPERATIONS, ...COMPONENTS, ...STORES, 'external', ...CHANNELS],
    Fails: [...OPERATIONS, ...COMPONENTS, ...STORES, 'external'],
    Masters: COMPONENTS,
    Uses: COMPONENTS,
    Pins: COMPONENTS,
    Slo: [...OPERATIONS, ...COMPONENTS, ...STORES, 'external', ...CHANNELS],
    Health: COMPONENTS,
    Propagates: COMPONENTS,
    ObservedAs: [...COMPONENTS, ...STORES, 'external'],
    Legacy: ['external'],
    Terminates: [...EDGE, 'route'],
    Authenticates: [...COMPONENTS, 'route', 'external'],
    Limits: [...COMPONENTS, 'route'],
    Transforms: [...EDGE, 'route'],
    Caches: [...EDGE, 'route'],
    Public: [...EDGE, 'route'],
    Replicates: STORES,
    Schemas: STORES,
    Hits: ['cache'],
    Expires: ['cache'],

    Partitions: CHANNELS,
    Retention: CHANNELS,
    Compacted: CHANNELS,
    Capacity: CHANNELS,
    Size: CHANNELS,
    Overflow: CHANNELS,
    DeadLetter: CHANNELS,
    Delivery: CHANNELS,
    Redelivers: CHANNELS,

    Telemetry: ['defaults', 'system', 'context', ...COMPONENTS, ...STORES, 'broker', 'mesh'],

    MeshMembers: ['mesh'],
    MeshExcludes: ['mesh'],
    Mtls: ['mesh'],
    Toward: ['mesh'],

    Runs: ['unit'],
    Sidecars: ['unit'],
    Zones: ['unit'],
    Image: ['unit'],
    Port: ['unit'],
    Namespace: ['unit'],
    Network: ['deployment'],

    Facade: ['migration'],
    Retires: ['migration'],
    PhaseRoute: ['phase'],
    DataSync: ['phase'],
    Rollback: ['phase'],
    Decommissions: ['phase'],

    Tags: ALL_BLOCKS,
    Link: ALL_BLOCKS,
    Allow: ALL_BLOCKS,
};

/** All five kinds of services, which messages call by the name of the first. */
export const SERVICE_BLOCKS: readonly BlockKind[] = COMPONENTS;
