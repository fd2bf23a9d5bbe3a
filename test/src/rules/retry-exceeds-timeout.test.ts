import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const calling = (policy: string) => `
service stock { query level }
service orders { query list { calls stock.level { ${policy} } } }`;

const severities = async (text: string) =>
    (await findingsOf('retry-exceeds-timeout', text)).map((finding) => finding.severity);

describe('retry-exceeds-timeout', () => {
    it('tells what the tries take and what fits, at the call', async () => {
        const text = calling('timeout 400ms  deadline 1s  retry 2 backoff 50ms..1s jitter');
        const [finding, ...more] = await findingsOf('retry-exceeds-timeout', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'orders.list',
            relations: ['orders.list->stock.level'],
            message:
                '`orders.list` → `stock.level`: 3 tries of 400 ms and 150 ms of backoff take 1.35 s, but the deadline of the whole call is 1 s: only 1 retry fits in.',
        });
        expect(finding && underlined(text, finding)).toBe('calls stock.level');
    });

    it('fires above the deadline and not at it', async () => {
        expect(await severities(calling('timeout 300ms  deadline 600ms  retry 1'))).toEqual([]);
        expect(await severities(calling('timeout 300ms  deadline 599ms  retry 1'))).toEqual(['warning']);
        expect(await severities(calling('timeout 300ms  deadline 650ms  retry 1 backoff 50ms'))).toEqual([]);
        expect(await severities(calling('timeout 300ms  deadline 649ms  retry 1 backoff 50ms'))).toEqual(['warning']);
    });

    it('is silent where one of the three is not there, and on retries without end', async () => {
        expect(await severities(calling('timeout 300ms  retry 9'))).toEqual([]);
        expect(await severities(calling('deadline 1s  retry none  timeout 2s'))).toEqual([]);
        expect(await severities(calling('timeout 300ms  deadline 1s  retry forever'))).toEqual([]);
    });

    it('counts what several layers say together', async () => {
        const text = `${calling('deadline 1s')}
system Shop { defaults { timeout 400ms } }  mesh Main { members orders, stock  retry 2 }`;
        const [finding] = await findingsOf('retry-exceeds-timeout', text);
        expect(finding?.related.map(({ message }) => message)).toEqual([
            'mesh `Main` says `retry`',
            'system `Shop` in its defaults says `timeout`',
        ]);
    });

    it('tells a policy of many calls once, where it stands', async () => {
        const text = `
policy hasty { timeout 400ms  deadline 1s  retry 3 backoff 100ms..1s jitter budget 10% when unavailable }
service stock { query level }
service a { query x { calls stock.level with hasty } }  service b { query x { calls stock.level with hasty } }`;
        const [finding, ...more] = await findingsOf('retry-exceeds-timeout', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            element: 'hasty',
            message:
                '2 calls may be tried 4 times at 400 ms each (policy `hasty`), which takes longer than the deadline of 1 s: only 1 retry fits in.',
        });
        const mended = finding ? fixed(text, finding) : '';
        expect(mended).toContain('retry 1 backoff 100ms..1s jitter budget 10% when unavailable }');
        expect(await severities(mended)).toEqual([]);
    });

    it('keeps the retries that fit, or none', async () => {
        for (const [policy, retry] of [
            ['timeout 400ms  deadline 1s  retry 2 backoff 50ms..1s jitter', 'retry 1 backoff 50ms..1s jitter'],
            ['timeout 400ms  deadline 500ms  retry 2', 'retry none'],
            ['timeout 1ms  deadline 7d  retry 999999999', 'retry 604799999'],
        ] as const) {
            const text = calling(policy);
            const [finding] = await findingsOf('retry-exceeds-timeout', text);
            const mended = finding ? fixed(text, finding) : '';
            expect(mended).toContain(`${retry} `);
            expect(await severities(mended)).toEqual([]);
        }
    });
});
