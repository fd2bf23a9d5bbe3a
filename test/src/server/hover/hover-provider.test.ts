import { TextDocument } from 'langium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { type Editor, openEditor } from '../editor.ts';

const uri = 'memory:/work/shop.fbk';
const TEXT = `system Shop { defaults { bulkhead 30 } }
/** Takes **orders**. ![pixel](https://evil.example/p.png) [run](command:workbench.action.quit) <img src=x> */
context Ordering {
  owner Checkout
  upstream Payments
  service orders "Order *service*" {
    technology Kotlin, Zorblax
    replicas 3
    defaults { breaker { opens after 5 failures } }
    store ordersDb : PostgreSQL
    command place "POST /orders" {
      calls Payments.payments.charge over grpc with careful
      writes ordersDb
      publishes OrderPlaced outbox
    }
    allow shared-database because "it is"
  }
  event OrderPlaced
}
context Payments {
  service payments { slo { availability 99.9% }  command charge }
  service mails { on OrderPlaced }
}
policy careful { timeout 300ms  retry 2 backoff 50ms }
team Checkout
client App { calls Ordering.orders.place { timeout 1s } }
`;

describe('hover', () => {
    let editor: Editor;
    beforeAll(async () => {
        editor = await openEditor(new Map([[uri, TEXT]]), ['memory:/work']);
        editor.open(uri, TEXT);
        await editor.until(() => editor.problemsOf(uri).length > 3);
    });
    afterAll(() => editor.stop());

    /** What is told of some words: of the last character of `before`, where that stands first. */
    async function tell(before: string, text = TEXT): Promise<string> {
        const position = TextDocument.create('', '', 0, text).positionAt(text.indexOf(before) + before.length - 1);
        const params = { textDocument: { uri }, position };
        const hover = (await editor.request('textDocument/hover', params).answer) as Hover | null;
        return hover ? (hover.contents as MarkupContent).value : '';
    }

    it('tells of a service who it is, who calls it and what happens if it stops', async () => {
        const told = await tell('service orders');
        expect(told).toMatch(/^\*\*service\*\* `Ordering.orders` — Order \\\*service\\\*$/m);
        expect(told).toContain('Ordering · Checkout · Kotlin, Zorblax');
        expect(told).toContain('- **Called by**: `App`');
        expect(told).toContain('- **If it stops**: 1 fails: App; 1 waits for messages: mails');
        expect(told).toMatch(/\*\*\d findings?\*\*/);
    });

    it('tells of an operation what can be expected of it', async () => {
        const told = await tell('command place');
        expect(told).toContain('- **Calls**: `payments.charge`');
        expect(told).toContain('**Expected availability**: at most 99.9 %, by `payments`; nothing is known of');
        expect(told).toContain('**Longest wait for others**: 1 s = `payments.charge` 1 s (3 tries of 300 ms');
    });

    it('tells of a call which policy holds, and who says so', async () => {
        for (const place of ['calls', 'calls Payments.payments.charge']) {
            const told = await tell(place);
            expect(told).toContain('| **timeout** | 300 ms a try | *careful* |');
            expect(told).toContain('| **breaker** | opens after 5 failures | *orders* |');
            expect(told).toContain('| **bulkhead** | 30 at a time | *system Shop* |');
            expect(told).toContain('Waits at most **1 s**: 3 tries of 300 ms and 100 ms of backoff.');
        }
        expect(await tell('calls Payments.payments.charge')).toContain('**command** `Payments.payments.charge`');
    });

    it('tells of events and policies who uses them', async () => {
        const told = await tell('event OrderPlaced');
        expect(told).toContain('- **Published by**: `orders.place`');
        expect(told).toContain('- **Received by**: `mails`');
        expect(await tell('policy careful')).toContain('- **Used by**: `orders.place`');
        expect(await tell('with careful')).toContain('**policy** `careful`');
    });

    it('explains the words of the language, with unit and what holds without them', async () => {
        const told = await tell('policy careful { timeout');
        expect(told).toContain('`timeout 300ms`');
        expect(told).toContain('The longest wait for one try.');
        expect(told).toContain('Durations in `us`, `ms`, `s`, `min`, `h`, `d`.');
        expect(told).toContain('If it says nothing:');
        expect(await tell('publishes OrderPlaced outbox')).toContain('written with the data in one transaction');
        expect(await tell('    command')).toContain('a `query` changes nothing');
    });

    it('explains open words, technologies, quantities and rules', async () => {
        expect(await tell('over grpc')).toMatch(/^`grpc`: remote procedures over HTTP\/2/);
        expect(await tell('technology Kotlin')).toContain('`Kotlin` — language. [Home page](https://kotlinlang.org');
        expect(await tell('Zorblax')).toContain('What it is built with.');
        expect(await tell('store ordersDb : PostgreSQL')).toContain('database');
        expect(await tell('300ms')).toContain('`300ms` is 0.3 s');
        expect(await tell('99.9%')).toContain('43 min 12 s in 30 days');
        expect(await tell('allow shared-database')).toContain('`shared-database` (boundaries');
    });

    it('shows what somebody wrote as Markdown, and nothing that it could do harm with', async () => {
        const told = await tell('context Ordering');
        expect(told).toContain('Takes **orders**.');
        expect(told).not.toMatch(/!\[|command:|<img/);
    });

    it('says nothing of blanks, texts and signs', async () => {
        expect(await tell('because "it')).toBe('');
        expect(await tell('/** Takes')).toBe('');
    });

    it('tells of the line that is being edited what it says now, and finds calls that have moved', async () => {
        const typed = `// one\n// two\n${TEXT.replace('{ timeout 1s } }', '{ timeout 7s } }')}`;
        editor.type(uri, typed);
        expect(await tell('client App { calls', typed)).toContain('| **timeout** | 7 s a try | *on the call* |');
        const moved = typed.replace('// two', '// two\n// three');
        editor.type(uri, moved);
        expect(await tell('      calls', moved)).toContain('| **timeout** | 300 ms a try | *careful* |');
        expect(await tell('service orders', moved)).toContain('`Ordering.orders`');
    });

    it('answers in any half-written text', async () => {
        for (let end = 0; end < TEXT.length; end += 37) {
            const cut = TEXT.slice(0, end);
            editor.type(uri, cut);
            const position = TextDocument.create('', '', 0, cut).positionAt(Math.max(0, end - 2));
            await editor.request('textDocument/hover', { textDocument: { uri }, position }).answer;
        }
        expect(editor.errors).toEqual([]);
    });
});
