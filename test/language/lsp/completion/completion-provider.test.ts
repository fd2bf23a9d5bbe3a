import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList, InitializeParams } from 'vscode-languageserver';
import { FirebreakCompletionProvider } from '../../../../language/lsp/completion/completion-provider.ts';
import '../../../property-seed.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../../.build/repository.ts';
import { type AtCursor, atCursor, CURSOR } from '../cursor.ts';

const SHOP = `
team Checkout
external Stripe "Card payments" { }
policy careful { timeout 300ms }
context Payments {
  service payments {
    store ledger : PostgreSQL
    /** Takes the money. */
    command charge { }
  }
  event PaymentSettled
}
`;

function provider({ services }: AtCursor): FirebreakCompletionProvider {
    const service = services.lsp.CompletionProvider;
    if (!(service instanceof FirebreakCompletionProvider)) {
        throw new Error('The language server has another provider of completions.');
    }
    return service;
}

async function completed(marked: string, others: Readonly<Record<string, string>> = {}): Promise<CompletionItem[]> {
    const place = await atCursor({ 'shop.fbk': SHOP, ...others, 'cursor.fbk': marked });
    return provider(place).getCompletion(place.document, place.params).items;
}

async function labels(marked: string, others?: Readonly<Record<string, string>>): Promise<string[]> {
    return (await completed(marked, others)).map(({ label }) => label);
}

const inService = (line: string): string => `context Ordering {\n  service orders {\n    ${line}\n  }\n}`;

describe('names that begin with their owner', () => {
    it('are offered to who types the owner, beside what is called so itself', async () => {
        const others = { 'a.fbk': 'context Größe { service über { query ask } }' };
        expect(await labels(inService(`calls Grö${CURSOR}`), others)).toEqual(['Größe.über', 'Größe.über.ask']);
        expect(await labels(inService(`calls Größe.ü${CURSOR}`), others)).toEqual(['Größe.über', 'Größe.über.ask']);
        expect(await labels(inService(`calls übe${CURSOR}`), others)).toEqual(['über', 'über.ask']);
    });
});

describe('words that the project has chosen', () => {
    const others = {
        'a.fbk':
            'service a { tag pci, gdpr  replicas 2 }\ndeployment d { unit u { runs a  zones eu-1a, eu-1b } }\nobservability { traces Spans  logs Lines  collector Otel }\n',
    };

    it('are offered where they may be said again: tags, zones, telemetry backends', async () => {
        expect(await labels(`service b { tag ${CURSOR} }`, others)).toEqual(['gdpr', 'pci']);
        expect(await labels(`constraint c { only tag p${CURSOR} }`, others)).toEqual(['pci']);
        expect(await labels(`deployment e { unit u { zones ${CURSOR} } }`, others)).toEqual(['eu-1a', 'eu-1b']);
        expect(await labels(`deployment e { unit u { sidecar ${CURSOR} } }`, others)).toEqual([
            'Lines',
            'Otel',
            'Spans',
        ]);
        const targets = await labels(`service b { telemetry { traces otel to ${CURSOR} } }`, others);
        expect(targets.slice(0, 2)).toEqual(['Otel', 'Spans']);
        expect(targets).not.toContain('Lines');
        expect(targets).toContain('Tempo');
    });

    it('are few where the language knows the usual ones: percentiles, dashboards', async () => {
        expect(await labels(`service b { slo { latency ${CURSOR} } }`)).toEqual(['p50', 'p90', 'p95', 'p99', 'p99.9']);
        expect(await labels(`service b { takes ${CURSOR} }`)).toEqual(expect.arrayContaining(['300ms', 'p50', 'p99']));
        expect(await labels(`observability { metrics Prometheus { dashboards ${CURSOR} } }`)).toContain('Grafana');
    });
});

describe('an extension', () => {
    it('completes as in the block that it adds to', async () => {
        const others = { 'a.fbk': 'context A { event Done  service a { command go } }\ncontext B { event Other }' };
        expect(await labels(`extend A.a { command more { calls ${CURSOR} } }`, others)).toEqual([
            'Stripe',
            'charge',
            'payments',
        ]);
        expect(await labels(`extend A.a { publishes ${CURSOR} }`, others)).toEqual(['Done']);
    });
});

