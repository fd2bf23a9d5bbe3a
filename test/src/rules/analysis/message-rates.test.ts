import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { scenarioRates } from '../../../../src/rules/analysis/message-rates.ts';
import { modelOf } from '../../../model-of.ts';

async function rates(text: string): Promise<Record<string, number>> {
    const [first] = scenarioRates(indexModel(await modelOf(text)));
    return Object.fromEntries([...(first?.ratePerWork ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const SHOP = `
client App { calls Edge }
gateway Edge { route "/orders" to orders.place }
event OrderPlaced via placed
broker Kafka { topic placed }
service orders { command place { calls stock.reserve 2 times  calls prices.quote per item  publishes OrderPlaced } }
service stock { command reserve { calls log.write optional } }
service prices { query quote }
service log { command write  command rotate }
service bills { on OrderPlaced }`;

describe('scenarioRates', () => {
    it('follows calls and messages, with their numbers', async () => {
        expect(await rates(`${SHOP}\nscenario S { App calls orders.place  load 10/s }`)).toEqual({
            'bills.on-OrderPlaced': 10,
            'log.write': 20,
            'orders.place': 10,
            // How many items there are is not known.
            'prices.quote': 0,
            'stock.reserve': 20,
        });
    });

    it('begins at the one thing that a service or gateway does, and nowhere where it does several', async () => {
        expect(await rates(`${SHOP}\nscenario S { App calls Edge  load 10/s }`)).toMatchObject({ 'orders.place': 10 });
        expect(await rates(`${SHOP}\nscenario S { App calls log  load 10/s }`)).toEqual({});
    });

    it('counts a step once that stands in a body already', async () => {
        const text = `${SHOP}\nscenario S { App calls orders.place  orders calls stock.reserve  load 10/s }`;
        expect(await rates(text)).toMatchObject({ 'stock.reserve': 20 });
    });

    it('counts what loops repeat, and of alternatives the share that they say', async () => {
        const scenario = (steps: string) => rates(`${SHOP}\nscenario S { ${steps}  load 10/s }`);
        expect(
            await scenario('loop "each" 5 times { App calls log.write  loop "part" 2 times { App calls log.rotate } }'),
        ).toEqual({
            'log.rotate': 100,
            'log.write': 50,
        });
        expect(await scenario('alt "new" 20% { App calls log.write } else { App calls log.rotate }')).toEqual({
            'log.rotate': 8,
            'log.write': 2,
        });
        expect(await scenario('alt "new" { App calls log.write } else { App calls log.rotate }')).toEqual({});
    });

    it('counts what a body does less often than the scenario says as often as the scenario says', async () => {
        const text = `${SHOP}\nscenario S {
            App calls orders.place
            loop "each item" 5 times { orders calls stock.reserve  stock calls log.write }
            load 10/s
        }`;
        expect(await rates(text)).toMatchObject({ 'stock.reserve': 50, 'log.write': 50, 'bills.on-OrderPlaced': 10 });
    });

    it('leaves to bodies what is told of services that they reach', async () => {
        const text = `${SHOP}\nscenario S { App calls orders.place  stock calls log.rotate  load 10/s }`;
        expect(await rates(text)).toMatchObject({ 'log.write': 20 });
        expect(await rates(text)).not.toHaveProperty('log.rotate');
    });

    it('ends on calls in a circle, and does not follow them', async () => {
        const text = `
client App { calls a.x }
service a { command x { calls b.y } }
service b { command y { calls a.x  calls c.z } }
service c { command z }
scenario S { App calls a.x  load 10/s }`;
        expect(await rates(text)).toEqual({ 'a.x': 10 });
    });

    it('knows nothing of scenarios without a rate', async () => {
        expect(scenarioRates(indexModel(await modelOf(`${SHOP}\nscenario S { App calls orders.place }`)))).toEqual([]);
    });
});
