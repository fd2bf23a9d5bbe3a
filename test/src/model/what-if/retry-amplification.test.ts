import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { multipliedRetries } from '../../../../src/model/what-if/retry-amplification.ts';
import { workGraph } from '../../../../src/model/what-if/work-graph.ts';
import { modelOf } from '../../../model-of.ts';

async function retries(text: string) {
    const index = indexModel(await modelOf(text));
    const amplification = multipliedRetries(index, workGraph(index));
    return amplification.repeating
        .filter((step) => !amplification.goesOn(step))
        .map((last) => amplification.pathEndingWith(last))
        .map(({ factor, steps }) => `${factor}: ${steps.map(({ made }) => made.call.id).join(' ')}`);
}

describe('multipliedRetries', () => {
    it('multiplies tries from the first call that repeats to the last', async () => {
        expect(
            await retries(`
client App { calls shop.buy }
service shop { command buy idempotent { calls cart.show { retry 2 }  calls other.x { retry none } } }
service cart { query show { calls middle.x } }
service middle { query x { calls stock.level { retry 3 } } }
service stock { query level { calls other.x } }
service other { query x }`),
        ).toEqual(['12: shop.buy->cart.show cart.show->middle.x middle.x->stock.level']);
    });

    it('takes the strongest of several ways', async () => {
        expect(
            await retries(`
service a { query x { calls c.x { retry 1 } } }
service b { query x { calls c.x { retry 4 } } }
service c { query x { calls d { retry 1 } } }
service d { query y  query z { calls Bank } }
external Bank`),
        ).toEqual(['10: b.x->c.x c.x->d']);
    });

    it('multiplies what mesh and application repeat alike, and exempts budgets', async () => {
        const meshed = (retry: string, mesh = 'retry 2') => `
mesh Main { members a, b  ${mesh} }
service a { calls b { ${retry} } }  service b { query x }`;
        expect(await retries(meshed('retry 3'))).toEqual(['12: a->b']);
        expect(await retries(meshed(''))).toEqual(['3: a->b']);
        expect(await retries(meshed('retry 3', 'technology Istio'))).toEqual(['12: a->b']);
        expect(await retries(meshed('retry 3 budget 10%'))).toEqual(['3: a->b']);
        expect(await retries(meshed('retry none'))).toEqual([]);
    });

    it('lets the mesh stand in for the defaults of the system', async () => {
        expect(
            await retries(`
system S { defaults { retry 4 } }
mesh Main { members a, b  retry 2 }
service a { calls b }  service b { query x }`),
        ).toEqual(['3: a->b']);
    });

    it('ends its ways in a cycle', async () => {
        expect(
            await retries(`
service a { query x { calls b.x { retry 2 } } }
service b { query x { calls a.x { retry 2 } } }`),
        ).toEqual(['3: b.x->a.x', '3: a.x->b.x']);
    });
});