describe('pins', () => {
    it('name other services', async () => {
        expect(await labels(`service a { }\nservice b { pins ${CURSOR} }`)).toEqual(['a', 'payments']);
    });
});

describe('dead letters', () => {
    it('may go to the other channels of the broker, or to one that need not be declared', async () => {
        const broker = (end: string) => `broker Kafka { queue failed  topic orders { deadletter ${end} } }`;
        expect(await labels(broker(CURSOR), { 'a.fbk': 'broker Other { queue other }' })).toEqual([
            'failed',
            'none',
            'ordersDlq',
        ]);
    });
});

describe('statements', () => {
    it('offers those of the top level in an empty text, the usual ones first', async () => {
        const found = await labels(CURSOR);
        expect(found.slice(0, 2)).toEqual(['context', 'service']);
        expect(found).not.toContain('calls');
        expect(found).not.toContain('timeout');
    });

    it('offers those of the block alone', async () => {
        const found = await labels(inService(CURSOR));
        expect(found).toEqual(expect.arrayContaining(['command', 'store', 'calls', 'owner', 'defaults']));
        expect(found).not.toContain('timeout');
        expect(found).not.toContain('context');
    });

    it('leaves out what the block has said and may say once', async () => {
        const found = await labels(inService(`owner Checkout\n    ${CURSOR}\n    replicas 2`));
        expect(found).not.toContain('owner');
        expect(found).not.toContain('replicas');
        expect(found).toContain('role');
    });

    it('knows the blocks with statements of their own', async () => {
        expect(await labels(inService(`slo {\n      ${CURSOR}`))).toEqual([
            'availability',
            'errors',
            'latency',
            'throughput',
        ]);
        expect(await labels(`policy p {\n  breaker {\n    ${CURSOR}`)).toEqual(
            expect.arrayContaining(['opens', 'waits', 'closes after']),
        );
    });

    it('offers in an extend what its target may hold', async () => {
        const found = await labels(`extend Payments.payments {\n  ${CURSOR}`);
        expect(found).toContain('replicas');
        expect(found).not.toContain('retention');
    });

    it('sees by the indentation that a block is not closed yet', async () => {
        const found = await labels(`service a {\n  command b {\n    ${CURSOR}\n\nservice c {\n}\n`);
        expect(found).toContain('writes');
        expect(found).not.toContain('replicas');
    });

    it('passes over what is wrong before the cursor', async () => {
        expect(await labels(inService(`foo bar baz\n    ow${CURSOR}`))).toEqual(['owner']);
        expect(await labels(`service orders Java {\n  ow${CURSOR}`)).toEqual(['owner']);
        expect(await labels(`service {\n  ow${CURSOR}`)).toEqual(['owner']);
    });
});

describe('clauses', () => {
    it('offers in a line of its own how the sentence goes on, not another', async () => {
        const found = await labels(inService(`calls Stripe ${CURSOR}`));
        expect(found).toEqual(
            expect.arrayContaining(['over', 'with', 'in parallel', 'per item', 'optional', 'undone by', '2 times']),
        );
        expect(found).not.toContain('owner');
    });

    it.each(['\n', '\r\n'])(
        'begins another in an empty line behind it, with %j at the ends of lines',
        async (lineEnd) => {
            const after = (line: string) => labels(`service a {\n  ${line}\n  ${CURSOR}\n}`.replaceAll('\n', lineEnd));
            for (const line of ['calls Stripe', 'replicas 2', 'tag a // b']) {
                const found = await after(line);
                expect(found).toEqual(expect.arrayContaining(['command', 'owner']));
                expect(found).not.toContain('over');
                expect(found).not.toContain('elected');
            }
            expect(await labels(`policy p {\n  retry 2\n\n  ${CURSOR}\n}`)).toContain('breaker');
            expect(await labels(`service a {\n  owner\n  ${CURSOR}\n}`)).toContain('replicas');
        },
    );

    it('offers them at the beginning of an indented line, too', async () => {
        expect(await labels(inService(`calls Stripe\n      wit${CURSOR}`))).toContain('with');
    });

    it('does not offer a clause twice, nor one that another excludes', async () => {
        const found = await labels(inService(`calls Stripe over grpc 3 times ${CURSOR}`));
        expect(found).not.toContain('over');
        expect(found).not.toContain('per item');
        expect(found).toContain('with');
    });

    it('offers both where sentences share a line', async () => {
        expect(await labels(`service a { calls Stripe  ${CURSOR}`)).toEqual(expect.arrayContaining(['with', 'owner']));
    });
});

