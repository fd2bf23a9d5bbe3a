import { describe, expect, it } from 'vitest';
import { setCallPolicies, setCallPolicy } from '../../../../src/rules/fixes/set-call-policy.ts';
import { modelOf } from '../../../model-of.ts';

async function edited(call: string): Promise<string | undefined> {
    const text = `service b\nservice a { ${call} }`;
    const made = (await modelOf(text)).calls.find(({ source }) => source === 'a');
    const edit = made && setCallPolicy(made, 'timeout', 'timeout 1s', 'Set it')[0]?.edits[0];
    const line = text.split('\n')[1] ?? '';
    return edit && line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
}

describe('setCallPolicy', () => {
    it('adds a block', async () => {
        expect(await edited('calls b 3 times')).toBe('service a { calls b 3 times { timeout 1s } }');
    });

    it('goes before what stands in the block', async () => {
        expect(await edited('calls b { retry 2  breaker none }')).toBe(
            'service a { calls b { timeout 1s  retry 2  breaker none } }',
        );
    });

    it('replaces what the block says of it', async () => {
        expect(await edited('calls b { retry 2  timeout none }')).toBe('service a { calls b { retry 2  timeout 1s } }');
    });

    it('offers nothing for the calls of a route', async () => {
        const { calls } = await modelOf('service b\ngateway Edge { route "/b" to b }');
        expect(calls.map((call) => setCallPolicy(call, 'timeout', 'timeout 1s', 'Set it'))).toEqual([[]]);
    });
});

describe('setCallPolicies', () => {
    it('writes several properties into several calls, in one fix without overlaps', async () => {
        const text = 'service b\nservice a { calls b { breaker none  retry 2 }  calls b }';
        const { calls } = await modelOf(text);
        const [fix, ...more] = setCallPolicies(
            calls.map((call) => ({ call, statements: { breaker: 'breaker polly', timeout: 'timeout 1s' } })),
            'Set both',
        );
        expect(more).toEqual([]);
        expect(fix?.edits.map(({ newText }) => newText).sort()).toEqual([
            ' { timeout 1s  breaker polly }',
            'breaker polly  timeout 1s',
        ]);
    });

    it('offers nothing for no calls, or when a route makes one of them', async () => {
        const { calls } = await modelOf('service b\ngateway Edge { route "/b" to b }\nservice a { calls b }');
        const changes = calls.map((call) => ({ call, statements: { timeout: 'timeout 1s' } }));
        expect(setCallPolicies(changes, 'Set it')).toEqual([]);
        expect(setCallPolicies([], 'Set it')).toEqual([]);
    });
});
