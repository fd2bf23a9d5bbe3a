import { describe, expect, it } from 'vitest';
import { findingsOf, fixed, underlined } from '../../findings-of.ts';

const RULE = 'retry-non-idempotent';
const found = async (text: string, settings = {}) =>
    (await findingsOf(RULE, text, settings)).map((finding) => `${finding.severity} ${finding.element}`);

const retried = (operation: string, policy = 'retry 2') => `
service payments { ${operation} }
service orders { command place { calls payments.charge { ${policy} } } }`;

describe('retry-non-idempotent', () => {
    it('finds a retried command, at the call', async () => {
        const text = retried('command charge "POST /charges"', 'retry 2 backoff 50ms..1s jitter');
        const [finding, ...more] = await findingsOf(RULE, text);
        expect(more).toEqual([]);
        expect(finding).toMatchObject({
            severity: 'error',
            element: 'orders.place',
            message:
                '`orders.place` retries `payments.charge` up to 2 times, but that command is not idempotent: when only the answer was lost, it happens again.',
        });
        expect(finding && underlined(text, finding)).toContain('calls payments.charge');
        expect(finding?.related[0]).toMatchObject({ element: 'payments.charge' });
    });

    it('says whose retry it is', async () => {
        const [finding] = await findingsOf(
            RULE,
            'service b { command c }\npolicy eager { retry 3 }\nservice a { calls b.c with eager }',
        );
        expect(finding?.message).toContain('up to 3 times (policy `eager`)');
        expect(finding?.related.map(({ message }) => message)).toContain('policy `eager` says `retry`');
    });

    it('needs one retry or more', async () => {
        expect(await found(retried('command charge', 'retry 1'))).toEqual(['error orders.place']);
        expect(await found(retried('command charge', 'retry forever'))).toEqual(['error orders.place']);
        expect(await found(retried('command charge', 'retry none'))).toEqual([]);
        expect(await found(retried('command charge', 'timeout 1s'))).toEqual([]);
    });

    it.each([
        ['a query', 'query charge "POST /search"'],
        ['an idempotent command', 'command charge idempotent'],
        ['a command with a key', 'command charge idempotent by "Idempotency-Key"'],
        ['a command behind PUT', 'command charge "PUT /charges/{id}"'],
        ['a command behind DELETE', 'command charge "DELETE /charges/{id}"'],
    ])('is silent on %s', async (_what, operation) => {
        expect(await found(retried(operation))).toEqual([]);
    });

    it('does not trust a GET that is a command', async () => {
        expect(await found(retried('command charge "GET /carts/{id}/merge"'))).toEqual(['error orders.place']);
    });

    it('is silent when only failed connections are retried', async () => {
        expect(await found(retried('command charge', 'retry 2 when connect-failure'))).toEqual([]);
        expect(await found(retried('command charge', 'retry 2 when connect-failure, timeout'))).toEqual([
            'error orders.place',
        ]);
    });

    it('calls what a mesh does unasked an info, and what it was told an error', async () => {
        const inMesh = (mesh: string) =>
            `mesh Main { technology Istio  members payments, orders  ${mesh} }\n${retried('command charge', 'timeout 1s')}`;
        expect(await found(inMesh(''))).toEqual(['info orders.place']);
        expect(await found(inMesh('retry 2'))).toEqual(['error orders.place']);
        expect(await found(inMesh('retry none'))).toEqual([]);
    });

    it('sees the retries of a gateway, and through routers', async () => {
        expect(await found('service a { command c }\ngateway Edge { retry 1  route "/c" to a.c }')).toEqual([
            'error Edge',
        ]);
        expect(
            await found('service a { command c }\nrouter lb { route "/c" to a.c }\nservice b { calls lb { retry 1 } }'),
        ).toEqual(['error b']);
    });

    it('is silent where the model does not say which operation is called', async () => {
        expect(await found('service a { command c }\nservice b { calls a { retry 3 } }')).toEqual([]);
    });

    it('offers to retry no more, which mends it', async () => {
        const text = retried('command charge', 'retry 2 backoff 50ms when timeout');
        const [finding] = await findingsOf(RULE, text);
        const result = finding ? fixed(text, finding) : text;
        expect(result).toContain('{ retry none }');
        expect(await findingsOf(RULE, result)).toEqual([]);
    });
});