describe('names', () => {
    it('offers what can be called, as short as it can be written, without the service itself', async () => {
        const found = await completed(inService(`calls ${CURSOR}\n    command place { }`));
        expect(found.map(({ label, detail }) => [label, detail])).toEqual([
            ['Stripe', 'external “Card payments”'],
            ['charge', 'command'],
            ['payments', 'service'],
        ]);
        expect(found[1]?.labelDetails?.description).toBe('Payments.payments');
    });

    it('writes more of a name where less could mean another', async () => {
        const other = { 'other.fbk': 'context Refunds { service payments { } }' };
        const found = await labels(inService(`calls pay${CURSOR}`), other);
        expect(found).toEqual(expect.arrayContaining(['Payments.payments', 'Refunds.payments']));
        expect(found).not.toContain('payments');
    });

    it('keeps the qualifier that has been written', async () => {
        expect(await labels(inService(`calls Payments.${CURSOR}`))).toEqual([
            'Payments.payments',
            'Payments.payments.charge',
        ]);
    });

    it('puts what is near first', async () => {
        const found = await labels(inService(`store zebra\n    command x { reads ${CURSOR} }`));
        expect(found).toEqual(['zebra', 'ledger']);
    });

    it('offers events, policies, teams and scenarios where they belong', async () => {
        expect(await labels(inService(`on ${CURSOR}`))).toEqual(['PaymentSettled']);
        expect(await labels(inService(`calls Stripe with ${CURSOR}`))).toEqual(['careful']);
        expect(await labels(inService(`owner ${CURSOR}`))).toEqual(['Checkout']);
        expect(await labels(`scenario Buy { }\nview v of scenario ${CURSOR}`)).toContain('Buy');
    });

    it('offers how often a loop repeats and how often a condition holds', async () => {
        expect(await labels(`scenario Buy { loop "each item" ${CURSOR} }`)).toEqual(['2 times']);
        expect(await labels(`scenario Buy { loop "each item" 5 ${CURSOR} }`)).toEqual(['times']);
        expect(await labels(`scenario Buy { alt "a gift" ${CURSOR} }`)).toEqual(['10%']);
        expect(await labels(`scenario Buy { alt "a gift" 20${CURSOR} }`)).toEqual(['20%']);
    });

    it('does not offer the events of others to a publisher', async () => {
        expect(await labels(inService(`event OrderPlaced\n    publishes ${CURSOR}`))).toEqual(['OrderPlaced']);
    });

    it('offers full names to extend', async () => {
        expect(await labels(`extend Payments.pay${CURSOR}`)).toEqual(
            expect.arrayContaining(['Payments.payments', 'Payments.payments.charge']),
        );
    });

    it('tells about an element when it is looked at', async () => {
        const place = await atCursor({ 'shop.fbk': SHOP, 'cursor.fbk': inService(`calls cha${CURSOR}`) });
        const service = provider(place);
        const [item] = service.getCompletion(place.document, place.params).items;
        expect(item?.documentation).toBeUndefined();
        expect(item && service.resolve(item).documentation).toEqual({
            kind: 'markdown',
            value: '`Payments.payments.charge`\n\nTakes the money.',
        });
    });
});

