import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { callHover } from '../../../../src/server/hover/call-hover.ts';
import { modelOf } from '../../../model-of.ts';

/** The last sentence about a call: how long its caller waits. */
async function wait(modifiers: string, block: string): Promise<string | undefined> {
    const model = await modelOf(`service a { calls b ${modifiers} { ${block} } }\nservice b`);
    const [call] = model.calls;
    return call && callHover(call, indexModel(model)).split('\n\n').at(-1);
}

describe('the longest wait for a call', () => {
    it.each([
        ['', 'timeout 100ms', 'Waits at most **100 ms**.'],
        ['2 times', 'timeout 100ms', 'Waits at most **200 ms**: 2 requests in a row.'],
        ['2 times', 'timeout 100ms  retry 1', 'Waits at most **400 ms**: 2 requests in a row, 2 tries of 100 ms.'],
        ['3 times in parallel', 'timeout 100ms', 'Waits at most **100 ms**.'],
        ['per item up to 4', 'timeout 100ms', 'Waits at most **400 ms**: 4 requests in a row.'],
        ['per item in parallel', 'timeout 100ms', 'Waits at most **100 ms**.'],
        ['', 'retry 1', 'Waits **for ever** if no answer comes.'],
    ])('calls %s { %s }', async (modifiers, block, expected) => {
        expect(await wait(modifiers, block)).toBe(expected);
    });

    it('is that for one item where nobody says how many there are', async () => {
        expect(await wait('per item', 'timeout 100ms')).toBe('Waits at most **100 ms** for each item.');
        expect(await wait('per item', 'timeout 100ms  retry 1')).toBe(
            'Waits at most **200 ms** for each item: 2 tries of 100 ms.',
        );
    });
});
