import type fc from 'fast-check';
import { distinctNames, isPlain } from './names.ts';
import { fixed, free, list, type Sentence, type SketchBlock, sentence } from './sketch.ts';
import {
    type ContextPlan,
    type NamedPlan,
    type OperationPlan,
    type PolicyPlan,
    type Reference,
    type ServicePlan,
    type StepPlan,
    type SystemPlan,
    systemPlan,
} from './system-plan.ts';

/** Valid models without a layout, as their top-level sentences. */
export const modelSketch: fc.Arbitrary<Sentence[]> = systemPlan.map((plan) => sketchOf(plan));

interface NamedService extends Omit<ServicePlan, 'operations'> {
    readonly id: string;
    readonly operations: readonly (OperationPlan & { readonly id: string })[];
}

interface NamedContext extends Omit<ContextPlan, 'services'> {
    readonly services: readonly NamedService[];
}

/** A plan in which every element has a name of its own, and what its references can mean. */
interface NamedPlanOf extends Omit<SystemPlan, 'contexts'> {
    readonly contexts: readonly NamedContext[];
    readonly services: readonly NamedService[];
    readonly operations: readonly { readonly id: string; readonly service: string }[];
    /** Qualified names of the events that somebody publishes. */
    readonly published: readonly string[];
}

function sketchOf(wishes: SystemPlan): Sentence[] {
    const plan = withNames(wishes);
    return [
        sentence(['system Generated'], free(defaultsOf(wishes.load))),
        ...plan.teams.map((team) => sentence(['team', team])),
        ...plan.policies.map(policySentence),
        ...plan.contexts.map((context) => contextSentence(context, plan)),
        ...plan.topics.slice(0, 1).map(() => sentence(['broker Main'], free(...plan.topics.map(topicSentence)))),
        ...plan.clients.map((client) => clientSentence(client, plan)),
        ...plan.externals.map((external) => named('external', external, free('fails 0.05%', 'takes p50 5ms p99 90ms'))),
        sentence(['external Outside'], free('tag far')),
        ...plan.gateways.map((gateway) => gatewaySentence(gateway, plan)),
        ...furtherSentences(plan),
    ];
}

function withNames(plan: SystemPlan): NamedPlanOf {
    const give = distinctNames();
    const renamed = <T extends { readonly name: string }>(parts: readonly T[]): T[] =>
        parts.map((part) => ({ ...part, name: give(part.name) }));
    const contexts = renamed(plan.contexts).map((context) => ({
        ...context,
        entities: renamed(context.entities),
        events: renamed(context.events),
        services: renamed(context.services).map((service) => ({
            ...service,
            id: `${context.name}.${service.name}`,
            stores: renamed(service.stores),
            operations: renamed(service.operations).map((operation) => ({
                ...operation,
                id: `${context.name}.${service.name}.${operation.name}`,
            })),
        })),
    }));
    const services = contexts.flatMap((context) => context.services);
    return {
        ...plan,
        teams: plan.teams.map(give),
        policies: renamed(plan.policies),
        topics: renamed(plan.topics),
        clients: renamed(plan.clients),
        externals: renamed(plan.externals),
        gateways: renamed(plan.gateways),
        contexts,
        services,
        operations: services.flatMap(({ id, operations }) => operations.map((each) => ({ id: each.id, service: id }))),
        published: contexts.flatMap((context) => publishedBy(context)),
    };
}

function publishedBy({ name, services, events }: NamedContext): string[] {
    const steps = services.flatMap(({ operations }) => operations.flatMap((operation) => operation.steps));
    const targets = steps.flatMap((step) => (step.kind === 'publishes' ? [at(events, step.target)?.name] : []));
    return [...new Set(targets.flatMap((event) => (event === undefined ? [] : `${name}.${event}`)))];
}

function at<T>(values: readonly T[], reference: Reference | undefined): T | undefined {
    return reference === undefined ? undefined : values[reference % Math.max(values.length, 1)];
}

function named(kind: string, plan: NamedPlan, block?: SketchBlock, ...clauses: (string | undefined)[]): Sentence {
    return sentence([kind, plan.name, plan.title, ...clauses], block, plan.doc);
}

