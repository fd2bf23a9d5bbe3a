import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const calling = (how: string) => `
service catalog { query product }
service cart { query show { calls catalog.product ${how} } }`;

const severities = async (how: string, options = {}) =>
    (await findingsOf('chatty-call', calling(how), { options })).map((finding) => finding.severity);

describe('chatty-call', () => {
    it('tells who calls whom how often, at the call', async () => {
        const text = calling('9 times');
        const [finding, ...more] = await findingsOf('chatty-call', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            rule: 'chatty-call',
            severity: 'warning',
            element: 'cart.show',
            message: '`cart.show` calls `catalog.product` 9 times for one request (limit 5, error from 10).',
            help: 'src/rules/chatty-call.md',
        });
        expect(finding && underlined(text, finding)).toBe('calls catalog.product 9 times');
    });

    it('calls a loop without a bound an error', async () => {
        const [finding] = await findingsOf('chatty-call', calling('per item'));
        expect(finding?.severity).toBe('error');
        expect(finding?.message).toContain('once per item, with no upper bound');
    });

    it('warns from 5 calls and errs from 10', async () => {
        expect(await severities('4 times')).toEqual([]);
        expect(await severities('5 times')).toEqual(['warning']);
        expect(await severities('9 times')).toEqual(['warning']);
        expect(await severities('10 times')).toEqual(['error']);
    });

    it('takes the bound of a loop for the number of calls', async () => {
        expect(await severities('per item up to 4')).toEqual([]);
        expect(await severities('per item up to 5')).toEqual(['warning']);
        expect(await severities('per item up to 10')).toEqual(['error']);
    });

    it('counts calls in parallel and optional ones alike', async () => {
        expect(await severities('6 times in parallel optional')).toEqual(['warning']);
    });

    it('follows its options', async () => {
        expect(await severities('3 times', { warning: 3, error: 4 })).toEqual(['warning']);
        expect(await severities('4 times', { warning: 3, error: 4 })).toEqual(['error']);
    });

    it('tells all such calls of one operation together, as loud as the worst', async () => {
        const text = `
service catalog { query product query price query names }
service cart {
  query show { calls catalog.product 6 times  calls catalog.price per item  calls catalog.names  calls catalog.product 6 times }
  query other { calls catalog.price 5 times }
}`;
        const [finding, other, ...more] = await findingsOf('chatty-call', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'cart.show',
            message:
                '`cart.show` calls `catalog.price` once per item, with no upper bound, and `catalog.product` 6 times for one request (limit 5, error from 10).',
        });
        expect(finding?.relations).toHaveLength(3);
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`cart.show` calls `catalog.product` 6 times for one request',
            '`cart.show` calls `catalog.price` once per item, with no upper bound, for one request',
            '`cart.show` calls `catalog.product` 6 times for one request',
        ]);
        expect(finding && underlined(text, finding)).toBe('show');
        expect(other).toMatchObject({ severity: 'warning', element: 'cart.other' });
    });

    it('is silent on a single call and on a batch', async () => {
        expect(await severities('')).toEqual([]);
        expect(await severities('per item batched')).toEqual([]);
        expect(await severities('50 times batched')).toEqual([]);
    });

    it('is silent on streams', async () => {
        expect(await severities('100 times over websocket')).toEqual([]);
        expect(await severities('per item over grpc-stream')).toEqual([]);
        expect(await severities('100 times over grpc')).toEqual(['error']);
    });

    it('finds calls that a loop of a scenario repeats, for one request to their caller', async () => {
        const text = `client App
service cart { query show { calls catalog.product } }
service catalog { query product { calls prices.quote } }
service prices { query quote }
scenario Show {
  App calls cart.show
  loop "each item" 3 times { loop "each variant" 4 times { cart calls catalog.product  catalog calls prices.quote } }
}`;
        const [finding, ...more] = await findingsOf('chatty-call', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'Show',
            message: 'In `Show`, `cart` calls `catalog.product` 12 times for one request (limit 5, error from 10).',
        });
        expect(finding && underlined(text, finding)).toBe('cart calls catalog.product');
        expect(await findingsOf('chatty-call', text.replace('3 times', ''))).toEqual([]);
    });

    it('tells the loops of one scenario together, and none of streams, batches or what is found already', async () => {
        const looped = (how: string) => `client App
service cart { query show { calls catalog.product ${how}  calls catalog.names } }
service catalog { query product  query names }
scenario Show {
  App calls cart.show
  loop "each item" 9 times { cart calls catalog.product  cart calls catalog.names }
}`;
        const [both] = await findingsOf('chatty-call', looped(''));
        expect(both?.message).toBe(
            'In `Show`, for one request each, `cart` calls `catalog.names` 9 times and `cart` calls `catalog.product` 9 times (limit 5, error from 10).',
        );
        for (const how of ['batched', 'over grpc-stream']) {
            const [one, ...more] = await findingsOf('chatty-call', looped(how));
            expect([one?.message, more]).toEqual([
                'In `Show`, `cart` calls `catalog.names` 9 times for one request (limit 5, error from 10).',
                [],
            ]);
        }
        expect((await findingsOf('chatty-call', looped('9 times'))).map(({ element }) => element)).toEqual([
            'cart.show',
            'Show',
        ]);
        const allowed = looped('').replace('scenario Show {', 'scenario Show { allow chatty-call because "few items"');
        expect(await findingsOf('chatty-call', allowed)).toEqual([]);
    });
});
