import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const RULE = 'mega-service';
const found = async (text: string, options = {}) =>
    (await findingsOf(RULE, text, { options })).map((finding) => `${finding.severity} ${finding.element}`);

const operations = (count: number) => Array.from({ length: count }, (_, n) => `query q${n}`).join('  ');

/** A service with so many operations among others with so many each. */
const among = (count: number, others: readonly number[]) =>
    [
        `service big { ${operations(count)} }`,
        ...others.map((other, n) => `service s${n} { ${operations(other)} }`),
    ].join('\n');

const entities = (count: number) => Array.from({ length: count }, (_, n) => `E${n}`);
const master = (count: number, kind = 'service', more = '') =>
    `context A {\n${entities(count)
        .map((name) => `  entity ${name}\n`)
        .join('')}  ${kind} a { masters ${entities(count).join(', ')} }\n}\n${more}`;

describe('mega-service', () => {
    it('tells all reasons with their numbers, at the service', async () => {
        const text = `${among(20, [2, 4, 4])}
context A { entity X }
context B { entity Y }
extend big { masters A.X, B.Y }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'big',
            message:
                '`big` does the work of several services: it has 20 operations (limit 20; 5 times the median of 4, limit 3) and masters entities of 2 contexts (`A` and `B`).',
        });
        expect(finding && underlined(text, finding)).toBe('big');
        expect(finding?.related.map(({ message }) => message)).toEqual(['It masters `A.X`', 'It masters `B.Y`']);
    });

    it('wants twenty operations', async () => {
        expect(await found(among(20, [2, 2, 2]))).toEqual(['warning big']);
        expect(await found(among(19, [2, 2, 2]))).toEqual([]);
        expect(await found(among(19, [2, 2, 2]), { operations: 19 })).toEqual(['warning big']);
    });

    it('wants three times the median', async () => {
        expect(await found(among(21, [7, 7]))).toEqual(['warning big']);
        expect(await found(among(20, [7, 7]))).toEqual([]);
        expect(await found(among(20, [7, 7]), { timesMedian: 2 })).toEqual(['warning big']);
        // Even numbers of services have a median between two.
        expect(await found(among(21, [6, 8, 8]))).toEqual([]);
        expect(await found(among(21, [6, 6, 8]))).toEqual(['warning big']);
        expect(await found(among(20, []))).toEqual([]);
    });

    it('leaves services of which no operation is modelled out of the median', async () => {
        expect(await found(among(20, [7, 7, 0, 0, 0, 0, 0]))).toEqual([]);
    });

    it('wants eight entities', async () => {
        expect(await found(master(8))).toEqual(['warning A.a']);
        expect(await found(master(7))).toEqual([]);
        expect(await found(master(7), { entities: 7 })).toEqual(['warning A.a']);
    });

    it('wants entities of two contexts', async () => {
        const text = (more: string) => `context A { entity X  service a { masters X${more} } }
context B { entity Y  entity Z copies A.X }`;
        expect(await found(text(', B.Y'))).toEqual(['warning A.a']);
        expect(await found(text(''))).toEqual([]);
        expect(await found(text(', B.Z'))).toEqual([]);
        expect(await found(text(', B.Y'), { contexts: 3 })).toEqual([]);
    });

    it('is silent on a monolith that is being taken apart, and only on that', async () => {
        expect(await found(master(8, 'monolith'))).toEqual(['warning A.a']);
        expect(
            await found(
                master(8, 'monolith', 'gateway Edge { route "/" to a }\nmigration M { facade Edge  retires a }'),
            ),
        ).toEqual([]);
    });

    it('is silent on gateways and infrastructure', async () => {
        expect(await found(among(20, [2, 2]).replace('{', '{ role infrastructure '))).toEqual([]);
        expect(await found(among(20, [2, 2]).replace('service big', 'bff big'))).toEqual([]);
    });
});
