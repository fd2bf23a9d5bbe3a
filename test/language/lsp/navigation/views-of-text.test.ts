import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, Range, SelectionRange } from 'vscode-languageserver';
import '../../../property-seed.ts';
import { repository } from '../../../../.build/repository.ts';
import { selectionRanges } from '../../../../language/lsp/navigation/selection-ranges.ts';
import { type AtCursor, atCursor } from '../cursor.ts';

const MODEL = `/**
 * Takes orders.
 */
context Ordering "Orders" {
  service orders {
    command place {
      calls Payments.payments.charge
      publishes Placed
    }
    link "https://example.org/orders" "Runbook"
  }
  event Placed
}
context Payments { service payments { command charge { } } }
extend Ordering.orders { tag pci }
`;

function outlined(symbols: readonly DocumentSymbol[]): unknown[] {
    return symbols.map(({ name, detail, children }) =>
        children && children.length > 0 ? [`${detail} ${name}`, outlined(children)] : `${detail} ${name}`,
    );
}

describe('outline', () => {
    it('shows elements in each other, with kind and title', async () => {
        const { services, document, params } = await atCursor(MODEL);
        expect(outlined((await services.lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [])).toEqual([
            ['context · Orders Ordering', [['service orders', ['command place']], 'event Placed']],
            ['context Payments', [['service payments', ['command charge']]]],
            'extend Ordering.orders',
        ]);
    });

    it('shows what is there of a text that is cut', async () => {
        const { services, document, params } = await atCursor(
            'context A {\n  service b {\n    command c {\n      calls ',
        );
        expect(outlined((await services.lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [])).toEqual([
            ['context A', [['service b', ['command c']]]],
        ]);
    });
});

describe('symbols of the workspace', () => {
    async function found(query: string): Promise<string[]> {
        const { services } = await atCursor({ 'a.fbk': MODEL, 'b.fbk': 'service placement { }' });
        const symbols = await services.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query });
        return (symbols ?? []).map(({ name, containerName }) => (containerName ? `${containerName}.${name}` : name));
    }

    it('are found by letters of their names, the nearest first', async () => {
        expect((await found('place')).slice(0, 3)).toEqual(['Ordering.orders.place', 'Ordering.Placed', 'placement']);
        expect(await found('pay.char')).toEqual(['Payments.payments.charge']);
        expect(await found('xyz')).toEqual([]);
    });
});

describe('call hierarchy', () => {
    async function calls(marked: string): Promise<{ from: string[]; to: string[] }> {
        const { services, document, params } = await atCursor(marked);
        const provider = services.lsp.CallHierarchyProvider;
        const [item] = (await provider?.prepareCallHierarchy(document, params)) ?? [];
        const incoming = item ? await provider?.incomingCalls({ item }) : [];
        const outgoing = item ? await provider?.outgoingCalls({ item }) : [];
        return { from: (incoming ?? []).map(({ from }) => from.name), to: (outgoing ?? []).map(({ to }) => to.name) };
    }

    it('tells who calls and who is called, of services and of operations', async () => {
        expect(await calls(MODEL.replace('service payments', 'service pay<|>ments'))).toEqual({
            from: ['place'],
            to: [],
        });
        expect(await calls(MODEL.replace('service orders', 'service or<|>ders'))).toEqual({ from: [], to: ['charge'] });
        expect(await calls(MODEL.replace('command place', 'command pl<|>ace'))).toEqual({ from: [], to: ['charge'] });
    });

    it('knows routes and what an extend adds', async () => {
        const text = 'service a<|> { }\nservice b { }\ngateway G { route "/" to a }\nextend a { calls b }';
        expect(await calls(text)).toEqual({ from: ['G'], to: ['b'] });
    });

    it('tells each place in the file where it is', async () => {
        const texts = {
            'a.fbk': 'service a<|> { calls b }\nservice b { }\nservice c { calls b }\n',
            'b.fbk': '\n\nextend a { calls b  command go { calls b } }\nextend c { calls a }\n',
        };
        const { services, document, documents, params } = await atCursor(texts);
        const provider = services.lsp.CallHierarchyProvider;
        const [item] = (await provider?.prepareCallHierarchy(document, params)) ?? [];
        const outgoing = item ? await provider?.outgoingCalls({ item }) : [];
        expect(outgoing?.map(({ to, fromRanges }) => [to.name, fromRanges.map(({ start }) => start.line)])).toEqual([
            ['b', [0]],
        ]);
        const [callee] = outgoing ?? [];
        const incoming = callee ? await provider?.incomingCalls({ item: callee.to }) : [];
        const textAt = (uri: string, range: Range) =>
            [...documents.values()].find((it) => it.uri.toString() === uri)?.textDocument.getText(range);
        expect(
            incoming?.map(({ from, fromRanges }) => [
                from.name,
                from.uri.slice(-5),
                fromRanges.map((it) => textAt(from.uri, it)),
            ]),
        ).toEqual([
            ['a', 'a.fbk', ['b']],
            ['c', 'a.fbk', ['b']],
            ['a', 'b.fbk', ['b']],
            ['go', 'b.fbk', ['b']],
        ]);
    });

    it('does not begin at what calls nobody', async () => {
        expect(await calls('team A<|>')).toEqual({ from: [], to: [] });
    });
});

