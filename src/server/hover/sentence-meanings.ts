/** What a sentence of the language says. */
export interface SentenceMeaning {
    /** In one sentence. */
    readonly means: string;
    /** What holds where it is not written. */
    readonly silence?: string;
}

const UNPROTECTED = 'Silence counts as none, unless the settings say `"unknownAs": "ignore"`.';
const CASCADE =
    'the next layer decides: the policy behind `with`, the caller’s `defaults`, gateway or mesh, the system';

/** The sentences of the language and their clauses, by the rule of the grammar that reads them. */
export const SENTENCE_MEANINGS: Readonly<Record<string, SentenceMeaning>> = {
    System: { means: 'The whole, and what holds in it when nothing else is said. A project has at most one.' },
    Team: { means: 'People who are responsible for something.' },
    Context: { means: 'A bounded context: services that share one model and one language.' },
    Component: {
        means: 'Something that takes requests and makes calls: `service`, `monolith` (one unit for many capabilities), `gateway` (the way in from outside), `bff` (a back end for one front end), `router` (only passes on).',
    },
    Client: { means: 'Whoever uses the system from outside: an app, a browser, a partner.' },
    External: { means: 'Something outside the system that it calls.' },
    Store: { means: 'A database (`store`) or a cache. It belongs to the service or context in which it stands.' },
    Entity: { means: 'A business object of a context; `copies` makes it a copy of another context’s.' },
    Library: { means: 'Code that several services are built with: `domain` or `technical`.' },
    Extension: { means: 'Adds statements to an element that is declared elsewhere.' },

    Operation: { means: 'What a service can be asked to do: a `query` changes nothing, a `command` does.' },
    Handler: { means: 'What happens when a message arrives.' },
    OperationModifier: {
        means: '`idempotent`: twice is like once. `critical`: the business stands still without it. `saga`: its steps are undone one by one when a later one fails.',
    },
    Call: { means: 'A synchronous call: the caller waits for the answer.' },
    OverProtocol: { means: 'What the call travels by.' },
    Times: { means: 'How often one execution makes the call, or goes through the loop.', silence: 'once' },
    PerItem: { means: 'Once for each item of a collection.' },
    InParallel: { means: 'At the same time as its neighbours that say so, too.', silence: 'one after the other' },
    OptionalCall: { means: 'The caller survives without the answer.', silence: 'it fails with the call' },
    Batched: { means: 'Many items travel in one request.' },
    WithPolicy: { means: 'Uses a named policy, property by property, where the call’s own block says nothing.' },
    AtAddress: { means: 'A hard-wired address.', silence: 'the target is found by discovery' },
    UndoneBy: { means: 'The operation that takes the effect back.' },
    BypassingMesh: { means: 'Goes around the mesh and gets nothing of what it adds.' },
    IgnoringReply: { means: 'The answer is not used.' },
    StoreAccess: { means: 'Reads from a store or writes to it.' },
    Publication: {
        means: 'Tells an event. `outbox`: written with the data in one transaction; `cdc`: taken from the database’s log.',
    },
    Consumption: { means: 'Receives messages without saying what is done with them.' },
    Route: {
        means: 'A path that is open to the outside, and where it leads. Several targets: the answers are joined.',
    },

    Policy: { means: 'Resilience properties with a name, for calls to use by `with`; builds on others by `with`.' },
    Defaults: { means: 'What holds for all calls made in here that say nothing else.' },
    Timeout: { means: `The longest wait for one try. ${UNPROTECTED}`, silence: CASCADE },
    Deadline: { means: `The longest wait for the whole call, repetitions included. ${UNPROTECTED}`, silence: CASCADE },
    Retry: {
        means: 'How many more tries follow a failed one. `backoff`: the wait between them; `jitter`: drawn at random up to it; `budget`: the largest share of repetitions; `when`: what to react to.',
        silence: CASCADE,
    },
    Backoff: {
        means: 'The wait between tries: `50ms` is always the same, `50ms..1s` doubles up to a cap, `50ms..` doubles without one.',
        silence: 'tries follow one another at once',
    },
    Breaker: {
        means: `Stops calling a callee that fails, and probes it after a while. The name of a library or mesh stands for its defaults. ${UNPROTECTED}`,
        silence: CASCADE,
    },
    BreakerOpens: { means: 'When it opens: after failures in a row, or at a share of the calls in a window.' },
    BreakerSlow: {
        means: 'Answers slower than this count as failures; with a rate, they open it once their share reaches that.',
    },
    BreakerWaits: { means: 'How long it stays open before a probe may pass.' },
    BreakerCloses: { means: 'How many successes in a row close it again.', silence: 'one' },
    BreakerProbes: {
        means: 'How many calls it lets through at a time while half open.',
        silence: 'what its kind does; all calls, if it has none',
    },
    BreakerShared: { means: 'One breaker for all instances of the caller.', silence: 'each instance has its own' },
    Bulkhead: {
        means: `The most calls at a time to this callee, and how many may wait for a place. ${UNPROTECTED}`,
        silence: CASCADE,
    },
    Fallback: { means: 'What happens instead when the call fails.', silence: CASCADE },
    RateLimit: { means: 'The highest rate of calls.', silence: CASCADE },

    Tags: { means: 'Words by which constraints and views choose elements.' },
    Link: { means: 'An address outside of the model: a runbook, a repository, a dashboard.' },
    Allow: {
        means: 'Silences one rule here and on all declared inside, with a reason and, if it should not be for ever, a last day.',
        silence: 'without `until` for ever',
    },
    Owner: { means: 'The team that is responsible. The innermost one counts.', silence: 'that of what it stands in' },
    Technology: { means: 'What it is built with. Unknown names are legal.' },
    Role: { means: 'What it is for.', silence: '`business` for a service, `operational` for a store' },
    Layer: { means: 'A technical layer instead of a business capability: `ui`, `logic` or `data`.' },
    Version: { means: 'The version that runs.' },
    Replicas: {
        means: 'How many instances run; of a range, how many at least and at most, and what starts another. `elected`: only one works at a time.',
        silence: 'unknown',
    },
    Concurrency: { means: 'Requests that one replica works on at a time.', silence: 'no limit' },
    Memory: { means: 'Memory of one replica.' },
    Balancing: { means: 'Who gets the next request.', silence: '`round-robin`' },
    Takes: {
        means: 'How long the work itself takes, without what it waits for: a mean, `exactly`, a range, or percentiles.',
    },
    QuantileValue: { means: 'The value that this share of the requests keeps below: `p99` are 99 of 100.' },
    Fails: { means: 'The share of requests that fail by themselves.', silence: 'none' },
    Masters: { means: 'Entities whose truth this service owns.' },
    Uses: { means: 'Libraries that it is built with.' },
    Pins: { means: 'Services of which it needs exactly this version.' },
    Slo: {
        means: 'What is promised: availability, latency, share of errors, throughput.',
        silence: 'nothing is promised',
    },
    SloAvailability: { means: 'The share of the time, or of requests, in which it answers.' },
    SloLatency: { means: 'How long answers take at most, by percentile.' },
    SloErrors: { means: 'The largest share of failed requests.' },
    SloThroughput: { means: 'Requests that it can take.' },
    Health: { means: 'Where it says that it lives (`live`) and can take requests (`ready`).' },
    Propagates: { means: 'What is handed on to those who are called.' },
    ObservedAs: { means: 'Names by which production knows it.', silence: 'its own name' },
    Legacy: { means: 'Nobody changes it any more.' },
    Terminates: { means: 'What ends at the edge.' },
    Authenticates: { means: 'How callers prove who they are, and how long that holds.' },
    Limits: { means: 'The rate of requests that is let in, and by what it is counted.', silence: 'no limit' },
    Transforms: { means: 'Headers that are set or changed.' },
    Caches: { means: 'How long answers are kept at the edge.', silence: 'not at all' },
    Public: { means: 'Open to everybody on purpose.' },
    Replicates: { means: 'A copy of another store’s data.' },
    Schemas: { means: 'Parts of the store that belong to somebody by themselves.' },
    Hits: { means: 'The share of reads that the cache answers.' },
    Expires: { means: 'How long an entry is kept.' },

    Event: {
        means: 'Something that happened, told to whoever wants to know; `via` names the topic or queue it rides.',
    },
    Broker: { means: 'A message broker with its topics and queues.' },
    Channel: { means: 'A `topic` is read by everybody who subscribes, a `queue` gives each message to one reader.' },
    Partitions: { means: 'Parts that are read side by side.', silence: 'one' },
    Retention: { means: 'How long messages are kept.' },
    Compacted: { means: 'Only the newest message of each key is kept.' },
    Capacity: { means: 'The most messages that it holds.', silence: 'no limit' },
    Size: { means: 'The most bytes that it holds.', silence: 'no limit' },
    Overflow: { means: 'What happens when it is full.' },
    DeadLetter: { means: 'Where messages go that nobody can handle.' },
    Delivery: { means: 'How often a message arrives.' },
    Redelivers: { means: 'How often a message that was not handled comes again.' },

    UpstreamRelation: { means: 'This context depends on another one’s model.' },
    Offers: { means: 'How the upstream side meets its users.' },
    Through: { means: 'How this side protects itself, or does not.' },
    Partnership: { means: 'Both contexts succeed or fail together and plan together.' },
    SharedKernel: { means: 'A part of the model that both contexts own together.' },
    SeparateWays: { means: 'The contexts have nothing to do with each other, on purpose.' },

    Telemetry: { means: 'What it tells about itself.', silence: 'nothing, so it is dark' },
    Signal: { means: 'Metrics, traces or logs: what kind, where to, and the share of traces that is kept.' },
    Observability: { means: 'Where telemetry goes.' },
    Backend: { means: 'Takes one kind of signal.' },
    BackendBlock: { means: 'Where people look at the signals.' },

    Deployment: { means: 'Where and how services run.' },
    Unit: { means: 'What is deployed as one.' },
    Release: { means: 'Services that can only be deployed together.' },
    Runs: { means: 'Services that the unit runs.' },
    Sidecars: { means: 'Processes beside each instance.' },
    Zones: { means: 'Places that fail independently.' },
    Image: { means: 'The container image.' },
    Port: { means: 'The port on which it listens.' },
    Namespace: { means: 'The namespace on the platform.' },
    Network: { means: 'Which traffic is let in when nobody says so.' },
    Mesh: { means: 'A service mesh, who is in it, and what its proxies do for calls.' },
    MeshMembers: { means: 'Contexts and services whose traffic goes through the mesh.' },
    MeshExcludes: { means: 'Those of its members that are left out.' },
    Mtls: { means: 'Whether traffic in the mesh is encrypted on both sides.' },
    Toward: { means: 'What the mesh does for calls to this callee.' },

    Scenario: { means: 'What people do with the system, and how often.' },
    ScenarioMessage: { means: 'A step: somebody calls or publishes. What the callee’s body says follows by itself.' },
    ParallelSteps: { means: 'Steps that happen at the same time.' },
    Alternative: {
        means: 'Steps under a condition, and those instead. The percentage says in how many of a hundred cases it holds.',
        silence: 'a run takes each way equally often',
    },
    LoopSteps: {
        means: 'Steps that repeat, one round after the other, so many `times`.',
        silence: 'a run goes through them once',
    },
    ScenarioLoad: { means: 'How often it happens.' },
    PoissonLoad: { means: 'So many come on average, by chance and whatever happens to those before them.' },
    ConstantLoad: { means: 'They come at even distances, whatever happens to those before them.' },
    RampLoad: { means: 'The rate changes evenly from one to another, and stays there.' },
    BurstLoad: { means: 'So many come at once, again and again.' },
    ClosedLoad: {
        means: 'So many users: each waits for the answer, thinks, and comes again.',
        silence: 'without `think` they come again at once',
    },

    Migration: { means: 'The way from a monolith to services, phase by phase.' },
    Phase: { means: 'One step of a migration; phases are counted from 1.' },
    Facade: { means: 'What stands in front and decides who gets a request.' },
    Retires: { means: 'What shall be gone at the end.' },
    PhaseRoute: {
        means: '`routes` sends a path there, `moves` takes it over from the old, `mirrors` sends it to both. A share takes only part of the traffic.',
    },
    DataSync: { means: 'Keeps an entity the same in two stores, until a phase.' },
    Rollback: { means: 'How to go back; `rollback none` says that there is no way.' },
    Decommissions: { means: 'What is switched off in this phase.' },

    Experiment: { means: 'Breaks something on purpose, and says what should happen.' },
    ExperimentLoad: {
        means: "What arrives while it runs, for how long, and how long it warms up; without a rate the scenario's own load.",
    },
    Expectations: { means: '`steady`: what holds before; `abort`: when to stop; `expect`: what holds in spite of it.' },
    LatencyExpectation: { means: 'How long answers may take, at this percentile.' },
    MetricExpectation: {
        means: '`errors`: the share of requests that fail; `throughput`: answers in a time; `queue`: messages that wait; `utilisation`: how busy it is.',
    },
    RecoveryExpectation: { means: 'How long it may take after the faults until what `steady` says holds again.' },
    NoErrorsExpectation: { means: 'Not one request fails.' },
    FaultStep: { means: 'What is broken, when, and for how long.' },
    KillFault: { means: 'Stops instances.' },
    DelayFault: { means: 'Makes answers late.' },
    PartitionFault: { means: 'Cuts the network between two.' },
    StressFault: { means: 'Uses up a resource.' },
    SkewFault: { means: 'Sets clocks wrong.' },
    FailFault: { means: 'Makes a share of requests fail.' },
    ThrottleFault: { means: 'Lets only so many requests through.' },

    Constraint: { means: 'A rule of your own; its findings are called `constraint/` and its name.' },
    OnlyMay: { means: 'Nobody else may.' },
    EveryHas: { means: 'Each of them has to say these properties.' },
    MayNot: { means: 'Nobody of these may.' },

    KindSelector: { means: 'All elements of this kind; with `of` those that belong to one element.' },
    TagSelector: { means: 'All elements with this tag.' },
    TeamSelector: { means: 'All elements of this team.' },
    CallSelector: { means: 'All calls; with `from` and `to` those from or to some.' },

    View: { means: 'A picture that is drawn as it says here. Every project has good views without any.' },
    ShowOrHide: { means: 'What is in the picture, or not; `neighbours` are those that it calls or that call it.' },
    ViewItem: { means: '`neighbours` are those that call what is shown, or that it calls.' },
    GroupBy: { means: 'What the picture is divided by.', silence: '`context`' },
    Direction: { means: 'Where the picture leads.', silence: '`right`' },
};
