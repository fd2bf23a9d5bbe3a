import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'missing-dead-letter';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

const consumed = (channel: string) => `
event OrderPlaced via orderEvents
broker Kafka { ${channel} }
service couriers { on OrderPlaced idempotent }
service bills { on OrderPlaced idempotent }`;

describe('missing-dead-letter', () => {
    it('tells who cannot get rid of a bad message, at the channel', async () => {
        const text = consumed('topic orderEvents { retention 7d }');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'warning',
            element: 'Kafka.orderEvents',
            message:
                '`orderEvents` has no dead-letter channel (nobody sets one): a message that `bills.on-OrderPlaced` and `couriers.on-OrderPlaced` cannot handle comes back again and again, or blocks all behind it.',
        });
        expect(finding && underlined(text, finding)).toBe('orderEvents');
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`couriers.on-OrderPlaced` receives from it',
            '`bills.on-OrderPlaced` receives from it',
        ]);
    });

    it('finds a plain none where it stands', async () => {
        const text = consumed('queue orderEvents { deadletter none  redelivers 5 times }');
        const [finding] = await findingsOf(RULE, text, { unknownAs: 'ignore' });
        expect(finding?.message).toContain('(`deadletter none`)');
        expect(finding?.message).toContain('comes back 5 times and is then lost');
        expect(finding && underlined(text, finding)).toBe('deadletter none');
    });

    it('is silent with a dead-letter channel, and on that channel itself', async () => {
        expect(await found(consumed('topic orderEvents { deadletter orderEventsDlq }'))).toEqual([]);
        expect(
            await found(`
broker Kafka { topic orders { deadletter parked }  topic parked }
service desk { on parked idempotent }
service couriers { on orders idempotent }`),
        ).toEqual([]);
    });

    it('is silent where a message is never delivered again', async () => {
        expect(await found(consumed('topic orderEvents { redelivers none }'))).toEqual([]);
        expect(await found(consumed('topic orderEvents { redelivers 1 times }'))).toHaveLength(1);
        expect(await found(consumed('topic orderEvents { delivery at-most-once }'))).toEqual([]);
    });

    it('is silent on compacted topics, whose next state makes up for a skipped one', async () => {
        expect(await found(consumed('topic orderEvents { compacted }'))).toEqual([]);
    });

    it('is silent where no service receives, and on silence that is to be ignored', async () => {
        expect(await found('event E via t\nbroker Kafka { topic t }\nservice a { publishes E }')).toEqual([]);
        expect(await found(consumed('topic orderEvents'), { unknownAs: 'ignore' })).toEqual([]);
    });

    it.each([
        ['topic orderEvents', 'topic orderEvents { deadletter orderEventsDlq }'],
        ['topic orderEvents { retention 7d }', 'topic orderEvents { retention 7d  deadletter orderEventsDlq }'],
        ['queue orderEvents { deadletter none }', 'queue orderEvents { deadletter orderEventsDlq }'],
    ])('mends %s', async (channel, mended) => {
        const text = consumed(channel);
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain(mended);
        expect(await found(result)).toEqual([]);
    });
});