function defaultsOf(timeout: number): Sentence {
    return sentence(
        ['defaults'],
        free(
            `timeout ${timeout}s`,
            sentence(['telemetry'], free('metrics red, use to Prometheus', 'traces otel sampled 10%')),
        ),
    );
}

function policySentence({ name, timeout, retry, breaker }: PolicyPlan): Sentence {
    const block = free(
        `timeout ${timeout}00ms`,
        retry && `retry ${retry}`,
        breaker === undefined ? 'breaker none' : sentence(['breaker'], free(breaker, 'waits 30s')),
        'fallback "say // so"',
    );
    return sentence(['policy', name], block);
}

function topicSentence({ name, partitions }: { readonly name: string; readonly partitions: number }): Sentence {
    return sentence(['topic', name], free(`partitions ${partitions}`, 'retention 7d', `deadletter ${name}-dlq`));
}

function contextSentence(context: NamedContext, plan: NamedPlanOf): Sentence {
    const others = plan.contexts.filter(({ name }) => name !== context.name);
    const upstream = at(others, context.upstream);
    const owner = at(plan.teams, context.owner);
    const block = free(
        owner && `owner ${owner}`,
        upstream &&
            sentence(['upstream', upstream.name], free('offers open-host-service, published-language', 'conformist')),
        ...context.entities.map(({ name, fields }) => sentence(['entity', name], list([...new Set(fields)]))),
        ...context.events.map(({ name, fields, topic }) => {
            const channel = at(plan.topics, topic)?.name;
            return sentence(['event', name, channel && `via ${channel}`], list([...new Set(fields)]));
        }),
        ...context.services.map((service) => serviceSentence(service, context, plan)),
    );
    return named('context', context, block);
}

const PROPERTIES: readonly (string | Sentence)[] = [
    'technology Kotlin, Ktor',
    'concurrency 64',
    'memory 512MiB',
    'health ready "/ready" live "/live"',
    'propagates w3c, deadlines',
    'version "v2"',
    'balances least-requests',
    'observed as "one", "two"',
    'tag pci, "two words"',
    'tag extra',
    'link "https://runbooks.example/orders" "Runbook"',
    'link "https://boards.example/orders" "Board"',
    'allow shared-database because "so" until 2099-03-01',
    'allow chatty-call because "so"',
    'calls Outside optional',
    sentence(['slo'], free('availability 99.9%', 'latency p50 20ms p99.9 300ms', 'errors 0.1%')),
    sentence(['defaults'], free('timeout 500ms', 'limit 50/s per client')),
];

function serviceSentence(service: NamedService, context: NamedContext, plan: NamedPlanOf): Sentence {
    const event = at(plan.published, service.listensTo);
    const reads = at(service.stores, 0)?.name;
    const chosen = new Set(service.properties.map((property) => at(PROPERTIES, property)));
    const block = free(
        service.replicas && `replicas ${service.replicas}`,
        ...chosen,
        ...service.stores.map(({ name, schemas }) =>
            sentence(['store', name, ': PostgreSQL'], free('takes 3ms', schemas[0] && `schema ${schemas.join(', ')}`)),
        ),
        ...service.operations.map((operation) => operationSentence(operation, { service, context, plan })),
        event && sentence(['on', event, 'idempotent'], fixed('takes 1ms .. 5ms', reads && `writes ${reads}`)),
    );
    return named('service', service, block);
}

interface Around {
    readonly service: NamedService;
    readonly context: NamedContext;
    readonly plan: NamedPlanOf;
}

function operationSentence(operation: OperationPlan, around: Around): Sentence {
    const block = fixed('takes 8ms', ...operation.steps.map((step) => stepSentence(step, around)));
    return named(operation.command ? 'command' : 'query', operation, block, operation.idempotent);
}

function stepSentence(step: StepPlan, { service, context, plan }: Around): Sentence | undefined {
    if (step.kind === 'publishes') {
        const event = at(context.events, step.target)?.name;
        return event === undefined ? undefined : sentence(['publishes', event, 'outbox']);
    }
    if (step.kind !== 'calls') {
        const store = at(service.stores, step.target)?.name;
        return store === undefined ? undefined : sentence([step.kind, store]);
    }
    const foreign = plan.operations.filter((operation) => operation.service !== service.id);
    const target = at([...foreign.map(({ id }) => id), ...plan.externals.map(({ name }) => name)], step.target);
    const policy = at(plan.policies, step.policy)?.name;
    const block = step.timeout === undefined ? undefined : free(`timeout ${step.timeout}0ms`, 'retry none');
    return target === undefined
        ? undefined
        : sentence(['calls', target, ...step.modifiers, policy && `with ${policy}`], block);
}

