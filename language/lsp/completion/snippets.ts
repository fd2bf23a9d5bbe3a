import { CompletionItemKind } from 'vscode-languageserver';
import type { BlockKind } from '../../checks/placement.ts';
import type { Offer } from './offer.ts';

interface Snippet {
    /** The word that begins it, under which it is offered. */
    readonly word: string;
    readonly label: string;
    readonly detail: string;
    /** Line by line; `«1:name»` is a place to fill in, `$0` where the cursor ends. */
    readonly text: readonly string[];
    /** The blocks in which it makes sense; everywhere its first word may stand if not given. */
    readonly blocks?: readonly BlockKind[];
}

/** Offers whole blocks for a word that begins a statement. */
export function snippetsOf(word: string, block: BlockKind | undefined, rank: number): Offer[] {
    return SNIPPETS.filter((it) => it.word === word && (!it.blocks || (block && it.blocks.includes(block)))).map(
        ({ label, detail, text }) => ({
            label,
            kind: CompletionItemKind.Snippet,
            detail,
            text: text.join('\n').replace(/«([^»]*)»/g, (_, place: string) => `\${${place}}`),
            isSnippet: true,
            rank,
        }),
    );
}

const SNIPPETS: readonly Snippet[] = [
    {
        word: 'system',
        label: 'system …',
        detail: 'a system with what holds for all calls',
        text: ['system «1:Shop» {', '\tdefaults {', '\t\ttimeout «2:2s»', '\t}', '}'],
    },
    {
        word: 'context',
        label: 'context …',
        detail: 'a context with a service',
        text: ['context «1:Ordering» {', '\towner «2:Checkout»', '', '\tservice «3:orders» {', '\t\t$0', '\t}', '}'],
    },
    {
        word: 'service',
        label: 'service …',
        detail: 'a service with store, operation and health',
        text: [
            'service «1:orders» {',
            '\ttechnology «2:Kotlin»',
            '\treplicas «3:2»',
            '\tstore «1:orders»Db : «4:PostgreSQL»',
            '',
            '\tquery «5:list» "GET /«1:orders»" {',
            '\t\treads «1:orders»Db',
            '\t}',
            '',
            '\tslo {',
            '\t\tavailability «6:99.9%»',
            '\t\tlatency p99 «7:300ms»',
            '\t}',
            '\thealth "/healthz"',
            '}',
        ],
    },
    {
        word: 'gateway',
        label: 'gateway …',
        detail: 'a gateway with a route',
        text: ['gateway «1:Edge» {', '\troute "«2:/orders»" to «3:orders» {', '\t\ttimeout «4:1s»', '\t}', '}'],
    },
    {
        word: 'client',
        label: 'client …',
        detail: 'a client and whom it calls',
        text: ['client «1:WebApp» {', '\tcalls «2:Edge»', '}'],
    },
    {
        word: 'external',
        label: 'external …',
        detail: 'a system of somebody else',
        text: ['external «1:Stripe» "«2:Card payments»" {', '\tslo {', '\t\tavailability «3:99.9%»', '\t}', '}'],
    },
    {
        word: 'query',
        label: 'query …',
        detail: 'an operation that changes nothing',
        text: ['query «1:list» "«2:GET /orders»" {', '\treads «3:ordersDb»', '}'],
    },
    {
        word: 'command',
        label: 'command …',
        detail: 'an operation that changes something',
        text: [
            'command «1:place» "«2:POST /orders»" idempotent by "«3:Idempotency-Key»" {',
            '\twrites «4:ordersDb»',
            '}',
        ],
    },
    {
        word: 'on',
        label: 'on …',
        detail: 'what happens when an event comes',
        text: ['on «1:OrderPlaced» idempotent {', '\t$0', '}'],
    },
    {
        word: 'event',
        label: 'event …',
        detail: 'an event with its fields',
        text: ['event «1:OrderPlaced» { «2:orderId» }'],
    },
    {
        word: 'calls',
        label: 'calls … with a policy of its own',
        detail: 'a call with timeout and retries',
        text: [
            'calls «1:payments» over «2:grpc» {',
            '\ttimeout «3:300ms»',
            '\tretry «4:2» backoff «5:50ms..1s» jitter',
            '}',
        ],
        blocks: ['service', 'monolith', 'gateway', 'bff', 'query', 'command', 'handler'],
    },
    {
        word: 'defaults',
        label: 'defaults …',
        detail: 'what holds for all calls from here',
        text: ['defaults {', '\ttimeout «1:500ms»', '}'],
    },
    {
        word: 'policy',
        label: 'policy … with breaker',
        detail: 'timeout, retries, circuit breaker and bulkhead under one name',
        text: [
            'policy «1:careful» {',
            '\ttimeout «2:300ms»',
            '\tretry «3:2» backoff «4:50ms..1s» jitter budget «5:10%» when unavailable, timeout',
            '\tbreaker {',
            '\t\topens after «6:5» failures',
            '\t\twaits «7:30s»',
            '\t\tcloses after «8:2» successes',
            '\t}',
            '\tbulkhead «9:20» queue «10:10»',
            '}',
        ],
    },
    {
        word: 'breaker',
        label: 'breaker …',
        detail: 'a circuit breaker',
        text: ['breaker {', '\topens after «1:5» failures', '\twaits «2:30s»', '\tcloses after «3:2» successes', '}'],
    },
    {
        word: 'slo',
        label: 'slo …',
        detail: 'what is promised',
        text: ['slo {', '\tavailability «1:99.9%»', '\tlatency p99 «2:300ms»', '}'],
    },
    {
        word: 'broker',
        label: 'broker …',
        detail: 'a broker with a topic',
        text: ['broker «1:Kafka» {', '\ttopic «2:orderEvents» { deadletter «2:orderEvents»Dlq }', '}'],
    },
    {
        word: 'observability',
        label: 'observability …',
        detail: 'where telemetry goes',
        text: ['observability {', '\tmetrics «1:Prometheus»', '\ttraces «2:Tempo»', '\tlogs «3:Loki»', '}'],
    },
    {
        word: 'mesh',
        label: 'mesh …',
        detail: 'a service mesh and its members',
        text: ['mesh «1:Main» {', '\ttechnology «2:Linkerd»', '\tmembers «3:Ordering»', '\tmtls strict', '}'],
    },
    {
        word: 'deployment',
        label: 'deployment …',
        detail: 'where services run',
        text: [
            'deployment «1:production» on «2:Kubernetes» {',
            '\tunit «3:orders» {',
            '\t\truns «4:orders»',
            '\t\treplicas «5:3»',
            '\t\tzones «6:a, b, c»',
            '\t}',
            '}',
        ],
    },
    {
        word: 'scenario',
        label: 'scenario …',
        detail: 'what somebody does with the system',
        text: [
            'scenario «1:Purchase» "«2:A shopper buys»" {',
            '\t«3:WebApp» calls «4:orders.place»',
            '\tload «5:50/s»',
            '}',
        ],
    },
    {
        word: 'loop',
        label: 'loop … times',
        detail: 'steps that repeat, and how often',
        text: ['loop "«1:each item»" «2:5» times {', '\t«3:WebApp» calls «4:orders.list»', '}'],
    },
    {
        word: 'alt',
        label: 'alt … else …',
        detail: 'steps under a condition, how often it holds, and those instead',
        text: [
            'alt "«1:in stock»" «2:90%» {',
            '\t«3:WebApp» calls «4:orders.place»',
            '} else {',
            '\t«3:WebApp» calls «5:orders.list»',
            '}',
        ],
    },
    {
        word: 'migration',
        label: 'migration …',
        detail: 'from a monolith to services, step by step',
        text: [
            'migration «1:Strangle» {',
            '\tfacade «2:Edge»',
            '\tretires «3:Legacy»',
            '\tphase 1 "Everything as before" { routes "/" to «3:Legacy» }',
            '\tphase 2 "«4:Extract ordering»" {',
            '\t\tmoves "«5:/orders»" to «6:orders»',
            '\t\trollback "«7:flip the route back»"',
            '\t}',
            '\tphase 3 "«3:Legacy» is gone" { decommissions «3:Legacy» }',
            '}',
        ],
    },
    {
        word: 'experiment',
        label: 'experiment …',
        detail: 'break something on purpose and say what should hold',
        text: [
            'experiment «1:LoseOne» {',
            '\tload «2:Purchase» «3:50/s» for «4:5min»',
            '\tsteady { latency p99 of «2:Purchase» below «5:300ms» }',
            '\tat «6:60s» kill 1 of «7:orders» for «8:30s»',
            '\texpect { errors of «2:Purchase» below «9:1%»  recovery within «10:30s» }',
            '}',
        ],
    },
    {
        word: 'constraint',
        label: 'constraint …',
        detail: 'a rule of your own',
        text: ['constraint «1:layers» "«2:why»" {', '\t«3:Catalog» may not call «4:Ordering»', '}'],
    },
    {
        word: 'view',
        label: 'view …',
        detail: 'a picture with what you want to see',
        text: ['view «1:overview» of services {', '\tshow «2:Ordering», neighbours', '\tgroup by context', '}'],
    },
];
