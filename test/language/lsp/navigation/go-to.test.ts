import { describe, expect, it } from 'vitest';
import { atCursor } from '../cursor.ts';

/** The places that are found, each as `file line:what stands there`. */
async function referencesFrom(texts: Readonly<Record<string, string>>): Promise<string[]> {
    const { services, document, documents, params } = await atCursor(texts);
    const context = { includeDeclaration: true };
    const found = await services.lsp.ReferencesProvider?.findReferences(document, { ...params, context });
    return (found ?? []).map(({ uri, range }) => {
        const [name, target] = [...documents].find(([, it]) => it.uri.toString() === uri) ?? [];
        return `${name} ${range.start.line}:${target?.textDocument.getText(range)}`;
    });
}

describe('references', () => {
    it('are all places that write a name, also as a part of another', async () => {
        const a = 'context A {\n  service sa<|>me { command go }\n}\ncontext B { service same { calls A.same.go } }\n';
        const b = 'client C { calls A.same }\nextend A.same.go { tag x }\nservice d { calls B.same }\n';
        expect((await referencesFrom({ 'a.fbk': a, 'b.fbk': b })).sort()).toEqual([
            'a.fbk 1:same',
            'a.fbk 3:same',
            'b.fbk 0:same',
            'b.fbk 1:same',
        ]);
    });

    it('are also where a word may mean an element', async () => {
        const text = 'broker K { topic t { deadletter de<|>ad }  queue dead }';
        expect(
            await referencesFrom({ 'a.fbk': text.replace('de<|>ad', 'dead').replace('queue dead', 'queue de<|>ad') }),
        ).toEqual(['a.fbk 0:dead', 'a.fbk 0:dead']);
    });
});
