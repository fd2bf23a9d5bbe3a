/**
 * What a block is called in messages, by the rule that reads it; blocks of all kinds of statements have
 * no name of their own.
 */
export const BLOCK_NAMES: Readonly<Record<string, string>> = {
    LibraryBlock: 'a library',
    FieldBlock: 'a list of fields',
    BreakerBlock: 'a breaker',
    Slo: 'an slo',
    Telemetry: 'telemetry',
    Observability: 'observability',
    BackendBlock: 'a backend',
    ReleaseBlock: 'a release',
    ScenarioBlock: 'a scenario',
    ExperimentBlock: 'an experiment',
    Expectations: 'expectations',
    ConstraintBlock: 'a constraint',
    ViewBlock: 'a view',
    UpstreamBlock: 'an upstream relation',
};

/** How a sentence reads in blocks whose sentences may begin with a name. */
export const SENTENCES: Readonly<Record<string, string>> = {
    LibraryBlock: 'domain',
    FieldBlock: 'sku, title, price',
    ReleaseBlock: 'Ordering.orders, Inventory.stock',
    ScenarioBlock: 'MobileApp calls MobileBff "taps Buy"',
    ConstraintBlock: 'Catalog may not call Ordering',
    UpstreamBlock: 'offers open-host-service',
};