describe('selection', () => {
    function texts(place: AtCursor, selection: SelectionRange | undefined): string[] {
        const found: string[] = [];
        for (let it = selection; it; it = it.parent) {
            found.push(place.document.textDocument.getText(it.range));
        }
        return found;
    }

    it('grows from a part of a name to the name, the sentence, the block', async () => {
        const place = await atCursor(
            'service a {\n  calls Pay<|>ments.payments over grpc\n}\ncontext Payments { service payments { } }',
        );
        const [selection] = selectionRanges(place.services, place.document, [place.position]);
        const steps = texts(place, selection);
        expect(steps.slice(0, 3)).toEqual(['Payments', 'Payments.payments', 'calls Payments.payments over grpc']);
        expect(steps).toContain('\n  calls Payments.payments over grpc\n');
        expect(steps).toContain('service a {\n  calls Payments.payments over grpc\n}');
        for (const [index, text] of steps.entries()) {
            expect(steps[index + 1] ?? text).toContain(text);
        }
    });
});

describe('folding', () => {
    it('folds blocks, comments and regions', async () => {
        const { services, document, params } = await atCursor(
            '/**\n * A.\n */\n// one\n// two\nservice a {\n  owner T\n  tag x\n}\n// region stores\nstore b\n// endregion\n',
        );
        const folds = await services.lsp.FoldingRangeProvider?.getFoldingRanges(document, params);
        expect(folds?.map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
            [0, 2, 'comment'],
            [3, 4, 'comment'],
            [5, 7, undefined],
            [9, 11, 'region'],
        ]);
    });
});

describe('links', () => {
    it('open the addresses behind `link`, and nothing that runs code', async () => {
        const { services, document, params } = await atCursor(`${MODEL}\nteam A { link "javascript:alert(1)" }`);
        const links = (await services.lsp.DocumentLinkProvider?.getDocumentLinks(document, params)) ?? [];
        expect(links.map(({ target, range }) => [target, document.textDocument.getText(range)])).toEqual([
            ['https://example.org/orders', 'https://example.org/orders'],
        ]);
    });
});

describe('semantic tokens', () => {
    async function coloured(text: string): Promise<string[]> {
        const { services, document, params } = await atCursor(text);
        const provider = services.lsp.SemanticTokenProvider;
        const { data } = (await provider?.semanticHighlight(document, params)) ?? { data: [] };
        const types = Object.keys(provider?.tokenTypes ?? {});
        const modifiers = Object.entries(provider?.tokenModifiers ?? {});
        const shown: string[] = [];
        let [line, character] = [0, 0];
        for (let i = 0; i < data.length; i += 5) {
            const [deltaLine = 0, delta = 0, length = 0, type = 0, flags = 0] = data.slice(i, i + 5);
            line += deltaLine;
            character = deltaLine > 0 ? delta : character + delta;
            const range = { start: { line, character }, end: { line, character: character + length } };
            const said = modifiers.filter(([, bit]) => (flags & bit) !== 0).map(([name]) => name);
            shown.push([document.textDocument.getText(range), types[type], ...said].join(' '));
        }
        return shown;
    }

    it('colour names by what they stand for, declared and referred to', async () => {
        expect(await coloured('service a { publishes E  store s : Redis }\nevent E')).toEqual([
            'a class declaration',
            'E event async',
            's property declaration',
            'Redis enumMember',
            'E event declaration',
        ]);
    });

    it('colour each part of a qualified name, a schema as its store', async () => {
        const text =
            'context Größe { service a { store s { schema daily }  command go }  event E }\nservice b { calls Größe.a.go  reads a.s.daily  on Größe.E }';
        expect((await coloured(text)).slice(-8)).toEqual([
            'Größe namespace',
            'a class',
            'go method',
            'a class',
            's property',
            'daily property',
            'Größe namespace',
            'E event async',
        ]);
    });
});

describe('any text', () => {
    it('can be looked at, wherever it is cut', async () => {
        const text = readFileSync(join(repository, 'examples/shop/shop.fbk'), 'utf8');
        await fc.assert(
            fc.asyncProperty(fc.nat(text.length), fc.nat(40), async (cut, lost) => {
                const place = await atCursor(`${text.slice(0, Math.max(0, cut - lost))}<|>${text.slice(cut)}`);
                const { services, document, params } = place;
                const { lsp } = services;
                const [selection] = selectionRanges(services, document, [place.position]);
                expect(selection).toBeDefined();
                await lsp.DocumentSymbolProvider?.getSymbols(document, params);
                await lsp.FoldingRangeProvider?.getFoldingRanges(document, params);
                await lsp.SemanticTokenProvider?.semanticHighlight(document, params);
                await lsp.DocumentLinkProvider?.getDocumentLinks(document, params);
                await lsp.DefinitionProvider?.getDefinition(document, params);
                await lsp.DocumentHighlightProvider?.getDocumentHighlight(document, params);
                const [item] = (await lsp.CallHierarchyProvider?.prepareCallHierarchy(document, params)) ?? [];
                if (item) {
                    await lsp.CallHierarchyProvider?.incomingCalls({ item });
                    await lsp.CallHierarchyProvider?.outgoingCalls({ item });
                }
            }),
            { numRuns: 15 },
        );
    }, 60_000);
});
