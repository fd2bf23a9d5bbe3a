import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'plaintext-internal-call';
const found = async (text: string, unknownAs: 'absent' | 'ignore' = 'absent') =>
    (await findingsOf(RULE, text, { unknownAs })).map(({ element }) => element);
const mesh = (mode: string, call = '') => `service a { calls b ${call} }\nservice b\nmesh M { members a, b  ${mode} }`;

describe('plaintext-internal-call', () => {
    it('tells the plain calls of a service, at the only one', async () => {
        const text = 'service a { calls b }\nservice b\nservice c { calls b over https }';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'a',
            relations: ['a->b'],
            decisive: ['b'],
            message: '`a` calls `b` in plain text: whoever is on the network can read and change what they say.',
        });
        expect(finding && underlined(text, finding)).toBe('calls b');
    });

    it('tells several of one service together, at the service', async () => {
        const text = 'service a { calls b  calls c }\nservice b { calls c over https }\nservice c';
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding?.message).toContain('`a` calls `b` and `c` in plain text');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`a` calls `b`', '`a` calls `c`']);
    });

    it('tells a system that encrypts nothing once', async () => {
        const text = 'system S\nservice a { calls b }\nservice b { calls c }\nservice c';
        expect((await findingsOf(RULE, text)).map(({ element, message }) => `${element}: ${message}`)).toEqual([
            'S: Nothing in the model encrypts what services say to each other: 2 calls of 2 services can be read on the network.',
        ]);
    });

    it.each([
        ['mtls strict', '', []],
        ['mtls permissive', '', ['a']],
        ['mtls none', '', ['a']],
        ['', '', ['a']],
        ['mtls strict', 'bypassing mesh', ['a']],
    ])('judges a mesh with `%s` and a call `%s`', async (mode, call, expected) => {
        expect(await found(mesh(mode, call))).toEqual(expected);
    });

    it('counts the calls of routes', async () => {
        expect(await found('gateway g { route "/" to b }\nservice b')).toEqual(['g']);
    });

    it('is silent on what is encrypted otherwise, and on externals', async () => {
        expect(await found('service a { calls b over https }\nservice b')).toEqual([]);
        expect(await found('service a { calls b at "https://b.example" }\nservice b')).toEqual([]);
        expect(await found('service a { calls b }\nservice b { authenticates mtls }')).toEqual([]);
        expect(await found('service a { calls g }\ngateway g { terminates tls }')).toEqual([]);
        expect(await found('service a { calls X }\nexternal X')).toEqual([]);
    });

    it('is silent where silence is no absence, but not on what is said', async () => {
        expect(await found('service a { calls b }\nservice b', 'ignore')).toEqual([]);
        expect(await found(mesh('mtls permissive'), 'ignore')).toEqual(['a']);
    });
});
