import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { constraintRules } from '../../../../src/rules/constraints/constraint-rules.ts';
import { runRules } from '../../../../src/rules/run-rules.ts';
import { DEFAULT_SETTINGS } from '../../../../src/rules/settings.ts';
import { underlined } from '../../../findings-of.ts';
import { modelOf } from '../../../model-of.ts';

async function findings(text: string, unknownAs: 'absent' | 'ignore' = 'absent') {
    const model = await modelOf(text);
    return runRules(model, {
        rules: constraintRules(indexModel(model)),
        settings: { ...DEFAULT_SETTINGS, unknownAs },
    });
}

const told = async (text: string, unknownAs: 'absent' | 'ignore' = 'absent') =>
    (await findings(text, unknownAs)).map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);

const SHOP = `
team Sales
team Money
external Stripe
context Catalog { owner Sales  service products { query find  store productsDb  cache hot } }
context Payments {
  owner Money
  tag pci
  service payments {
    command charge idempotent { calls Stripe { timeout 1s }  writes ledger  publishes Paid }
    store ledger
  }
  event Paid via paid
}
context Ordering {
  owner Sales
  service orders {
    command place { calls payments.charge  calls products.find { deadline 2s  breaker polly }  calls Stripe }
    on Paid { reads ledger  writes hot }
  }
}
broker Kafka { topic paid { deadletter dlq } }
`;

describe('constraints that forbid', () => {
    it('tell who does it, at the place, with the title as the reason', async () => {
        const text = `${SHOP}constraint pci "Only PCI services talk to the card processor" { only tag pci may call Stripe }`;
        const [finding, ...more] = await findings(text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            rule: 'constraint/pci',
            severity: 'warning',
            element: 'Ordering.orders.place',
            message:
                '`orders.place` calls `Stripe`, but only tag `pci` may call `Stripe`: Only PCI services talk to the card processor.',
            relations: ['Ordering.orders.place->Stripe'],
            help: 'src/rules/constraint.md',
        });
        expect(finding && underlined(text, finding)).toBe('calls Stripe');
        expect(finding?.related.map(({ message, element }) => `${element}: ${message}`)).toEqual([
            'pci: constraint `pci` says so',
        ]);
    });

    it.each([
        ['Ordering may not call Catalog', ['`orders.place` calls `products.find`']],
        ['Catalog may not call Ordering', []],
        ['orders may not call payments.charge', ['`orders.place` calls `payments.charge`']],
        ['team Sales may not call team Money', ['`orders.place` calls `payments.charge`']],
        ['team Money may not call team Sales', []],
        ['command may not call external', ['`payments.charge` calls `Stripe`', '`orders.place` calls `Stripe`']],
        ['command and not tag pci may not call external', ['`orders.place` calls `Stripe`']],
        ['operation may not call query', ['`orders.place` calls `products.find`']],
        ['Ordering may not read or write stores of Payments', ['`orders.on-Paid` reads `ledger`']],
        ['Ordering may not write stores of Payments', []],
        ['Ordering may not write caches', ['`orders.on-Paid` writes `hot`']],
        ['Ordering may not write stores of team Sales'.replace('team ', ''), ['`orders.on-Paid` writes `hot`']],
        ['Ordering may not consume Paid', ['`orders.on-Paid` consumes `Payments.Paid`']],
        ['service may not publish topics of Kafka', ['`payments.charge` publishes `Payments.Paid`']],
        ['only Catalog may write caches', ['`orders.on-Paid` writes `hot`']],
        ['only Ordering may consume topic', []],
    ])('`%s`', async (sentence, expected) => {
        const said = await told(`${SHOP}constraint it { ${sentence} }`);
        expect(said.map((line) => line.replace(/^warning constraint\/it: (.*?), but .*$/, '$1'))).toEqual(expected);
    });

    it('follow a call through routers to where it ends', async () => {
        const text = `external Stripe
router balancer { calls Stripe }
service a { calls balancer }
constraint it severity error { a may not call Stripe }`;
        expect(await told(text)).toEqual([
            'error constraint/it: `a` calls `Stripe`, but `a` may not call `Stripe` (constraint `it`).',
        ]);
    });

    it('are silenced like every other rule, and say when there is nothing to silence', async () => {
        const text = (allow: string, target: string) =>
            `external Stripe\nservice b\nservice a { allow constraint/${allow} because "until the move"  calls ${target} }
constraint it { a may not call Stripe }`;
        expect(await told(text('it', 'Stripe'))).toEqual([]);
        expect(await told(text('it', 'b'))).toEqual([
            'warning allow/unused: `constraint/it` finds nothing here, so there is nothing to allow. Remove it.',
        ]);
        expect((await told(text('its', 'Stripe'))).map((line) => line.split(':')[0])).toEqual([
            'error allow/unknown-rule',
            'warning constraint/it',
        ]);
    });

    it('put the breaches of each caller together where there are very many', async () => {
        const names = Array.from({ length: 16 }, (_, n) => `s${n}`);
        const services = names.map(
            (name) => `service ${name} { calls ${names.filter((it) => it !== name).join(' calls ')} }`,
        );
        const all = await findings(`${services.join('\n')}\nconstraint it { service may not call service }`);
        expect(all).toHaveLength(16);
        expect(all[0]?.message).toBe(
            '`s0` calls `s1`, but service may not call service (constraint `it`). The same holds for 14 more uses by `s0`.',
        );
        expect(all[0]?.relations).toHaveLength(15);
    });
});

