import { describe, expect, it } from 'vitest';
import { callsOn, findHolder } from '../../../../src/diagram/breaker/breaker-holders.ts';
import type { BreakerView } from '../../../../src/diagram/breaker/breaker-view.ts';
import { buildView, UnknownViewError, viewNames } from '../../../../src/diagram/views/registry.ts';
import type { ViewOptions } from '../../../../src/diagram/views/view-family.ts';
import type { ArchitectureModel } from '../../../../src/model/architecture.ts';
import { modelOf } from '../../../model-of.ts';

const TEXT = `
    system Shop { defaults { breaker { opens at 50% of 20 calls, slow 2s  waits 10s  closes after 3 successes } } }
    policy careful {
      timeout 300ms
      retry 2
      breaker { opens after 5 failures  waits 30s  closes after 2 successes }
      bulkhead 20
      fallback "queue the charge"
    }
    policy gentle with careful { timeout 100ms }
    policy bare { timeout 1s }
    policy never with careful { breaker none }
    mesh Main {
      technology Istio
      members stock
      breaker istio
      toward orders { breaker { opens after 9 failures  waits 1s } }
    }
    context Ordering {
      service orders {
        command place { calls payments.charge with careful  calls payments.charge with gentle  calls stock }
        query list { calls stock { breaker linkerd } }
      }
    }
    service payments { defaults { breaker polly }  command charge { calls stock } }
    service stock { calls orders.list }
    gateway Edge { route "/pay" to payments { breaker envoy } }
    view states "How careful is" of breaker careful
    view paying of breaker careful { show payments }
    view none of breaker careful { hide payments }
`;

async function breaker(name: string, options: ViewOptions = {}): Promise<BreakerView> {
    const view = buildView(await modelOf(TEXT), name, options);
    if (view.kind !== 'breaker') {
        throw new Error(`The view ${name} is of the kind ${view.kind}.`);
    }
    return view;
}

function used(view: BreakerView): readonly string[] {
    return view.usedBy.calls.map(({ text }) => text);
}

