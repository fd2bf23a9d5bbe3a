import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/rules/run-rules.ts';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';
import { modelOf } from '../../model-of.ts';

const calling = (
    call: string,
    callee = 'service stock { command take idempotent  query level  query notifyChange }',
) => `
${callee}
service orders { command place { calls ${call} } }`;

const elements = async (text: string) => (await findingsOf('sync-notification', text)).map(({ element }) => element);

describe('sync-notification', () => {
    it('tells a command whose answer is not used, at the call', async () => {
        const text = calling('stock.take ignoring reply');
        const [finding, ...more] = await findingsOf('sync-notification', text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'info',
            element: 'orders.place',
            relations: ['orders.place->stock.take'],
            message:
                '`orders.place` waits for `stock.take`, which changes state, and does nothing with the answer: told by an event, it would neither wait nor fail when `stock` is down.',
        });
        expect(finding && underlined(text, finding)).toBe('calls stock.take ignoring reply');
    });

    it('knows who sends word by the name of the operation, service or external', async () => {
        expect(await elements(calling('stock.notifyChange ignoring reply'))).toEqual(['orders.place']);
        expect(await elements(calling('email-service ignoring reply', 'service email-service'))).toEqual([
            'orders.place',
        ]);
        expect(await elements(calling('AuditLog ignoring reply', 'external AuditLog'))).toEqual(['orders.place']);
        expect(await elements(calling('lb ignoring reply', 'router lb { calls sms }  service sms'))).toEqual([
            'orders.place',
        ]);
    });

    it('is silent when the answer is used, or the call asks a question', async () => {
        expect(await elements(calling('stock.take'))).toEqual([]);
        expect(await elements(calling('stock.level ignoring reply'))).toEqual([]);
        expect(await elements(calling('catalogue ignoring reply', 'service catalogue'))).toEqual([]);
        expect(await elements(calling('mailbox ignoring reply', 'service mailbox'))).toEqual([]);
    });

    it('is silent where the failure has to be known', async () => {
        const callee = 'service stock { command take critical  command put }';
        expect(await elements(calling('stock.take ignoring reply', callee))).toEqual([]);
        expect(await elements(calling('stock.put ignoring reply undone by stock.take', callee))).toEqual([]);
    });

    it('turns the call into an event', async () => {
        const text = calling('stock.take ignoring reply');
        const [finding] = await findingsOf('sync-notification', text);
        const mended = finding ? fixed(text, finding) : '';
        expect(mended).toContain('publishes TakeRequested');
        const rules = runRules(await modelOf(mended)).map(({ rule }) => rule);
        expect(rules).not.toContain('sync-notification');
    });
});