describe('constraints that demand', () => {
    it('ask calls for policies as they are after the cascade', async () => {
        const sentence = 'constraint basics "We fail fast" { every call to external has timeout, breaker }';
        expect(await told(SHOP + sentence)).toEqual([
            'warning constraint/basics: `payments.charge` calls `Stripe` without breaker, but every call to external has timeout and breaker: We fail fast.',
            'warning constraint/basics: `orders.place` calls `Stripe` without timeout and breaker, but every call to external has timeout and breaker: We fail fast.',
        ]);
        const defaults = 'system S { defaults { timeout 1s  breaker polly } }';
        expect(await told(`${SHOP}${sentence}\n${defaults}`)).toEqual([]);
        expect(await told(SHOP + sentence, 'ignore')).toEqual([]);
    });

    it('take a deadline for a timeout, and ask nothing of clients and routers', async () => {
        const sentence = 'constraint it { every call has timeout }';
        expect(await told(`service b\nservice a { calls b { deadline 2s } }\n${sentence}`)).toEqual([]);
        expect(await told(`service b\nservice a { calls b { timeout none } }\n${sentence}`)).toHaveLength(1);
        expect(
            await told(
                `service b\nrouter r { calls b }\nservice a { calls r { timeout 1s } }\nclient c { calls a }\n${sentence}`,
            ),
        ).toEqual([]);
    });

    it.each([
        ['every service has owner', 'service a', ['`a` has no owner']],
        ['every service has owner', 'team T\nservice a { owner T }', []],
        ['every service has owner, slo', 'team T\nservice a { owner T }', ['`a` has no slo']],
        ['every service has owner, slo', 'service a', ['`a` has no owner and no slo']],
        ['every service has health', 'service a { health none }', ['`a` has no health']],
        ['every service has health', 'service a { health "/up" }\ngateway g', []],
        ['every topic has deadletter', 'broker B { topic t { deadletter none } }', ['`t` has no deadletter']],
        ['every command has idempotent', 'service a { command c  query q }', ['`a.c` has no idempotent']],
        ['every store has technology', 'store s : Redis\ncache c', ['`c` has no technology']],
        ['every gateway has limit, authentication', 'gateway g { limits 5/s }', ['`g` has no authentication']],
        ['every service has logs', 'service a { telemetry { logs plain } }', ['`a` has no logs']],
        ['every service has replicas', 'service a\ndeployment d { unit u { runs a  replicas 2 } }', []],
        ['every service has description', '/** Sells. */ service a\nservice b', ['`b` has no description']],
        ['every service has breaker', 'service b\nservice a { calls b }', ['`a` has no breaker']],
    ])('`%s` of `%s`', async (sentence, model, expected) => {
        const said = await told(`${model}\nconstraint it { ${sentence} }`);
        expect(said.map((line) => line.replace(/^warning constraint\/it: (.*?), but .*$/, '$1'))).toEqual(expected);
    });

    it('say when nothing can have what they ask for', async () => {
        expect(await told('entity Order\nconstraint it { every entity has timeout }')).toEqual([
            'warning constraint/it: Constraint `it` asks for timeout, which nothing that it speaks of can have. Take it out, or speak of something else.',
        ]);
        expect(await told('constraint it { every entity has timeout }')).toEqual([]);
    });
});

describe('runRules', () => {
    it('checks constraints beside the rules of the catalogue', async () => {
        const rules = runRules(await modelOf('service a\nconstraint it { every service has slo }')).map(
            ({ rule }) => rule,
        );
        expect(rules).toContain('constraint/it');
    });
});
