import { describe, expect, it } from 'vitest';
import { type SequenceItem, type SequenceView, sequenceItems } from '../../../../src/diagram/sequence/sequence-view.ts';
import type { FindingMarks } from '../../../../src/diagram/views/finding-marks.ts';
import { buildView, UnknownViewError } from '../../../../src/diagram/views/registry.ts';
import { exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';

async function sequenceOf(text: string, name = 'scenario:S', findings?: FindingMarks): Promise<SequenceView> {
    const view = buildView(await modelOf(text), name, { findings });
    if (view.kind !== 'sequence') {
        throw new Error('That is no sequence.');
    }
    return view;
}

/** One line an item, indented by what encloses it. */
function told(items: readonly SequenceItem[], indent = ''): readonly string[] {
    return items.flatMap((item) => lines(item, indent));
}

function lines(item: SequenceItem, indent: string): readonly string[] {
    switch (item.kind) {
        case 'self':
            return [`${indent}${item.on}: ${item.text}`];
        case 'fragment':
            return [
                `${indent}[${item.tab}] ${item.guard}`.trimEnd(),
                ...item.sections.flatMap(({ title, items: inside }, i) => [
                    ...(i > 0 ? [`${indent}--- ${title ?? ''}`.trimEnd()] : []),
                    ...told(inside, `${indent}  `),
                ]),
            ];
        case 'call':
        case 'message': {
            const words = [item.label, item.detail].filter((part) => part !== '').join(' / ');
            return [
                `${indent}${item.from} ${item.line} ${item.to ?? 'nobody'}: ${words}`,
                ...told(item.body, `${indent}  `),
            ];
        }
    }
}

describe('the sequence of a scenario', () => {
    it('tells the purchase of the shop', async () => {
        const view = buildView(await exampleModel('shop'), 'scenario:Purchase');
        expect(view).toMatchObject({ kind: 'sequence', title: 'Purchase · A shopper buys', notes: [] });
        expect(view.subtitle).toContain('50 requests/s');
        const { participants, items, later } = view as SequenceView;
        expect(participants.map(({ id, shape, subtitle }) => [id, shape, subtitle])).toEqual([
            ['MobileApp', 'client', undefined],
            ['MobileBff', 'bff', 'BFF'],
            ['Ordering.orders', 'service', 'Ordering'],
            ['Inventory.stock', 'service', 'Inventory'],
            ['Payments.payments', 'service', 'Payments'],
            ['Stripe', 'external', 'Card payments'],
            ['Kafka', 'topic', 'queues and topics'],
            ['Inventory.shipping', 'service', 'Inventory'],
        ]);
        expect(told(items)).toEqual([
            'MobileApp call MobileBff: taps Buy',
            '  MobileBff call Ordering.orders: POST /orders / idempotent',
            '    Ordering.orders: works 8 ms',
            '    Ordering.orders call Inventory.stock: stock.reserve / grpc · idempotent',
            '      Inventory.stock: works 4 ms',
            '      Inventory.stock: writes stockDb',
            '    [up to 3 attempts] backoff 50 ms..1 s, jitter, budget 10 % · when unavailable, timeout',
            '      Ordering.orders call Payments.payments: payments.charge / grpc · idempotent · careful',
            '        Payments.payments: works 15 ms',
            '        Payments.payments call Stripe: calls Stripe',
            '        Payments.payments: writes ledger',
            '        Payments.payments event Kafka: PaymentSettled / paymentEvents · outbox',
            '    --- fallback, when attempts are used up or the breaker is open: queue the charge, confirm by mail',
            '    Ordering.orders: writes ordersDb',
            '    Ordering.orders event Kafka: OrderPlaced / orderEvents · outbox',
        ]);
        expect(told(later)).toEqual([
            'Kafka event Ordering.orders: PaymentSettled / idempotent',
            '  Ordering.orders: writes ordersDb',
            'Kafka event Inventory.shipping: OrderPlaced / idempotent',
            '  Inventory.shipping call Inventory.stock: stock.reserve / idempotent',
            '    Inventory.stock: works 4 ms',
            '    Inventory.stock: writes stockDb',
        ]);
        const charge = [...sequenceItems(items)].find(
            (item) => item.kind === 'call' && item.label === 'payments.charge',
        );
        expect(charge).toMatchObject({
            operation: 'Payments.payments.charge',
            relations: ['Ordering.orders.place->Payments.payments.charge'],
            wait: {
                pill: {
                    items: [
                        { glyph: 'timeout', value: '300 ms' },
                        { glyph: 'breaker' },
                        { glyph: 'bulkhead', value: '20' },
                    ],
                },
            },
        });
        const stripe = [...sequenceItems(items)].find((item) => item.kind === 'call' && item.to === 'Stripe');
        expect(stripe).toMatchObject({ answer: 'p50 120 ms · p99 900 ms' });
    });

    it('frames what is repeated, parallel, alternative, optional or undone', async () => {
        const { items } = await sequenceOf(`client App
            service a { command go {
                calls b.q 3 times in parallel optional
                calls b.q per item up to 50
                calls b.q per item up to 50 batched
                calls b.q in parallel
                calls c.q in parallel
                calls c.q undone by c.back
                calls c.q optional { fallback "yesterday’s answer" }
            } }
            service b { query q }
            service c { query q  command back }
            scenario S {
                alt "new" { App calls a.go } else { App calls b.q }
                loop "each day" { App calls b.q }
                par { App calls b.q  App calls c.q }
            }`);
        expect(told(items)).toEqual([
            '[if] new',
            '  App call a: a.go',
            '    [3 times in parallel · optional] goes on without the answer',
            '      a call b: b.q',
            '    [once per item, up to 50]',
            '      a call b: b.q',
            '    a call b: b.q / batched',
            '    [in parallel]',
            '      a call b: b.q',
            '    ---',
            '      a call c: c.q',
            '    a call c: c.q',
            '    [optional · with a fallback] goes on without the answer',
            '      a call c: c.q',
            '    --- fallback, when it fails: yesterday’s answer',
            '    [undo] when a later step fails, the last first',
            '      a undo c: c.back / undo',
            '--- else',
            '  App call b: b.q',
            '[again] each day',
            '  App call b: b.q',
            '[in parallel]',
            '  App call b: b.q',
            '---',
            '  App call c: c.q',
        ]);
    });

    it('tells how often a loop repeats, and how often a condition holds', async () => {
        const { items } = await sequenceOf(`client App
            service b { query q }
            scenario S {
                loop "each item" 5 times { App calls b.q }
                alt "a gift" 20% { App calls b.q } else { App calls b.q }
                alt "new" 0.5% { } else { App calls b.q }
            }`);
        expect(told(items)).toEqual([
            '[5 times] each item',
            '  App call b: b.q',
            '[if] a gift (20 %)',
            '  App call b: b.q',
            '--- else (80 %)',
            '  App call b: b.q',
            '[unless] new (0.5 %)',
            '  App call b: b.q',
        ]);
    });

    it('lets shared stores take part, falls back on somebody, and sends events without a topic to nobody', async () => {
        const { items, later, participants } = await sequenceOf(`client App
            store common : PostgreSQL
            service a { cache own : Redis { hits 80% }  store mine : MongoDB
                command go { reads own  reads mine  writes common  publishes Done cdc
                    calls b.q ignoring reply bypassing mesh at "http://10.0.0.7" { fallback c.q } } }
            service b { query q { reads common }  on Done }
            service c { query q }
            event Done
            scenario S { App calls a.go }`);
        expect(told(items)).toEqual([
            'App call a: a.go',
            '  a: reads own',
            '  a: reads mine (on a miss, 20 %)',
            '  a write common: writes',
            '  a event nobody: Done / cdc',
            '  [with a fallback]',
            '    a call b: b.q / reply not waited for · around the mesh · fixed address',
            '      b read common: reads',
            '  --- fallback, when it fails: ask c.q',
            '    a call c: c.q',
        ]);
        expect(told(later)).toEqual(['a event b: Done']);
        expect(participants.find(({ id }) => id === 'common')).toMatchObject({
            shape: 'store',
            subtitle: 'PostgreSQL',
        });
        const ignoring = [...sequenceItems(items)].find((item) => item.kind === 'call' && item.to === 'b');
        expect(ignoring).toMatchObject({ answers: false });
    });

    it('keeps inherited retries in the pill', async () => {
        const { items } = await sequenceOf(`client App
            service a { defaults { timeout 1s  retry 2 }  query q { calls b.q } }
            service b { query q }
            scenario S { App calls a.q }`);
        const call = [...sequenceItems(items)].find((item) => item.kind === 'call' && item.to === 'b');
        expect(call).toMatchObject({
            wait: { pill: { inherited: true, items: [{ value: '1 s' }, { glyph: 'retry', value: '2' }] } },
        });
        expect([...sequenceItems(items)].some((item) => item.kind === 'fragment')).toBe(false);
    });

    it('says where it is not followed', async () => {
        const { items, notes } = await sequenceOf(`client App
            service a { query q { calls b } }
            service b { query q  query r }
            scenario S { App calls a.q }`);
        expect(told(items).at(-1)).toBe('    b: which operation answers is not said');
        expect(notes).toEqual(['Which operation answers is not said for b.']);
    });

    it('tells a long body once', async () => {
        const { items } = await sequenceOf(`client App
            service a { query q { calls b.q  calls b.r  calls b.q  calls b.r } }
            service b { query q { calls c.q  calls c.q  calls c.q  calls c.q }  query r { calls c.q } }
            service c { query q }
            scenario S { App calls a.q  App calls a.q }`);
        expect(told(items)).toEqual([
            'App call a: a.q',
            '  a call b: b.q',
            ...Array.from({ length: 4 }, () => '    b call c: c.q'),
            '  a call b: b.r',
            '    b call c: c.q',
            '  a call b: b.q',
            '    b: as above',
            '  a call b: b.r',
            '    b call c: c.q',
            'App call a: a.q',
            '  a: as above',
        ]);
    });

    it('marks findings, and a wait that is inverted', async () => {
        const text = `client App
            service a { query q { calls b.q { timeout 100ms }  calls c.q } }
            service b { query q { calls c.q { timeout 1s } } }
            service c { query q }
            scenario S { App calls a.q }`;
        const view = await sequenceOf(text, 'scenario:S', {
            'a.q->b.q': [{ finding: 0, severity: 'error', rule: 'timeout-inversion' }],
            'a.q->c.q': [{ finding: 1, severity: 'warning', rule: 'missing-timeout', missing: 'timeout' }],
            'b.q': [{ finding: 2, severity: 'info' }],
            elsewhere: [{ finding: 3, severity: 'error' }],
        });
        expect(view.findings).toEqual({ error: 1, warning: 1, info: 1 });
        const calls = [...sequenceItems(view.items)].filter((item) => item.kind === 'call');
        expect(calls.find(({ relations }) => relations.includes('a.q->b.q'))).toMatchObject({
            wait: { inverted: true },
        });
        expect(calls.find(({ relations }) => relations.includes('a.q->c.q'))).toMatchObject({
            wait: { inverted: false, pill: { missing: true, items: [{ glyph: 'timeout', value: 'none' }] } },
        });
        expect(view.participants.find(({ id }) => id === 'b')?.findings).toEqual({ error: 0, warning: 0, info: 1 });
    });

    it('goes by the name of a declared view, which may hide things', async () => {
        const view = await sequenceOf(
            `client App
            service a { store db : Redis  query q { reads db  calls b.q } }
            service b { query q }
            scenario S { App calls a.q }
            view buying "How it is bought" of scenario S { hide stores  direction down }`,
            'buying',
        );
        expect(view.title).toBe('How it is bought');
        expect(told(view.items)).toEqual(['App call a: a.q', '  a call b: b.q']);
        expect(view.notes).toEqual(['`direction` means nothing in a view of a scenario and is left out.']);
    });

    it('knows no scenario that does not exist', async () => {
        const model = await modelOf('client App  service a { query q }  scenario S { App calls a.q }');
        expect(() => buildView(model, 'scenario:T')).toThrow(UnknownViewError);
        expect(() => buildView(model, 'scenario')).toThrow(UnknownViewError);
    });
});
