import { describe, expect, it } from 'vitest';
import { createParse, type Parsed } from '../parse.ts';
import { bigExample } from './language-page.ts';

const parse = createParse();
const LINES = bigExample().split('\n');

/** Lines of the big example after which an unfinished one is put, by the block in which it then stands. */
const PLACES = {
    top: ['client WebApp', 'team Logistics', '// ── messaging', '// ── break it on purpose', 'release Weekly'],
    context: ['context Catalog "Prod', 'event ProductPublished via', 'partnership Inventory', 'service stock {'],
    service: [
        'masters Product, Cat',
        'store productsDb',
        'replicas 2..10',
        'command publish "POST',
        'on Payments.Payment',
    ],
    operation: ['takes 8ms', 'calls Payments.payments.charge over', 'writes ordersDb'],
    policy: ['policy careful {', 'timeout 300ms', 'bulkhead 20'],
    breaker: ['opens after 5 failures                       //', 'closes after 2'],
    broker: ['broker Kafka {', 'topic catalogEvents'],
    gateway: ['technology Kong', 'caches 60s', 'route "/orders"'],
    observability: ['collector Otel', 'traces Tempo\n'],
    deployment: ['unit orders'],
    scenario: ['scenario Purchase', 'MobileBff calls', 'load 50/s'],
    migration: ['facade Edge', 'phase 3'],
    phase: ['moves "/orders"', 'syncs Ordering'],
    experiment: ['experiment KillOneOrder', 'at 60s', 'at 260s', 'load Purchase'],
    view: ['show Ordering', 'direction right'],
    extension: ['tag pci\n', 'extend Ordering.orders {'],
} as const satisfies Record<string, readonly string[]>;

type Block = keyof typeof PLACES;

const EVERYWHERE = Object.keys(PLACES) as readonly Block[];

/** What people leave in a line while they write, where, and the one thing that is said about it. */
const UNFINISHED: readonly (readonly [line: string, blocks: readonly Block[], code: string])[] = [
    ['calls', ['service', 'operation', 'extension'], 'syntax/incomplete'],
    ['calls payments.', ['service', 'operation'], 'syntax/incomplete'],
    ['calls Payments.payments.charge over', ['operation'], 'syntax/incomplete'],
    ['calls Payments.payments.charge with', ['operation'], 'syntax/incomplete'],
    ['calls Payments.payments.charge 3', ['operation'], 'syntax/incomplete'],
    ['calls Payments.payments.charge {', ['operation'], 'syntax/open-block'],
    ['calls Payments.payments.charge;', ['operation'], 'syntax/unexpected-character'],
    ['calls -> payments', ['operation'], 'syntax/unexpected-character'],
    ['calls: Payments.payments', ['operation'], 'syntax/unexpected'],
    ['service', ['context', 'top'], 'syntax/incomplete'],
    ['service extra {', ['context', 'top'], 'syntax/open-block'],
    ['service extra }', ['context'], 'syntax/stray-brace'],
    ['servce extra { replicas 3 }', ['context', 'top'], 'syntax/unexpected'],
    ['service my extra { replicas 3 }', ['context', 'top'], 'syntax/unexpected'],
    ['masters', ['service'], 'syntax/incomplete'],
    ['masters Catalog.Price,', ['service'], 'syntax/incomplete'],
    ['}', EVERYWHERE, 'syntax/stray-brace'],
    ['technology "Ktor', ['service', 'gateway'], 'syntax/open-string'],
    ['query x "GET', ['service'], 'syntax/open-string'],
    ['/* a comment', ['top', 'service', 'policy', 'extension'], 'syntax/open-comment'],
    ['context', ['top'], 'syntax/incomplete'],
    ['context Extra {', ['top'], 'syntax/open-block'],
    ['timeout', ['operation', 'policy', 'gateway'], 'syntax/incomplete'],
    ['timeout = 300ms', ['policy'], 'syntax/unexpected-character'],
    ['retry', ['policy'], 'syntax/incomplete'],
    ['retry 2 backoff', ['policy', 'operation'], 'syntax/incomplete'],
    ['retry 2 when unavailable,', ['policy'], 'syntax/incomplete'],
    ['breaker', ['policy'], 'syntax/incomplete'],
    ['breaker {', ['policy'], 'syntax/open-block'],
    ['opens at 50% of', ['breaker'], 'syntax/incomplete'],
    ['waits', ['breaker'], 'syntax/incomplete'],
    ['on', ['service'], 'syntax/incomplete'],
    ['route', ['gateway'], 'syntax/incomplete'],
    ['route "/x"', ['gateway'], 'syntax/incomplete'],
    ['route "/x" to', ['gateway'], 'syntax/incomplete'],
    ['route "/x" too Catalog.products', ['gateway'], 'syntax/unexpected'],
    ['publishes', ['operation', 'service'], 'syntax/incomplete'],
    ['at 60s', ['experiment'], 'syntax/incomplete'],
    ['at 60s kill 1 of', ['experiment'], 'syntax/incomplete'],
    ['expect {', ['experiment'], 'syntax/open-block'],
    ['load', ['scenario', 'experiment'], 'syntax/incomplete'],
    ['load ramp 50/s..', ['scenario'], 'syntax/incomplete'],
    ['event', ['context', 'top'], 'syntax/incomplete'],
    ['event Extra via', ['context'], 'syntax/incomplete'],
    ['event Extra {', ['context'], 'syntax/open-block'],
    ['entity Extra copies', ['context'], 'syntax/incomplete'],
    ['store', ['service'], 'syntax/incomplete'],
    ['store extra :', ['service', 'context', 'top'], 'syntax/incomplete'],
    ['cache extra : {', ['service'], 'syntax/open-block'],
    ['cal', ['service', 'operation', 'context', 'top'], 'syntax/unexpected'],
    ['serv', ['top', 'context'], 'syntax/unexpected'],
    ['command pay idempotent by', ['service'], 'syntax/incomplete'],
    ['takes', ['operation'], 'syntax/incomplete'],
    ['takes p50', ['operation'], 'syntax/incomplete'],
    ['slo {', ['service'], 'syntax/open-block'],
    ['replicas 2..', ['service'], 'syntax/incomplete'],
    ['owner', ['context', 'service'], 'syntax/incomplete'],
    ['upstream Catalog { offers', ['context'], 'syntax/open-block'],
    ['allow shared-database because', ['service', 'extension'], 'syntax/incomplete'],
    ['MobileApp', ['scenario'], 'syntax/incomplete'],
    ['MobileApp calls', ['scenario'], 'syntax/incomplete'],
    ['MobileApp cals MobileBff', ['scenario'], 'syntax/unexpected'],
    ['par {', ['scenario'], 'syntax/open-block'],
    ['phase', ['migration'], 'syntax/incomplete'],
    ['moves "/x" to', ['phase'], 'syntax/incomplete'],
    ['group by', ['view'], 'syntax/incomplete'],
    ['view extra of', ['top'], 'syntax/incomplete'],
    ['constraint extra { Catalog may not', ['top'], 'syntax/open-block'],
    ['extend Ordering.', ['top'], 'syntax/incomplete'],
    ['topic extra {', ['broker'], 'syntax/open-block'],
    ['deployment extra on', ['top'], 'syntax/incomplete'],
    ['unit extra { runs', ['deployment'], 'syntax/open-block'],
    ['metrics', ['observability'], 'syntax/incomplete'],
    ['policy extra with', ['top'], 'syntax/incomplete'],
    ['=', ['top', 'service', 'operation'], 'syntax/unexpected-character'],
];

