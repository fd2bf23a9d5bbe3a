import { describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver';
import { parse } from '../../../parse.ts';
import { type AtCursor, atCursor } from '../cursor.ts';
import { edited } from '../edited.ts';

async function renamed(
    texts: string | Readonly<Record<string, string>>,
    newName: string,
): Promise<Record<string, string>> {
    const place = await atCursor(texts);
    const edit = await place.services.lsp.RenameProvider?.rename(place.document, { ...place.params, newName });
    return edited(place, edit ?? undefined);
}

async function prepared(text: string): Promise<string | undefined> {
    const place: AtCursor = await atCursor(text);
    const range: Range | undefined = await place.services.lsp.RenameProvider?.prepareRename(
        place.document,
        place.params,
    );
    return range && place.document.textDocument.getText(range);
}

const PAYMENTS = 'context Payments {\n  service payments { command charge { } }\n  event Settled\n}\n';

describe('renaming', () => {
    it('changes one part of qualified names, in all files, extend included', async () => {
        const result = await renamed(
            {
                'payments.fbk': 'context Pay<|>ments {\n  service payments { command charge { } }\n}\n',
                'orders.fbk':
                    'service orders { calls Payments.payments  calls Payments.payments.charge  calls charge }\nextend Payments.payments { tag pci }\n',
            },
            'Billing',
        );
        expect(result).toEqual({
            'payments.fbk': 'context Billing {\n  service payments { command charge { } }\n}\n',
            'orders.fbk':
                'service orders { calls Billing.payments  calls Billing.payments.charge  calls charge }\nextend Billing.payments { tag pci }\n',
        });
        expect((await parse(result)).diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
    });

    it('renames the part of a reference that the cursor is in', async () => {
        const text = (marked: string) => `${PAYMENTS}service orders { calls ${marked} }`;
        const result = await renamed(text('Payments.pay<|>ments.charge'), 'tills');
        expect(result['model.fbk']).toBe(
            `${PAYMENTS.replace('service payments', 'service tills')}service orders { calls Payments.tills.charge }`,
        );
        expect(await prepared(text('Payments.pay<|>ments.charge'))).toBe('payments');
        expect(await prepared(text('Pay<|>ments.payments.charge'))).toBe('Payments');
    });

    it('renames handlers with their events, and dead-letter queues', async () => {
        const result = await renamed(
            'event Do<|>ne\nservice a { publishes Done  on Done { } }\nexperiment e { at 1s kill 1 of a }\nextend a.on-Done { tag x }',
            'Finished',
        );
        expect(result['model.fbk']).toContain('publishes Finished  on Finished { }');
        expect(result['model.fbk']).toContain('extend a.on-Finished');
        const queue = await renamed('broker K { topic t { deadletter dead }  queue de<|>ad }', 'lost');
        expect(queue['model.fbk']).toBe('broker K { topic t { deadletter lost }  queue lost }');
    });

    it('leaves schemas of stores alone', async () => {
        const text = 'store re<|>ports { schema daily }\nservice a { reads reports.daily }';
        expect((await renamed(text, 'figures'))['model.fbk']).toContain('reads figures.daily');
    });

    it('writes more of a name where the new one could mean another', async () => {
        const texts = {
            'model.fbk':
                'context A { service a<|>1 { } }\ncontext B { service b1 { } }\nservice c { calls a1  calls b1 }',
        };
        expect((await renamed(texts, 'b1'))['model.fbk']).toBe(
            'context A { service b1 { } }\ncontext B { service b1 { } }\nservice c { calls A.b1  calls B.b1 }',
        );
    });

    it('leaves short names alone that mean another kind of element, also in what is renamed', async () => {
        const text = (context: string) =>
            `context ${context} {\n  entity Booking\n  service b { masters Booking }\n}\nservice c { calls ${context.replace('<|>', '')}.b }\n`;
        expect((await renamed(text('Le<|>gacy'), 'Booking'))['model.fbk']).toBe(text('Booking'));
    });

    it('gives others their names as they will be', async () => {
        const result = await renamed(
            'context A<|>A {\n  service one { }\n  service two { calls BB.one  calls one }\n}\ncontext C {\n  service BB { command one }\n}\n',
            'BB',
        );
        expect((await parse(result)).diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
        expect(result['model.fbk']).toContain('calls C.BB.one  calls one }');
    });

    it('renames what allow says of a constraint', async () => {
        const text = 'constraint p<|>ci { only tag pci may call X }\nexternal X { allow constraint/pci because "x" }';
        expect((await renamed(text, 'cards'))['model.fbk']).toContain('allow constraint/cards');
    });

    it('refuses names that are none and names that are taken, and says why', async () => {
        await expect(renamed('service a<|> { }', 'two words')).rejects.toThrow('`two words` is no name');
        await expect(renamed('service a<|> { }', 'a.b')).rejects.toThrow('is no name');
        await expect(renamed('context C { service a<|> { }  service b { } }', 'b')).rejects.toThrow(
            'There is already a service called `C.b`',
        );
    });

    it('works on what is half written', async () => {
        const result = await renamed('service a<|> {\n  calls \nservice b { calls a\n', 'z');
        expect(result['model.fbk']).toBe('service z {\n  calls \nservice b { calls z\n');
    });

    it('has nothing to say about words of the language', async () => {
        expect(await prepared('ser<|>vice a { }')).toBeUndefined();
        expect(await prepared('migration m { pha<|>se 1 "x" { } }')).toBeUndefined();
    });
});

describe('going to', () => {
    it('leads from each part of a name to its element', async () => {
        const place = await atCursor(`${PAYMENTS}service orders { calls Pay<|>ments.payments.charge }`);
        const [link] = (await place.services.lsp.DefinitionProvider?.getDefinition(place.document, place.params)) ?? [];
        expect(link && place.document.textDocument.getText(link.targetSelectionRange)).toBe('Payments');
    });

    it('finds references in all files, and marks them in this one', async () => {
        const place = await atCursor({
            'a.fbk': `${PAYMENTS}service orders { calls pay<|>ments }`,
            'b.fbk': 'service other { calls payments.charge  calls Payments.payments }',
        });
        const context = { includeDeclaration: true };
        const found = await place.services.lsp.ReferencesProvider?.findReferences(place.document, {
            ...place.params,
            context,
        });
        expect(found?.map(({ uri, range }) => `${uri.slice(-5)}:${range.start.line}:${range.start.character}`)).toEqual(
            ['a.fbk:1:10', 'a.fbk:4:23', 'b.fbk:0:54', 'b.fbk:0:22'],
        );
        const marks = await place.services.lsp.DocumentHighlightProvider?.getDocumentHighlight(
            place.document,
            place.params,
        );
        expect(marks?.length).toBe(2);
    });
});
