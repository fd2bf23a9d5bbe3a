import { describe, expect, it } from 'vitest';
import { findingsOf, underlined } from '../../findings-of.ts';

const chain = (...retries: readonly string[]) =>
    `${retries.map((retry, i) => `service s${i} { query x { calls s${i + 1}.x { ${retry} } } }`).join('\n')}
service s${retries.length} { query x }`;

const severities = async (text: string, options = {}) =>
    (await findingsOf('retry-amplification', text, { options })).map((finding) => finding.severity);

describe('retry-amplification', () => {
    it('tells the product and the path, from the first retry to the last', async () => {
        const text = chain('retry none', 'retry 2', '', 'retry 3', 'retry none');
        const [finding, ...more] = await findingsOf('retry-amplification', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 's1.x',
            relations: ['s1.x->s2.x', 's2.x->s3.x', 's3.x->s4.x'],
            message:
                'When the end of this path fails, one request to `s1.x` becomes 12 there (limit 9, error from 27): `s1.x` → `s2.x` (3 tries) → `s3.x` → `s4.x` (4 tries). Retry at one place only, or within a budget.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`s1.x` calls `s2.x` (3 tries)',
            '`s2.x` calls `s3.x`',
            '`s3.x` calls `s4.x` (4 tries)',
        ]);
        expect(finding && underlined(text, finding)).toBe('calls s2.x');
    });

    it('warns from 9 and errs from 27', async () => {
        expect(await severities(chain('retry 1', 'retry 3'))).toEqual([]);
        expect(await severities(chain('retry 2', 'retry 2'))).toEqual(['warning']);
        expect(await severities(chain('retry 1', 'retry 12'))).toEqual(['warning']);
        expect(await severities(chain('retry 2', 'retry 2', 'retry 2'))).toEqual(['error']);
        expect(await severities(chain('retry 1', 'retry 1', 'retry 1'), { warning: 8, error: 9 })).toEqual(['warning']);
    });

    it('is silent on one retry alone, and within budgets', async () => {
        expect(await severities(chain('retry 30'))).toEqual([]);
        expect(await severities(chain('retry 2 budget 10%', 'retry 2'))).toEqual([]);
    });

    it('tells paths that differ in their last retry as one', async () => {
        const text = `
service top { query x { calls middle.x { retry 2 } } }
service middle { query x { calls a { retry 2 }  calls b { retry 3 } } }  service a  service b`;
        const [finding, ...more] = await findingsOf('retry-amplification', text);
        expect(more).toEqual([]);
        expect(finding?.message).toContain('becomes 12 there');
        expect(finding?.message).toContain('So 1 other path that begins like it.');
        expect(finding?.related.map(({ message }) => message)).toContain(
            '`middle.x` calls `a` (3 tries) (9 requests there)',
        );
    });

    it('names the service where any operation may answer', async () => {
        const [finding] = await findingsOf(
            'retry-amplification',
            'service a { calls b { retry 2 } }  service b { query x { calls c { retry 2 } }  query y }  service c',
        );
        expect(finding?.message).toContain('`a` → `b` (3 tries) → `c` (3 tries)');
    });

    it('warns of a call that application and mesh both repeat', async () => {
        const meshed = (mesh: string, retry = 'retry 1 backoff 50ms jitter') =>
            `mesh Main { ${mesh}  members a, b }  service a { query x { calls b { ${retry} } } }  service b`;
        const text = meshed('retry 2');
        const [finding, ...more] = await findingsOf('retry-amplification', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'a.x',
            message:
                '`a.x` → `b` is retried twice over, by the call (2 tries) and by mesh `Main` (3): neither knows of the other, so one request may become 6. Keep one of them.',
        });
        expect(await severities(meshed('technology Istio'))).toEqual(['warning']);
        expect(await severities(meshed('technology Linkerd'))).toEqual([]);
        expect(await severities(meshed('retry 2', 'retry none'))).toEqual([]);
        expect(await severities(meshed('retry 2', 'retry 1 budget 10%'))).toEqual([]);
        expect(await severities(meshed('retry none'))).toEqual([]);
    });

    it('tells many calls that the same two statements repeat as one', async () => {
        const [finding, ...more] = await findingsOf(
            'retry-amplification',
            `mesh Main { members a, b, c  retry 2 }
service a { defaults { retry 1 }  calls b  calls c }  service b  service c`,
        );
        expect(more).toEqual([]);
        expect(finding?.message).toContain(
            '2 calls are retried twice over, by `a` in its defaults (2 tries) and by mesh `Main` (3)',
        );
    });

    it('ends on dense systems', async () => {
        const names = Array.from({ length: 60 }, (_, i) => `s${i}`);
        const dense = names.map(
            (name) =>
                `service ${name} { ${names
                    .filter((one) => one !== name)
                    .map((one) => `calls ${one}`)
                    .join('  ')} }`,
        );
        expect(await severities(`system S { defaults { retry 2 } }\n${dense.join('\n')}`)).toEqual([]);
    });
});