/** The example with a line more, indented like the others of its block, and the number of that line. */
function withLine(line: string, anchor: string): { readonly text: string; readonly number: number } {
    const index = LINES.findIndex((it) => `${it}\n`.includes(anchor));
    const above = LINES[index] ?? '';
    const model = above.trimEnd().endsWith('{') || /\{ +\/\//.test(above) ? (LINES[index + 1] ?? '') : above;
    const indent = /^ */.exec(model)?.[0] ?? '';
    const text = [...LINES.slice(0, index + 1), indent + line, ...LINES.slice(index + 1)].join('\n');
    return { text, number: index + 2 };
}

function names({ services }: Parsed): ReadonlySet<string> {
    return new Set([...services.shared.workspace.IndexManager.allElements()].map(({ name }) => name));
}

describe('one unfinished line in the big example', () => {
    it.each(UNFINISHED)('costs nothing but itself: %s', async (line, blocks, code) => {
        const intact = names(await parse(bigExample()));
        for (const anchor of blocks.flatMap((block) => PLACES[block])) {
            const { text, number } = withLine(line, anchor);
            const parsed = await parse(text);
            const where = `after ${anchor}`;
            expect([where, ...parsed.diagnostics.map((it) => `${it.range.start.line + 1} ${it.code}`)]).toEqual([
                where,
                `${number} ${code}`,
            ]);
            const now = names(parsed);
            expect([...intact].filter((name) => !now.has(name))).toEqual([]);
        }
    });

    it('is at most two errors when a brace is opened and nothing else', async () => {
        const intact = names(await parse(bigExample()));
        for (const anchor of Object.values(PLACES).flat()) {
            const parsed = await parse(withLine('{', anchor).text);
            const now = names(parsed);
            expect(parsed.diagnostics.length).toBeLessThanOrEqual(2);
            expect(parsed.diagnostics.every(({ code }) => String(code).startsWith('syntax/'))).toBe(true);
            expect([...intact].filter((name) => !now.has(name))).toEqual([]);
        }
    });
});

describe('one brace less in the big example', () => {
    const closing = LINES.flatMap((line, index) => (/^ *\}$/.test(line) ? [index] : []));

    it.each(closing)('is reported once, at the brace that it would have closed (line %i)', async (index) => {
        const intact = names(await parse(bigExample()));
        const parsed = await parse(LINES.filter((_, line) => line !== index).join('\n'));
        expect(parsed.diagnostics.map(({ code }) => code)).toEqual(['syntax/open-block']);
        expect(parsed.diagnostics[0]?.range.start.line).toBeLessThan(index);
        const now = names(parsed);
        expect([...intact].filter((name) => !now.has(name))).toEqual([]);
    });
});

describe('what is right around an error before a block', () => {
    it('is still understood', async () => {
        const { documents, diagnostics } = await parse(`
            contxt Billing {
              service invoices Java {
                command settle over http { calls Payments.charge with { timeout 1s } }
              }
            }
            service Payments { command charge { } }
            service other { calls Billing.invoices.settle }
        `);
        expect(diagnostics.map(({ code }) => code)).toEqual([
            'syntax/unexpected',
            'syntax/unexpected',
            'syntax/unexpected',
        ]);
        expect(documents.size).toBe(1);
    });
});
