import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'single-replica-critical';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

/** `prices` with two callers. */
const called = (prices: string) => `
service prices { ${prices} }
service orders { replicas 2  calls prices }
service carts { replicas 2  calls prices }`;

describe('single-replica-critical', () => {
    it('says what depends on the one instance, at the number', async () => {
        const text = `client App { calls prices }${called('replicas 1  slo { availability 99.95% }')}`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'prices',
            message:
                '`prices` runs in 1 instance (at least 2 wanted), though clients call it, 2 services call it and it promises 99.95 % availability: each restart and each failure of it is an outage.',
        });
        expect(finding && underlined(text, finding)).toBe('replicas 1');
    });

    it('fires below two instances, or below what the options want', async () => {
        expect(await found(called('replicas 1'))).toEqual(['warning prices']);
        expect(await found(called('replicas 2'))).toEqual([]);
        expect(await found(called('replicas 2'), { options: { replicas: 3 } })).toContain('warning prices');
        expect(await found(called('replicas 3'), { options: { replicas: 3 } })).not.toContain('warning prices');
    });

    it('fires from two callers, or from as many as the options say', async () => {
        const one = 'service prices { replicas 1 }\nservice orders { replicas 2  calls prices }';
        expect(await found(one)).toEqual([]);
        expect(await found(one, { options: { callers: 1 } })).toEqual(['warning prices']);
        expect(await found(called('replicas 1'), { options: { callers: 3 } })).toEqual([]);
    });

    it('fires from a promise of 99.9 %, or what the options say', async () => {
        const promising = (share: string) => `service prices { replicas 1  slo { availability ${share} } }`;
        expect(await found(promising('99.8%'))).toEqual([]);
        expect(await found(promising('99.9%'))).toEqual(['warning prices']);
        expect(await found(promising('99.9%'), { options: { availability: 99.95 } })).toEqual([]);
    });

    it('judges autoscaled services by their least number', async () => {
        const [finding] = await findingsOf(RULE, called('replicas 1..10 at 70% cpu'));
        expect(finding?.message).toContain('runs in 1 instance when little is to do (`replicas 1..10`)');
        expect(await found(called('replicas 2..10 at 70% cpu'))).toEqual([]);
    });

    it('finds the router that all requests pass', async () => {
        expect(await found('client App { calls lb }\nrouter lb { replicas 1  route "/" to a }\nservice a')).toEqual([
            'warning lb',
        ]);
    });

    it('is silent on services that elect a leader, and on jobs', async () => {
        expect(await found(called('replicas 1 elected'))).toEqual([]);
        expect(await found(called('role job  replicas 1'))).toEqual([]);
    });

    it('looks at units where the service says nothing, and knows nothing without either', async () => {
        const deployed = (unit: string) =>
            `${called('')}\ndeployment live on Kubernetes { unit u { runs prices ${unit} } }`;
        expect(await found(called(''))).toEqual([]);
        expect(await found(deployed('replicas 1'))).toEqual(['warning prices']);
        expect(await found(deployed('replicas 2'))).toEqual([]);
        expect(await found(deployed(''))).toEqual(['warning prices']);
        expect(await found(deployed(''), { unknownAs: 'ignore' })).toEqual([]);
        const [finding] = await findingsOf(RULE, deployed(''));
        expect(finding?.message).toContain('1 instance (nobody says more)');
        expect(finding?.related.map(({ message }) => message)).toEqual(['unit `live.u` runs it']);
    });

    it('tells of a larger system in which nothing runs twice once', async () => {
        const text = `system Shop
service prices { replicas 1 }
service stock { replicas 1  calls prices }
service orders { replicas 1  calls prices  calls stock }
service carts { replicas 1  calls prices  calls stock }
service mails { replicas 1 }`;
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Shop',
            message:
                'None of 5 services runs in as many instances as wanted, though much depends on 2 of them (`prices` and `stock`): each restart and each failure of one is an outage.',
        });
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`prices`: 3 services call it',
            '`stock`: 2 services call it',
        ]);
        expect(finding && (await found(fixed(text, finding)))).toEqual([]);
        expect(await found(text.replace('mails { replicas 1', 'mails { replicas 2'))).toEqual([
            'warning prices',
            'warning stock',
        ]);
    });

    it.each([
        [called('replicas 1  memory 1GiB'), 'replicas 2  memory 1GiB'],
        [called('replicas 1..4'), 'replicas 2..4'],
        [`${called('')}\ndeployment live { unit u { runs prices } }`, 'service prices {   replicas 2 }'],
    ])('runs one more', async (text, mended) => {
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain(mended);
        expect(await found(result)).toEqual([]);
    });

    it('offers nothing where it would have to rewrite an autoscaler or a unit', async () => {
        const [scaled] = await findingsOf(RULE, called('replicas 1..10 at 70% cpu'));
        expect(scaled?.fixes).toEqual([]);
    });
});
