import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf, underlined } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const RULE = 'wrong-cut';
const found = async (text: string) =>
    (await findingsOf(RULE, text)).map((finding) => `${finding.severity} ${finding.element}`);

const LAYERS = `context Ordering {
  service page { layer ui  calls rules }
  service rules { layer logic  calls rows }
  service rows { layer data }
}`;

describe('wrong-cut', () => {
    it('tells which data belong to which layer above, at the upper one', async () => {
        const [finding, ...more] = await findingsOf(RULE, LAYERS);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Ordering.rules',
            decisive: ['Ordering.rows'],
            relations: ['Ordering.rules->Ordering.rows'],
            message:
                'Context `Ordering` is cut into layers: `rows` (data) has no other caller than `rules` (logic), so every change of one capability goes through 2 services.',
        });
        expect(finding && underlined(LAYERS, finding)).toBe('rules');
        expect(finding?.related.map(({ message }) => message)).toEqual(['`rows` holds only the data of `rules`']);
    });

    it('fires for a ui on its data, and once for several', async () => {
        expect(
            await found(`context A {
  service page { layer ui  calls one  calls two }
  service one { layer data }
  service two { layer data }
}`),
        ).toEqual(['warning A.page']);
    });

    it('is silent when others use the data too, or nobody does', async () => {
        expect(await found(`${LAYERS}\ncontext B { service b { calls rows } }`)).toEqual([]);
        expect(await found(LAYERS.replace('calls rows', ''))).toEqual([]);
    });

    it('is silent when the caller stands elsewhere, or is no layer, or the same', async () => {
        expect(
            await found('context A { service a { layer logic  calls B.b } }\ncontext B { service b { layer data } }'),
        ).toEqual([]);
        expect(await found(LAYERS.replace('layer logic', ''))).toEqual([]);
        expect(await found('context A { service a { layer data  calls b }  service b { layer data } }')).toEqual([]);
        expect(await found('service a { layer logic  calls b }\nservice b { layer data }')).toEqual([]);
    });

    it('is silent on a front end that is declared as such', async () => {
        expect(await found('context A { bff page { layer ui  calls b }\n service b { layer data } }')).toEqual([]);
    });

    it('takes the place of nano-service', async () => {
        const text = LAYERS.replace('layer data', 'layer data  query q');
        const rules = runRules(await modelOf(text)).map(({ rule, element }) => `${rule} ${element}`);
        expect(rules).toContain('wrong-cut Ordering.rules');
        expect(rules).not.toContain('nano-service Ordering.rows');
    });
});
