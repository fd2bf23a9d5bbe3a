import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { workGraph } from '../../../../src/model/what-if/work-graph.ts';
import { worstCaseWait } from '../../../../src/model/what-if/worst-case-wait.ts';
import { modelOf } from '../../../model-of.ts';

async function wait(text: string, node: string) {
    const index = indexModel(await modelOf(text));
    const work = workGraph(index).works.get(node);
    if (!work) {
        throw new Error(`There is no work ${node}.`);
    }
    return worstCaseWait(index, work);
}

const shop = (calls: string) => `
service shop { store carts : Redis  command buy { ${calls} } }
service a { query x }  service b { query x }  service c { query x }`;

const waitOf = (calls: string) => wait(shop(calls), 'shop.buy');

describe('worstCaseWait', () => {
    it('adds up calls in a row, each with its retries', async () => {
        const { total, stages } = await waitOf(
            'calls a.x { timeout 100ms  retry 1 backoff 50ms }  calls b.x 3 times { timeout 200ms }',
        );
        expect(total).toBe(250 + 600);
        expect(stages.map((stage) => stage.wait)).toEqual([250, 600]);
    });

    it('waits only for the slowest of parallel neighbours', async () => {
        const { total, stages } = await waitOf(
            'calls a.x in parallel { timeout 100ms }  calls b.x 3 times in parallel { timeout 200ms }  calls c.x { timeout 50ms }',
        );
        expect(total).toBe(250);
        expect(stages[0]?.calls.map(({ call }) => call.target)).toEqual(['b', 'a']);
    });

    it('parts what other work lies between', async () => {
        const parallel = (between: string) =>
            `calls a.x in parallel { timeout 100ms }  ${between}  calls b.x in parallel { timeout 100ms }`;
        expect((await waitOf(parallel(''))).total).toBe(100);
        expect((await waitOf(parallel('writes carts'))).total).toBe(200);
    });

    it('tells calls without end, and loops without a bound', async () => {
        const { total, endless, atLeast } = await waitOf('calls a.x  calls b.x per item { timeout 100ms }');
        expect(total).toBe(100);
        expect(endless.map((call) => call.target)).toEqual(['a']);
        expect(atLeast).toBe(true);
    });

    it('asks all targets of a route at once', async () => {
        const text =
            'gateway Edge { timeout 100ms  route "/" to a.x, b.x }  service a { query x }  service b { query x }';
        expect((await wait(text, 'Edge:/')).total).toBe(100);
    });
});
