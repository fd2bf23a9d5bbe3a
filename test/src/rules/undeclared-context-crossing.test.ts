import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'undeclared-context-crossing';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element} ${finding.decisive}`);

/** `A` calls `B` twice and hears of one event of it; `C` and `D` have drawn a map. */
const CROSSING = (inA = '', inB = '', inD = 'upstream C') => `context A {
  ${inA}
  service a { query q { calls B.b.r  calls B.b.r }  on B.Done }
}
context B {
  ${inB}
  service b { query r { publishes Done } }
  event Done
}
context C { service c }
context D { ${inD}  service d { calls c } }`;

describe('undeclared-context-crossing', () => {
    it('tells each pair of contexts once, at the first crossing', async () => {
        const [finding, ...more] = await findingsOf(RULE, CROSSING());
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'A',
            decisive: ['B'],
            message: '`A` depends on `B` (2 calls and 1 subscription), which the context map does not show.',
        });
        expect(finding?.relations).toHaveLength(3);
        expect(finding && underlined(CROSSING(), finding)).toBe('calls B.b.r');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`a.q` calls `b.r`',
            '`a.q` calls `b.r`',
            '`a` receives `B.Done`',
        ]);
    });

    it('is silent while there is no context map', async () => {
        expect(await found(CROSSING('', '', ''))).toEqual([]);
    });

    it('is silent on what is declared', async () => {
        expect(await found(CROSSING('upstream B'))).toEqual([]);
        expect(await found(CROSSING('upstream B { customer-supplier }'))).toEqual([]);
        expect(await found(CROSSING('partnership B'))).toEqual([]);
        expect(await found(CROSSING('', 'partnership A'))).toEqual([]);
        expect(await found(CROSSING('', 'shared-kernel A { entity E }'))).toEqual([]);
    });

    it('fires when only the other direction is declared, or the opposite', async () => {
        const [other] = await findingsOf(RULE, CROSSING('', 'upstream A'));
        expect(other?.message).toContain('and the context map knows only the other direction.');
        const [apart] = await findingsOf(RULE, CROSSING('separate-ways B'));
        expect(apart?.message).toContain('though the context map lets them go separate ways.');
        expect(apart?.fixes).toEqual([]);
    });

    it('sees calls through routers, and leaves infrastructure and outsiders out', async () => {
        const map = 'context C\ncontext D { upstream C }\n';
        expect(
            await found(`${map}router lb { route "/" to B.b }
context A { service a { calls lb } }
context B { service b }`),
        ).toEqual(['warning A B']);
        expect(
            await found(`${map}context A { service a { role infrastructure  calls B.b } }
context B { service b }
service outside { calls B.b }`),
        ).toEqual([]);
    });

    it('declares the relation', async () => {
        const text = CROSSING('entity E');
        const [finding] = await findingsOf(RULE, text);
        const after = finding ? fixed(text, finding) : '';
        expect(after).toContain('on B.Done }\n  upstream B\n}');
        expect(await found(after)).toEqual([]);
    });
});
