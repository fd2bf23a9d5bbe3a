import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'non-idempotent-consumer';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

const consumer = (body: string, topic = 'delivery at-least-once', modifiers = '') => `
event OrderPlaced via orderEvents
broker Kafka { topic orderEvents { ${topic} } }
service couriers {
  store couriersDb : PostgreSQL
  cache seen : Redis
  on OrderPlaced ${modifiers} { ${body} }
}
service mail { command send "POST /mails"  command set "PUT /mails/{id}"  command keep idempotent  query find }
external Courier`;

describe('non-idempotent-consumer', () => {
    it('says what happens twice and why, at the event', async () => {
        const text = consumer('writes couriersDb  calls mail.send');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'couriers.on-OrderPlaced',
            message:
                '`couriers.on-OrderPlaced` writes `couriersDb` and calls `mail.send` for each message but is not idempotent, and `orderEvents` delivers at least once: a message that comes twice takes effect twice.',
        });
        expect(finding && underlined(text, finding)).toBe('OrderPlaced');
        expect(finding?.relations).toHaveLength(3);
        expect(finding?.related.map(({ message }) => message)).toEqual([
            '`couriers.on-OrderPlaced` writes `couriersDb`',
            '`couriers.on-OrderPlaced` calls `mail.send`',
            '`orderEvents` carries the messages',
        ]);
    });

    it('takes silence about delivery for at least once, unless told to ignore silence', async () => {
        const silent = consumer('writes couriersDb', 'retention 7d');
        expect(await found(silent)).toEqual(['error couriers.on-OrderPlaced']);
        expect(await found(silent, { unknownAs: 'ignore' })).toEqual([]);
        expect(await found(consumer('writes couriersDb'), { unknownAs: 'ignore' })).toEqual([
            'error couriers.on-OrderPlaced',
        ]);
    });

    it('judges events that ride no declared channel', async () => {
        const [finding] = await findingsOf(RULE, 'event E\nservice a { store db : MySQL  on E { writes db } }');
        expect(finding?.message).toContain('nothing is said of how `E` is delivered, so as a rule at least once');
    });

    it('is silent on idempotent handlers, by a key or not', async () => {
        expect(await found(consumer('writes couriersDb', undefined, 'idempotent'))).toEqual([]);
        expect(await found(consumer('writes couriersDb', undefined, 'idempotent by "orderId"'))).toEqual([]);
    });

    it('is silent where delivery is exactly once end to end, or at most once', async () => {
        expect(await found(consumer('writes couriersDb', 'delivery exactly-once'))).toEqual([]);
        expect(await found(consumer('writes couriersDb', 'delivery at-most-once'))).toEqual([]);
    });

    it('is silent on handlers that change nothing anew', async () => {
        expect(await found(consumer('reads couriersDb  writes seen  calls mail.find'))).toEqual([]);
        expect(await found(consumer('calls mail.set  calls mail.keep  calls mail  calls Courier'))).toEqual([]);
    });

    it('finds what is sent out of the system without waiting for a reply', async () => {
        expect(await found(consumer('calls Courier ignoring reply'))).toEqual(['error couriers.on-OrderPlaced']);
    });

    it('offers to mark the handler', async () => {
        const text = consumer('writes couriersDb', undefined, 'critical');
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain('on OrderPlaced critical idempotent {');
        expect(await found(result)).toEqual([]);
    });
});
