import { describe, expect, it } from 'vitest';
import { type ExpectedTimes, expectedTimes, type TimedStep } from '../../../../src/model/flow/expected-times.ts';
import { followScenario } from '../../../../src/model/flow/follow-scenario.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { modelOf } from '../../../model-of.ts';

async function timesOf(text: string): Promise<ExpectedTimes> {
    const model = await modelOf(text);
    const [scenario] = model.scenarios;
    if (!scenario) {
        throw new Error('The text has no scenario.');
    }
    return expectedTimes(followScenario(indexModel(model), scenario));
}

/** `b.q 10-30 *` for what runs from 10 to 30 on the critical path. */
function rows(steps: readonly TimedStep[]): readonly string[] {
    return steps.flatMap(({ step, start, end, critical, inside }) => {
        const name =
            step.kind === 'call'
                ? (step.work.node ?? step.work.element)
                : step.kind === 'access'
                  ? step.access.store
                  : step.kind === 'block'
                    ? `${step.times} × ${step.branches[0]?.guard}`
                    : 'event';
        return [`${name} ${start}-${end}${critical ? ' *' : ''}`, ...rows(inside)];
    });
}

describe('expectedTimes', () => {
    it('puts calls one behind the other, parallel ones beside each other, and finds the critical path', async () => {
        const times = await timesOf(`client App
            service a { store db : PostgreSQL { takes 3ms }
                query q { takes 10ms  calls b.q in parallel  calls c.q in parallel  reads db } }
            service b { query q { takes 20ms } }
            service c { query q { takes 5ms } }
            scenario S { App calls a.q }`);
        expect(rows(times.steps)).toEqual(['a.q 0-33 *', 'b.q 10-30 *', 'c.q 10-15', 'a.db 30-33 *']);
        expect(times).toMatchObject({ scale: 'time', total: 33, atLeast: false });
    });

    it('repeats what is called several times, and does not wait for replies that nobody uses', async () => {
        const times = await timesOf(`client App
            service a { query q { takes 1ms  calls b.q 3 times  calls b.q 3 times in parallel  calls b.q ignoring reply  calls b.q } }
            service b { query q { takes 10ms } }
            scenario S { App calls a.q }`);
        expect(rows(times.steps)).toEqual(['a.q 0-51 *', 'b.q 1-31 *', 'b.q 31-41 *', 'b.q 41-51', 'b.q 41-51 *']);
        expect(times.steps[0]?.inside[0]?.turns).toBe(3);
    });

    it('tries again what runs into its timeout, and tells what is done for nobody', async () => {
        const times = await timesOf(`client App
            service a { query q { takes 1ms  calls b.q { timeout 10ms  retry 2 backoff 5ms } } }
            service b { query q { takes 25ms } }
            scenario S { App calls a.q }`);
        const [call] = times.steps[0]?.inside ?? [];
        expect(call).toMatchObject({
            start: 1,
            end: 41,
            abandonedUntil: 26,
            attempts: [
                { start: 1, end: 11 },
                { start: 16, end: 26 },
                { start: 31, end: 41 },
            ],
        });
        expect(times.total).toBe(41);
    });

    it('ends tries at the deadline', async () => {
        const times = await timesOf(`client App
            service a { query q { calls b.q { timeout 10ms  retry 5  deadline 25ms } } }
            service b { query q { takes 90ms } }
            scenario S { App calls a.q }`);
        expect(times.steps[0]?.inside[0]?.attempts.map(({ start, end }) => [start, end])).toEqual([
            [0, 10],
            [10, 20],
            [20, 25],
        ]);
        expect(times.total).toBe(25);
    });

    it('says that it takes longer where times are not said', async () => {
        const times = await timesOf(`client App
            service a { query q { calls b.q  calls c.q } }
            service b { query q { takes 20ms } }
            service c { query q }
            scenario S { App calls a.q }`);
        expect(times).toMatchObject({ scale: 'time', total: 20, atLeast: true });
        expect(times.steps[0]?.inside.map(({ said }) => said)).toEqual([true, false]);
    });

    it('puts things in order where no times are said at all', async () => {
        const times = await timesOf(`client App
            service a { query q { calls b.q { timeout 1ms } } }
            service b { query q }
            scenario S { App calls a.q }`);
        expect(times.scale).toBe('order');
        expect(rows(times.steps)).toEqual(['a.q 0-2 *', 'b.q 1-2 *']);
    });

    it('takes the first of alternatives, and begins what follows by message when it is published', async () => {
        const times = await timesOf(`client App
            service a { query q { takes 10ms  publishes E }  query r { takes 70ms } }
            service b { on E { takes 4ms } }
            event E
            scenario S { alt "good" { App calls a.q } else { App calls a.r } }`);
        expect(times).toMatchObject({ total: 10, alternatives: 1 });
        expect(times.steps[0]?.guard).toBe('good');
        expect(times.later).toMatchObject([{ start: 10, end: 14 }]);
    });

    it('takes a loop as often as long as it is gone through, and tells its first round', async () => {
        const times = await timesOf(`client App
            service a { query q { takes 10ms } }
            service b { query q { takes 2ms } }
            scenario S {
                App calls a.q
                loop "each order" 5 times { App calls b.q  loop "each line" 3 times { App calls b.q } }
                App calls b.q
            }`);
        expect(rows(times.steps)).toEqual([
            'a.q 0-10 *',
            '5 × each order 10-50 *',
            'b.q 10-12 *',
            '3 × each line 12-18 *',
            'b.q 12-14 *',
            'b.q 50-52 *',
        ]);
        expect(times.steps[1]).toMatchObject({ turns: 5, said: true });
        expect(times.total).toBe(52);
    });

    it('takes the likelier of alternatives that say how often they are taken, even to do nothing', async () => {
        const steps = (alternatives: string) =>
            timesOf(`client App
                service a { query q { takes 10ms  }  query r { takes 70ms } }
                scenario S { ${alternatives}  App calls a.q }`);
        const likely = await steps('alt "in stock" 90% { App calls a.r } else { App calls a.q }');
        expect([likely.total, likely.alternatives, likely.steps[0]?.guard]).toEqual([80, 1, 'in stock (90 %)']);
        const unlikely = await steps('alt "sold out" 10% { App calls a.r } else { App calls a.q }');
        expect([unlikely.total, unlikely.alternatives, unlikely.steps[0]?.guard]).toEqual([20, 1, 'else (90 %)']);
        const nothing = await steps('alt "a gift" 20% { App calls a.r }');
        expect([nothing.total, nothing.alternatives]).toEqual([10, 1]);
    });
});