function clientSentence(client: NamedPlanOf['clients'][number], plan: NamedPlanOf): Sentence {
    const target = at(plan.services, client.calls)?.id;
    return sentence(['client', client.name, client.title], free(target && `calls ${target}`));
}

function gatewaySentence({ name, routes }: SystemPlan['gateways'][number], plan: NamedPlanOf): Sentence {
    const routed = new Map(routes.map((route) => [route.path, route]));
    const block = free(
        'terminates tls',
        'limits 500/s per client',
        ...[...routed.values()].map(({ path, targets, policy }) => {
            const services = new Set(targets.flatMap((target) => at(plan.services, target)?.id ?? []));
            const base = at(plan.policies, policy)?.name;
            return services.size === 0
                ? undefined
                : sentence(['route', path, 'to', [...services].join(', '), base && `with ${base}`]);
        }),
    );
    return sentence(['gateway', name], block);
}

/** Scenario, experiment, migration, deployment, constraint and views of what is there. */
function furtherSentences(plan: NamedPlanOf): Sentence[] {
    const client = plan.clients.find(({ name }) => isPlain(name));
    const [target, service] = [at(plan.services, client?.calls)?.id, plan.services[0]];
    const context = plan.contexts.find(({ name }) => isPlain(name))?.name;
    const sentences: (Sentence | undefined)[] = [
        client && target
            ? sentence(
                  ['scenario Purchase "Buys"'],
                  fixed(
                      `${client.name} calls ${target} "taps"`,
                      sentence(
                          [`loop "each item" ${plan.load} times`],
                          fixed(sentence([`alt "a gift" ${plan.load}%`], fixed(`${client.name} calls ${target}`))),
                      ),
                      `load ${plan.load}/s`,
                  ),
              )
            : undefined,
        client && target ? experimentSentence(plan) : undefined,
        service &&
            sentence(
                ['deployment production on Kubernetes'],
                free(sentence(['unit main'], free(`runs ${service.id}`, 'port 8080', 'zones eu-1a, eu-1b'))),
            ),
        service &&
            sentence(
                ['view Around "Neighbours" of services', service.id, 'depth 2'],
                free('group by context', 'direction right'),
            ),
        service &&
            sentence(['mesh Inner'], free(`members ${plan.services.map(({ id }) => id).join(', ')}`, 'mtls strict')),
        context === undefined
            ? undefined
            : sentence(
                  ['constraint', 'Own', '"No // way"', 'severity error'],
                  free(`${context} may not read or write stores`, 'every service has owner, slo'),
              ),
        plan.phases > 0 && service ? migrationSentence(plan.phases, service.id) : undefined,
    ];
    return sentences.filter((part) => part !== undefined);
}

function experimentSentence(plan: NamedPlanOf): Sentence {
    const faults = plan.faults.map(({ kind, target, at: second }) => {
        const id = at(plan.services, target)?.id ?? 'Purchase';
        const fault = at(
            [`kill 1 of ${id}`, `delay ${id} by 300ms jitter 50ms`, `fail 5% of ${id}`, `stress cpu 80% on ${id}`],
            kind,
        );
        return `at ${second}s ${fault} for 10s`;
    });
    return sentence(
        ['experiment Storm'],
        fixed(
            'load Purchase ramp 50/s .. 500/s over 2min for 5min warmup 30s',
            sentence(['steady'], fixed('latency p99 of Purchase below 200ms', 'errors of Purchase below 0.1%')),
            ...faults,
            sentence(['expect'], fixed(...(faults.length > 0 ? ['recovery within 30s'] : []), 'no errors')),
        ),
    );
}

function migrationSentence(phases: number, service: string): Sentence {
    const steps = Array.from({ length: phases }, (_, index) =>
        sentence([`phase ${index + 1} "Step"`], fixed(`moves "/" to ${service} 20%`, 'rollback "back"')),
    );
    return sentence(['migration Strangle'], fixed(...steps));
}
