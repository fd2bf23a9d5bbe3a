import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'unauthenticated-internal-call';
const found = async (text: string, unknownAs: 'absent' | 'ignore' = 'absent') =>
    (await findingsOf(RULE, text, { unknownAs })).map(({ element }) => element);

describe('unauthenticated-internal-call', () => {
    it('tells who is believed without proof', async () => {
        const text = 'service a { calls b  calls c }\nservice b\nservice c { authenticates jwt }';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'a',
            relations: ['a->b'],
            decisive: ['b'],
            message: '`a` calls `b` without proof of who it is: whoever gets inside can do the same.',
        });
        expect(finding && underlined(text, finding)).toBe('calls b');
    });

    it('tells a system in which nobody asks once', async () => {
        const text = 'system S\nservice a { calls b }\nservice b { calls c }\nservice c';
        expect((await findingsOf(RULE, text)).map(({ element, message }) => `${element}: ${message}`)).toEqual([
            'S: No service in the model asks who calls it: 2 calls of 2 services are believed because they come from inside.',
        ]);
    });

    it('counts encryption without proof, and what rules proof out', async () => {
        expect(await found('service a { calls b over https }\nservice b')).toEqual(['a']);
        expect(await found('service a { calls b }\nservice b { authenticates none }')).toEqual(['a']);
        expect(await found('service a { calls b }\nservice b\nmesh M { members a, b  mtls permissive }')).toEqual([
            'a',
        ]);
        expect(await found('gateway g { authenticates oauth2  route "/" to b }\nservice b')).toEqual(['g']);
    });

    it('is silent where proof is given', async () => {
        expect(await found('service a { calls b }\nservice b { authenticates jwt }')).toEqual([]);
        expect(await found('service a { calls b }\nservice b\nmesh M { members a, b  mtls strict }')).toEqual([]);
        expect(await found('service a { calls X }\nexternal X')).toEqual([]);
        expect(await found('service a { calls b }\nservice b', 'ignore')).toEqual([]);
    });
});
