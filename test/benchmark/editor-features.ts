import { openEditor } from '../src/server/editor.ts';
import { generateSystem } from './generated-system.ts';
import { elapsed, median, milliseconds, printRow } from './measure.ts';

const FOLDER = 'memory:/system';
const EDITED = `${FOLDER}/part0100.fbk`;
const RUNS = 12;

/**
 * What an editor asks of the language server with 1,000 services in 200 files, over the protocol: with the model at
 * hand, and right after a key was hit, when it has to be made anew. Targets: hover 50 ms.
 */
export async function benchmarkEditorFeatures(): Promise<void> {
    const files = generateSystem({ services: 1000, servicesPerFile: 5, callsPerService: 5 });
    const texts = files.map(({ path, text }) => [`${FOLDER}/${path}`, text] as const);
    const text = new Map(texts).get(EDITED) ?? '';
    const workspace = { codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } };
    const editor = await openEditor(new Map(texts), [FOLDER], { capabilities: { workspace } });
    editor.open(EDITED, text);
    await editor.until(() => editor.problemsOf(EDITED).length > 0);
    const textDocument = { uri: EDITED };
    const whole = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
    const on = (words: string) => {
        const before = text.slice(0, text.indexOf(words)).split('\n');
        return { line: before.length - 1, character: (before.at(-1) ?? '').length + words.length - 1 };
    };
    const requests: Readonly<Record<string, readonly [string, object]>> = {
        'hover on a service': ['textDocument/hover', { textDocument, position: on('service s50') }],
        'hover on a call': ['textDocument/hover', { textDocument, position: on('calls') }],
        'hover on a word': ['textDocument/hover', { textDocument, position: on('replicas') }],
        'code lenses of the file': ['textDocument/codeLens', { textDocument }],
        'inlay hints of the file': ['textDocument/inlayHint', { textDocument, range: whole }],
        'code actions of the file': [
            'textDocument/codeAction',
            { textDocument, range: whole, context: { diagnostics: [] } },
        ],
    };
    printRow('1,000 services, 200 files', 'at hand', 'worst', 'after a key');
    let edits = 0;
    for (const [name, [method, params]] of Object.entries(requests)) {
        const ask = () => elapsed(() => editor.request(method, params).answer);
        const atHand: number[] = [];
        for (let run = 0; run < RUNS; run++) {
            atHand.push(await ask());
        }
        const afterKey: number[] = [];
        for (let run = 0; run < RUNS; run++) {
            editor.type(EDITED, `${text}\n// ${++edits}`);
            afterKey.push(await ask());
        }
        printRow(name, milliseconds(median(atHand)), milliseconds(Math.max(...atHand)), milliseconds(median(afterKey)));
    }
    editor.stop();
}
