import fc from 'fast-check';

/** A service of a plan, by numbers that are bent to what there is. */
interface Plan {
    readonly services: number;
    readonly operations: readonly (readonly StepPlan[])[];
    readonly handlers: readonly (readonly StepPlan[])[];
    readonly steps: readonly WrittenPlan[];
    readonly names: readonly string[];
}

interface StepPlan {
    readonly kind: 'call' | 'read' | 'write' | 'shared' | 'publish';
    readonly target: number;
    readonly words: string;
    readonly block: string;
}

type WrittenPlan =
    | { readonly kind: 'call'; readonly from: number; readonly to: number; readonly label: string }
    | {
          readonly kind: 'par' | 'alt' | 'loop';
          readonly often: number | undefined;
          readonly inside: readonly WrittenPlan[];
      };

const MOST_SERVICES = 7;

const stepPlan: fc.Arbitrary<StepPlan> = fc.record({
    kind: fc.constantFrom('call', 'call', 'call', 'call', 'read', 'write', 'shared', 'publish'),
    target: fc.nat(20),
    words: fc.constantFrom(
        '',
        '',
        'over grpc',
        '3 times',
        '4 times in parallel',
        'in parallel',
        'in parallel',
        'optional',
        'per item up to 50 batched',
        'per item',
        'ignoring reply',
        'undone',
        'with careful',
        'with stubborn optional',
    ),
    block: fc.constantFrom(
        '',
        '',
        '{ timeout 200ms }',
        '{ timeout 1s  retry 2  breaker { opens after 5 failures } }',
        '{ fallback "says sorry, and that somebody will call back within a day or two at the very latest" }',
        '{ deadline 2s  retry 3 backoff 50ms..1s jitter  bulkhead 20  limit 10/s }',
    ),
});

const written: fc.Arbitrary<WrittenPlan> = fc.letrec<{ step: WrittenPlan; call: WrittenPlan; block: WrittenPlan }>(
    (tie) => ({
        step: fc.oneof({ maxDepth: 2 }, tie('call'), tie('call'), tie('block')),
        call: fc.record({
            kind: fc.constant('call' as const),
            from: fc.nat(8),
            to: fc.nat(20),
            label: fc.constantFrom('', '', 'asks', 'asks for a great many things at once, and for their prices'),
        }),
        block: fc.record({
            kind: fc.constantFrom('par' as const, 'alt' as const, 'loop' as const),
            often: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
            inside: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
        }),
    }),
).step;

/** Texts of models with one scenario, `Main`, that uses everything that scenarios can say; calls may go in circles. */
export const scenarioText: fc.Arbitrary<string> = fc
    .record<Plan>({
        services: fc.integer({ min: 1, max: MOST_SERVICES }),
        operations: fc.array(fc.array(stepPlan, { maxLength: 4 }), {
            minLength: MOST_SERVICES,
            maxLength: MOST_SERVICES,
        }),
        handlers: fc.array(fc.array(stepPlan, { maxLength: 2 }), {
            minLength: MOST_SERVICES,
            maxLength: MOST_SERVICES,
        }),
        steps: fc.array(written, { minLength: 1, maxLength: 5 }),
        names: fc.array(
            fc.constantFrom('Orders', 'A service with a rather long title', 'Zahlungsabwicklungsdienst', 'x'),
            {
                minLength: MOST_SERVICES,
                maxLength: MOST_SERVICES,
            },
        ),
    })
    .map(textOf);

function textOf({ services, operations, handlers, steps, names }: Plan): string {
    const body = (all: readonly StepPlan[], own: number) =>
        all.map((step) => `      ${stepText(step, own, services)}`).join('\n');
    const contexts = Array.from({ length: services }, (_, i) => {
        const takes = i % 2 === 0 ? `takes ${i + 1}ms  slo { latency p50 5ms p99 300ms }` : '';
        return `context C${i % 3}x${i} {
  service s${i} "${names[i]}" {
    store db${i} : PostgreSQL { takes 2ms }
    command op${i} "POST /things/${i}" idempotent { ${takes}
${body(operations[i] ?? [], i)}
    }
    command undo${i} { writes db${i} }
    on C${((i + 1) % services) % 3}x${(i + 1) % services}.E${(i + 1) % services} {
${body(handlers[i] ?? [], i)}
    }
  }
  event E${i}${i % 2 === 0 ? ` via t${i}` : ''}
}`;
    });
    return `client App { }
external Out { takes p50 20ms p99 90ms }
store shared : PostgreSQL
gateway Edge { timeout 2s  route "/all" to ${Array.from({ length: services }, (_, i) => `s${i}.op${i}`).join(', ')} }
broker Kafka { ${Array.from({ length: services }, (_, i) => (i % 2 === 0 ? `topic t${i}` : '')).join('  ')} }
policy careful { timeout 300ms  retry 2 backoff 50ms..1s jitter when unavailable  fallback "waits" }
policy stubborn { timeout 5ms  retry 3 }
${contexts.join('\n')}
scenario Main "What happens" {
  App calls Edge "begins"
${steps.map((step) => writtenText(step, services)).join('\n')}
}`;
}

function stepText({ kind, target, words, block }: StepPlan, own: number, services: number): string {
    const to = target % services;
    switch (kind) {
        case 'read':
            return `reads db${own}`;
        case 'write':
            return `writes db${own}`;
        case 'shared':
            return target % 2 === 0 ? 'reads shared' : 'writes shared';
        case 'publish':
            return `publishes E${own} outbox`;
        case 'call':
            if (to === own) {
                return `calls Out ${words === 'undone' ? '' : words} ${block}`;
            }
            return `calls s${to}.op${to} ${words === 'undone' ? `undone by s${to}.undo${to}` : words} ${block}`;
    }
}

function writtenText(step: WrittenPlan, services: number): string {
    if (step.kind === 'call') {
        const from = step.from % (services + 1);
        const to = step.to % services;
        const label = step.label === '' ? '' : ` "${step.label}"`;
        return from === services || from === to
            ? `App calls s${to}.op${to}${label}`
            : `s${from} calls s${to}.op${to}${label}`;
    }
    const inside = step.inside.map((each) => writtenText(each, services)).join('\n');
    const { often } = step;
    switch (step.kind) {
        case 'par':
            return `par {\n${inside}\n}`;
        case 'loop':
            return `loop "each of them"${often === undefined ? '' : ` ${often} times`} {\n${inside}\n}`;
        case 'alt':
            return `alt "the customer pays by card and has an account"${often === undefined ? '' : ` ${often * 8}%`} {\n${inside}\n} else {\n${inside}\n}`;
    }
}