describe('words', () => {
    it('offers technologies of the right kind, quoted if need be', async () => {
        expect(await labels(inService(`store db : Post${CURSOR}`))).toEqual(['PostgreSQL']);
        const [spring] = await completed(inService(`technology Spring B${CURSOR}`.replace('Spring B', 'SpringB')));
        expect(spring?.textEdit?.newText).toBe('"Spring Boot"');
    });

    it('finishes a technology that was begun in quotes', async () => {
        const found = await completed(inService(`technology "Spring B${CURSOR}`));
        expect(found.map(({ textEdit }) => textEdit?.newText)).toEqual(['"Spring Boot"']);
    });

    it('offers roles, protocols and views with what they mean', async () => {
        expect(await labels(inService(`role ${CURSOR}`))).toContain('platform');
        expect(await labels(inService(`store s {\n      role ${CURSOR}\n    }`))).toContain('analytics');
        expect(await labels(inService(`calls Stripe over ${CURSOR}`))).toContain('grpc');
        expect(await labels(`view v of ${CURSOR}`)).toContain('context-map');
    });

    it('offers units behind a number, those of the quantity', async () => {
        expect((await labels(inService(`calls Stripe { timeout 300${CURSOR} }`))).slice(0, 2)).toEqual([
            '300ms',
            '300s',
        ]);
        expect(await labels(`external X { slo { availability 99.9${CURSOR} } }`)).toEqual(['99.9%']);
    });
});

describe('where nothing fits', () => {
    it('offers nothing in comments, texts and new names', async () => {
        expect(await labels(`// con${CURSOR}`)).toEqual([]);
        expect(await labels(`/* con${CURSOR} */`)).toEqual([]);
        expect(await labels(`team A "con${CURSOR}"`)).toEqual([]);
        expect(await labels(`team con${CURSOR}`)).toEqual([]);
    });

    it('stays silent when a blank ends what could end here', async () => {
        const place = await atCursor(inService(`owner Checkout ${CURSOR}`));
        const context = { triggerKind: 2 as const, triggerCharacter: ' ' };
        expect(provider(place).getCompletion(place.document, { ...place.params, context }).items).toEqual([]);
    });
});

describe('whole blocks', () => {
    it.each([
        ['policy … with breaker', CURSOR, 'opens after 5 failures'],
        [
            'loop … times',
            `client WebApp\nservice orders { query list }\nscenario S {\n  ${CURSOR}\n}`,
            'loop "each item" 5 times {',
        ],
        [
            'alt … else …',
            `client WebApp\nservice orders { query list  command place }\nscenario S {\n  ${CURSOR}\n}`,
            'alt "in stock" 90% {',
        ],
    ])('are offered to editors that can fill them in, and are right as they are: %s', async (name, marked, says) => {
        const place = await atCursor(marked);
        const { LanguageServer } = place.services.shared.lsp;
        const fresh = provider(place);
        await LanguageServer.initialize({
            capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
        } as unknown as InitializeParams);
        const list: CompletionList = fresh.getCompletion(place.document, place.params);
        const snippet = list.items.find(({ label }) => label === name)?.textEdit?.newText ?? '';
        const text = snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace('$0', '');
        const { document } = await atCursor(marked.replace(CURSOR, `${text}${CURSOR}`));
        expect(document.diagnostics).toEqual([]);
        expect(text).toContain(says);
    });
});

describe('any text', () => {
    it('is completed at any place without an error, and what is cut off behind the cursor does not matter', async () => {
        const text = readFileSync(join(repository, 'examples/shop/shop.fbk'), 'utf8');
        await fc.assert(
            fc.asyncProperty(fc.nat(text.length), fc.nat(60), async (cut, lost) => {
                const marked = `${text.slice(0, Math.max(0, cut - lost - 20))}${text.slice(Math.max(0, cut - 20), cut)}${CURSOR}`;
                const place = await atCursor(marked);
                const { items } = provider(place).getCompletion(place.document, place.params);
                for (const { textEdit } of items) {
                    expect(textEdit).toBeDefined();
                }
            }),
            { numRuns: 25 },
        );
    }, 60_000);

    it('may be long and wrong', async () => {
        const place = await atCursor(`${'calls calls } foo {{ \n'.repeat(20_000)}service a {\n  ow${CURSOR}`);
        expect(
            provider(place)
                .getCompletion(place.document, place.params)
                .items.map(({ label }) => label),
        ).toContain('owner');
    }, 60_000);
});
