import { describe, expect, it } from 'vitest';
import { stepLine, toldSteps } from '../../../../src/agents/scenarios/told-steps.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { exampleModel } from '../../../example-model.ts';
import { modelOf } from '../../../model-of.ts';

const SYSTEM = `
client Web { calls shop.buy }
broker Kafka { topic sales }
event Sold via Kafka.sales
service shop {
  store orders : PostgreSQL
  command buy {
    calls stock.reserve over grpc 3 times undone by stock.release
    calls pay.charge
    calls ads.show optional
    writes orders
    publishes Sold
  }
}
service stock { command reserve  command release }
service pay { command charge }
service ads { query show }
service mails { on Sold { calls pay.charge } }
`;

async function lines(scenario: string): Promise<readonly string[]> {
    const model = await modelOf(`${SYSTEM}scenario S { ${scenario} }`);
    const index = indexModel(model);
    const [only] = model.scenarios;
    return only ? toldSteps(index, only).steps.map(stepLine) : [];
}

describe('the steps of a scenario as agents are told them', () => {
    it('are those that are written, each with what it causes and what follows by message', async () => {
        expect(await lines('Web calls shop.buy "buys"')).toEqual([
            '1 Web calls shop.buy ("buys")',
            '  1.1 shop calls stock.reserve (grpc, 3 times, undone by release)',
            '  1.2 shop calls pay.charge',
            '  1.3 shop calls ads.show (optional)',
            '  1.4 shop.buy writes shop.orders',
            '  1.5 shop.buy publishes Sold (to Kafka.sales)',
            '  1.6 when a later step fails, the last first:',
            '    1.6.1 shop takes back with stock.release',
            '2 mails.on-Sold receives Sold from Kafka.sales',
            '  2.1 mails calls pay.charge',
        ]);
    });

    it('tell loops with their counts, alternatives with their shares, and what happens at the same time', async () => {
        expect(
            await lines(`
                loop "each item" 12 times { Web calls stock.reserve }
                loop "until it is there" { Web calls stock.reserve }
                alt "a gift" 20% { Web calls ads.show } else { Web calls pay.charge }
                alt "in a hurry" { Web calls pay.charge }
                par { Web calls ads.show  Web calls pay.charge }
            `),
        ).toEqual([
            '1 "each item" again and again, 12 times:',
            '  1.1 Web calls stock.reserve',
            '2 "until it is there" again and again, the model does not say how often:',
            '  2.1 Web calls stock.reserve',
            '3 one of these ways:',
            '  3.1 if "a gift" (20 %):',
            '    3.1.1 Web calls ads.show',
            '  3.2 else (80 %):',
            '    3.2.1 Web calls pay.charge',
            '4 only if "in a hurry":',
            '  4.1 Web calls pay.charge',
            '5 at the same time:',
            '  5.1 Web calls ads.show',
            '  5.2 Web calls pay.charge',
        ]);
    });

    it('say as data what they mean: relations of the model, counts and shares', async () => {
        const model = await modelOf(
            `${SYSTEM}scenario S { loop "twice" 2 times { Web calls shop.buy }  alt "x" 30% { Web calls ads.show } }`,
        );
        const [scenario] = model.scenarios;
        const { steps } = scenario ? toldSteps(indexModel(model), scenario) : { steps: [] };
        expect(steps).toContainEqual(expect.objectContaining({ number: '1', kind: 'loop', times: 2 }));
        expect(steps).toContainEqual(expect.objectContaining({ kind: 'call', relation: 'Web->shop.buy' }));
        expect(steps).toContainEqual(expect.objectContaining({ kind: 'alt', share: 0.3 }));
        expect(steps.find(({ text }) => text.startsWith('Web calls ads.show'))).not.toHaveProperty('relation');
        const known = new Set(indexModel(model).relations.keys());
        expect(steps.flatMap(({ relation }) => relation ?? []).filter((id) => !known.has(id))).toEqual([]);
    });

    it('tell long work once, and point to it afterwards', async () => {
        const told = await lines('Web calls shop.buy  Web calls shop.buy "again"');
        expect(told.filter((line) => line.includes('writes shop.orders'))).toHaveLength(1);
        expect(told).toContain('  2.1 as below 1');
    });

    it('have a number each in all examples', async () => {
        for (const system of ['shop', 'online-boutique', 'sock-shop', 'train-ticket']) {
            const model = await exampleModel(system);
            for (const scenario of model.scenarios) {
                const { steps } = toldSteps(indexModel(model), scenario);
                const numbers = steps.map(({ number }) => number);
                expect(new Set(numbers).size).toBe(numbers.length);
                const above = numbers.map((number) => number.split('.').slice(0, -1).join('.'));
                expect(above.filter((number) => number !== '' && !numbers.includes(number))).toEqual([]);
            }
        }
    });
});