describe('the views of breakers', () => {
    it('are there for everything that says one', async () => {
        const names = viewNames(await modelOf(TEXT)).filter((name) => name.startsWith('breaker:'));
        expect(names).toEqual([
            'breaker:careful',
            'breaker:gentle',
            'breaker:Shop',
            'breaker:Main',
            'breaker:Main->Ordering.orders',
            'breaker:payments',
            'breaker:Edge:/pay',
            'breaker:Ordering.orders.list->stock',
        ]);
    });

    it('are found by the end of a name, and by caller and callee', async () => {
        const model = await modelOf(TEXT);
        expect(findHolder(model, 'careful')?.id).toBe('careful');
        expect(findHolder(model, 'Ordering.orders.list->stock')?.kind).toBe('relation');
        expect(findHolder(model, 'payments->stock')?.id).toBe('payments');
        expect(findHolder(model, 'bare')).toBeUndefined();
        expect(findHolder(model, 'never')).toBeUndefined();
        expect(() => buildView(model, 'breaker:nobody')).toThrow(UnknownViewError);
        expect(() => buildView(model, 'breaker')).toThrow(UnknownViewError);
    });

    it("tell a policy's own numbers", async () => {
        const view = await breaker('breaker:careful');
        expect(view.title).toBe('careful · Circuit breaker');
        expect(view.machine).toMatchObject({
            halfOpen: 'requests probe, unlimited',
            fallback: 'queue the charge',
            opens: { title: '5 failures in a row' },
            waits: { title: '30 s since the last failure' },
            reopens: { title: '1 failure', reason: 'the 30 s start again' },
            closes: { title: '2 successes', reason: 'failures = 0' },
        });
        expect(view.facts).toEqual([
            { label: 'scope', value: 'one per caller instance and target' },
            { label: 'counts as failure', value: 'errors, timeout after 300 ms' },
            { label: 'inside', value: 'retry 2 › breaker › timeout › bulkhead 20' },
        ]);
        expect(view.comparison.map(({ name }) => name)).toEqual([
            'careful',
            'Resilience4j',
            'Polly',
            'Istio',
            'Linkerd',
        ]);
        expect(view.comparison[0]).toEqual({
            name: 'careful',
            opens: '5 in a row',
            waits: '30 s',
            halfOpen: 'unlimited, 2 ok',
        });
    });

    it('work an example out', async () => {
        const { example } = await breaker('breaker:careful');
        expect(example).toMatchObject({
            failures: 5,
            successes: 2,
            labels: { closed: '5 failures in 500 ms', open: 'open, 30 s', probe: '2 probes' },
        });
        expect(example?.caption).toContain('300 requests are refused at once');
        // Half of a window of 20 calls, all of which were well before.
        expect((await breaker('breaker:Shop')).example?.failures).toBe(10);
        // A tenth of what comes in 30 seconds.
        expect((await breaker('breaker:payments')).example?.failures).toBe(30);
    });

    it('list the calls on which each stands', async () => {
        expect(used(await breaker('breaker:careful'))).toEqual(['Ordering.orders → payments.charge']);
        expect((await breaker('breaker:careful')).usedBy.calls[0]?.relations).toHaveLength(2);
        expect((await breaker('breaker:gentle')).usedBy.calls[0]?.relations).toHaveLength(1);
        expect(used(await breaker('breaker:Ordering.orders.list->stock'))).toEqual(['Ordering.orders → stock']);
        expect(used(await breaker('breaker:Edge:/pay'))).toEqual(['Edge /pay → payments']);
        expect(used(await breaker('breaker:Main->Ordering.orders'))).toEqual(['stock → Ordering.orders.list']);
        expect(used(await breaker('breaker:payments'))).toEqual(['payments → stock']);
    });

    it('have no half-open state where the library has none', async () => {
        const { machine } = await breaker('breaker:Main');
        expect(machine.halfOpen).toBeUndefined();
        expect(machine.waits.title).toBe('30 s × times ejected');
        expect(machine.closes).toBeUndefined();
    });

    it('say what the library fills in, and nothing where all is said', async () => {
        const filled = async (name: string) =>
            (await breaker(name)).facts.find(({ label }) => label === 'by default')?.value;
        expect(await filled('breaker:payments')).toBe(
            'when it opens, how long it waits, what closes it: Polly fills in',
        );
        expect(await filled('breaker:Main')).toBe('when it opens, how long it waits: Istio fills in');
        expect(await filled('breaker:careful')).toBeUndefined();
    });

    it('say what is not said', async () => {
        const model = await modelOf('policy vague { breaker { probes 2 } } service a { calls b with vague } service b');
        const view = buildView(model, 'breaker:vague');
        expect(view).toMatchObject({
            facts: expect.arrayContaining([{ label: 'not said', value: 'when it opens, how long it waits' }]),
            machine: { opens: { title: 'failures in a row' }, halfOpen: '2 requests at a time probe' },
        });
        expect(view).not.toHaveProperty('example');
    });

    it('are narrowed by what a declared view shows', async () => {
        expect((await breaker('states')).title).toBe('How careful is');
        expect(used(await breaker('states'))).toHaveLength(1);
        expect(used(await breaker('paying'))).toHaveLength(1);
        expect(used(await breaker('none'))).toHaveLength(0);
    });

    it('count the findings of the policy and its calls', async () => {
        const model = await modelOf(TEXT);
        const holder = findHolder(model, 'careful');
        const [call] = holder ? callsOn(holder, model) : [];
        const mark = (finding: number) => [{ finding, severity: 'warning' as const }];
        const view = await breaker('breaker:careful', { findings: { careful: mark(1), [call?.id ?? '']: mark(2) } });
        expect(view.findings).toEqual({ error: 0, warning: 2, info: 0 });
        expect(view.subject.findings?.warning).toBe(1);
        expect(view.usedBy.calls[0]?.findings?.warning).toBe(1);
    });

    it('list no more calls than can be read', async () => {
        const callers = Array.from({ length: 40 }, (_, i) => `service s${i} { calls z }`).join('\n');
        const model: ArchitectureModel = await modelOf(`system S { defaults { breaker polly } } service z\n${callers}`);
        const view = buildView(model, 'breaker:S');
        expect(view).toMatchObject({ usedBy: { more: 32 } });
    });
});
