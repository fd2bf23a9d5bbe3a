import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'network-policy-gap';
const found = async (text: string) => (await findingsOf(RULE, text)).map(({ element }) => element);
const live = (words: string, units = 'unit a { runs a }  unit b { runs b }') =>
    `service a\nservice b\ndeployment live on Kubernetes { ${words}  ${units} }`;

describe('network-policy-gap', () => {
    it('tells a deployment in which all reach all, and mends it', async () => {
        const text = live('');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'live',
            message:
                'In `live` each of 2 units can reach every other (nothing is said of its network): who takes one, has a way to all.',
        });
        expect(finding && underlined(text, finding)).toBe('live');
        const after = finding ? fixed(text, finding) : '';
        expect(after).toContain('network default-deny');
        expect(await found(after)).toEqual([]);
    });

    it('tells an open network without a fix: it was meant', async () => {
        const [finding] = await findingsOf(RULE, live('network open'));
        expect(finding?.message).toContain('(`network open`)');
        expect(finding?.fixes).toEqual([]);
        expect(await findingsOf(RULE, live('network open'), { unknownAs: 'ignore' })).toHaveLength(1);
    });

    it('is silent on a policy that denies by default, and on a single unit', async () => {
        expect(await found(live('network default-deny'))).toEqual([]);
        expect(await found(live('', 'unit a { runs a, b }'))).toEqual([]);
        expect(await findingsOf(RULE, live(''), { unknownAs: 'ignore' })).toEqual([]);
    });
});
