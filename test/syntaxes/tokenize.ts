import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

/** A piece of text and the innermost scope that the grammar gives it, without the language's own name at its end. */
export interface ScopedText {
    readonly text: string;
    readonly scope: string;
}

const grammarPath = 'syntaxes/firebreak.tmLanguage.json';
let loading: Promise<IGrammar> | undefined;

/** Colours a text as the editor does. Whitespace is left out. */
export async function tokenize(text: string): Promise<ScopedText[]> {
    loading ??= loadGrammar();
    const grammar = await loading;
    const result: ScopedText[] = [];
    let state = INITIAL;
    for (const line of text.split('\n')) {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
        state = ruleStack;
        for (const { startIndex, endIndex, scopes } of tokens) {
            const piece = line.slice(startIndex, endIndex).trim();
            if (piece !== '') {
                result.push({ text: piece, scope: (scopes.at(-1) ?? '').replace(/\.firebreak$/, '') });
            }
        }
    }
    return result;
}

async function loadGrammar(): Promise<IGrammar> {
    const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
    await loadWASM(await readFile(wasm));
    const registry = new Registry({
        onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
        loadGrammar: async () => parseRawGrammar(await readFile(grammarPath, 'utf8'), grammarPath),
    });
    const grammar = await registry.loadGrammar('source.firebreak');
    if (grammar === null) {
        throw new Error(`${grammarPath} holds no grammar.`);
    }
    return grammar;
}
