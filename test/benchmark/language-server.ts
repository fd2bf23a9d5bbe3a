import type { Editor } from '../src/server/connect-editor.ts';
import { folderOnDisk, openEditorOnProcess, type ProcessEditor } from '../src/server/server-process.ts';
import { measureActivation } from './activation.ts';
import { generateSystem } from './generated-system.ts';
import { median, printRow } from './measure.ts';

const RUNS = 40;
const STARTS = 5;
/** Milliseconds between keys of somebody who types fast. */
const BETWEEN_KEYS = 60;

const workspace = { configuration: true, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } };
const KIND = { capabilities: { workspace } };

/**
 * What an editor waits for, over the protocol, with the built language server in a process of its own as on the
 * desktop: 1,000 services in 200 files. Targets: activation 150 ms, from a key to the diagnostics of its file 100 ms and
 * to those of the rules 400 ms, completion 50 ms, a hover while a large picture is drawn 100 ms. The reference, taken
 * again and again in between, is ten million additions: where they take longer than on the first line, somebody else was at work.
 */
export async function benchmarkLanguageServer(): Promise<void> {
    const system = generateSystem({ services: 1000, servicesPerFile: 5, callsPerService: 5 });
    const { folder, texts, remove } = folderOnDisk(
        (root) => new Map(system.map(({ path, text }) => [`${root}/${path}`, text] as const)),
    );
    try {
        printRow('1,000 services, 200 files', 'median', 'p95', 'worst', 'reference', 'ratio', 'target');
        const { bundle, activate } = measureActivation();
        print('extension: bundle loaded', bundle, '150 ms in all');
        print('extension: activate()', activate);
        await measureStart(folder);
        const server = await openEditorOnProcess([folder], KIND);
        await measureEditing(server, folder, texts);
        server.stop();
        await server.ended;
    } finally {
        remove();
    }
}

/** What comes out of the additions, so that nobody leaves them out. */
let sum = 0;

/** Milliseconds that ten million additions take just now. */
function additions(): number {
    const begun = performance.now();
    let total = 0;
    for (let count = 0; count < 10_000_000; count++) {
        total = (total + count) | 0;
    }
    sum = (sum + total) | 0;
    return performance.now() - begun;
}

function print(name: string, times: readonly number[], target = ''): void {
    const sorted = [...times].sort((a, b) => a - b);
    const p95 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
    const tenths = (value: number) => `${value.toFixed(1)} ms`;
    const reference = median(Array.from({ length: 5 }, additions));
    const ratio = (median(times) / reference).toFixed(2);
    const columns = [median(times), p95, sorted.at(-1) ?? Number.NaN, reference].map(tenths);
    printRow(name, ...columns, ratio, target);
}

/** From the start of the process until the editor is told something. */
async function measureStart(folder: string): Promise<void> {
    const first: number[] = [];
    const rules: number[] = [];
    for (let run = 0; run < STARTS; run++) {
        const begun = performance.now();
        const server = await openEditorOnProcess([folder], KIND);
        let told: number | undefined;
        server.editor.onDiagnostics(() => {
            told ??= performance.now() - begun;
        });
        await server.editor.until(() => (server.editor.status()?.warnings ?? 0) > 500);
        first.push(told ?? Number.NaN);
        rules.push(performance.now() - begun);
        server.stop();
        await server.ended;
    }
    print('start: first diagnostics', first);
    print('start: all findings', rules);
}

async function measureEditing(
    { editor }: ProcessEditor,
    folder: string,
    texts: ReadonlyMap<string, string>,
): Promise<void> {
    const leaf = await openFile(editor, texts, `${folder}/part0197.fbk`);
    // The first service of each context is called from others, those of the first contexts from most.
    const hub = await openFile(editor, texts, `${folder}/part0000.fbk`);
    await editor.until(() => (editor.status()?.warnings ?? 0) > 500 && editor.status()?.busy === false);
    const ask = () => timed(editor.request('firebreak/rulePage', { rule: 'none' }).answer);
    print('there and back', await repeat(ask));
    for (const [name, file] of [
        ['a leaf', leaf],
        ['a hub', hub],
    ] as const) {
        await measureKeys(editor, file, name);
    }
    await measureRequests(editor, leaf);
    await measureWhileDrawing(editor, leaf);
}

/** An open file of the system. */
interface OpenFile {
    readonly uri: string;
    readonly text: string;
}

async function openFile(editor: Editor, texts: ReadonlyMap<string, string>, uri: string): Promise<OpenFile> {
    const text = texts.get(uri) ?? '';
    editor.open(uri, text);
    await editor.until(() => editor.diagnosticsOf(uri).length > 0);
    return { uri, text };
}

async function measureKeys(editor: Editor, file: OpenFile, name: string): Promise<void> {
    const flip = flips(editor, file);
    print(`key to diagnostics, ${name}`, await repeat(flip.unknownName), '100 ms');
    print(`last key to rules, ${name}`, await repeat(flip.timeout, RUNS / 2), '400 ms');
}

/** Edits that make something wrong and right again, by turns, timed until the editor is told. */
function flips(editor: Editor, { uri, text }: OpenFile) {
    const has = (code: string) => editor.problemsOf(uri).includes(code);
    const lines = text.split('\n');
    const call = lines.findIndex((line) => line.includes('.find over grpc'));
    const end = { line: call, character: lines[call]?.length ?? 0 };
    const start = { ...end, character: end.character - ' with careful'.length };
    const blank = { line: lines.length - 1, character: 0 };
    let isWrong = false;

    async function until(isSo: () => boolean): Promise<void> {
        if (isSo()) {
            return;
        }
        await new Promise<void>((resolve) => {
            waiting = () => {
                if (isSo()) {
                    waiting = undefined;
                    resolve();
                }
            };
        });
    }
    let waiting: (() => void) | undefined;
    editor.onDiagnostics(() => waiting?.());

    return {
        async unknownName() {
            isWrong = !isWrong;
            const wrong = { start: blank, end: blank };
            const right = { start: blank, end: { ...blank, character: 'client lost { calls nobody }'.length } };
            editor.change(uri, [
                isWrong ? { range: wrong, text: 'client lost { calls nobody }' } : { range: right, text: '' },
            ]);
            const begun = performance.now();
            await until(() => has('link/unknown') === isWrong);
            const time = performance.now() - begun;
            await pause(500);
            return time;
        },
        /** A name typed key by key; with the last one the call has another policy, which waits for longer. */
        async timeout() {
            isWrong = !isWrong;
            const keys = isWrong ? [...' at "http://10.0.0.1:80"'] : [];
            const typed = ' at "http://10.0.0.1:80"'.length;
            let begun = performance.now();
            if (isWrong) {
                for (const [index, key] of keys.entries()) {
                    const place = { ...start, character: start.character + index };
                    editor.change(uri, [{ range: { start: place, end: place }, text: key }]);
                    begun = performance.now();
                    if (index < keys.length - 1) {
                        await pause(BETWEEN_KEYS);
                    }
                }
            } else {
                const range = { start, end: { ...start, character: start.character + typed } };
                editor.change(uri, [{ range, text: '' }]);
                begun = performance.now();
            }
            await until(() => has('hardcoded-endpoint') === isWrong);
            const time = performance.now() - begun;
            await pause(500);
            return time;
        },
    };
}

async function measureRequests(editor: Editor, { uri, text }: OpenFile): Promise<void> {
    const textDocument = { uri };
    const on = (words: string, more = 1) => {
        const before = text.slice(0, text.indexOf(words)).split('\n');
        return { line: before.length - 1, character: (before.at(-1) ?? '').length + more };
    };
    const service = on('service s', 'service s'.length);
    const target = on('calls s', 'calls s'.length);
    const whole = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
    const requests: readonly (readonly [string, string, object, string?])[] = [
        ['completion of a name', 'textDocument/completion', { textDocument, position: target }, '50 ms'],
        ['completion of a word', 'textDocument/completion', { textDocument, position: on('    health', 4) }, '50 ms'],
        ['hover on a service', 'textDocument/hover', { textDocument, position: service }],
        ['definition', 'textDocument/definition', { textDocument, position: target }],
        [
            'references',
            'textDocument/references',
            { textDocument, position: service, context: { includeDeclaration: true } },
        ],
        ['rename', 'textDocument/rename', { textDocument, position: service, newName: 'renamed' }],
        ['code lenses', 'textDocument/codeLens', { textDocument }],
        ['inlay hints', 'textDocument/inlayHint', { textDocument, range: whole }],
        ['colours', 'textDocument/semanticTokens/full', { textDocument }],
        ['code actions', 'textDocument/codeAction', { textDocument, range: whole, context: { diagnostics: [] } }],
    ];
    const last = { line: text.split('\n').length - 1, character: 0 };
    let isTyped = false;
    for (const [name, method, params, target = ''] of requests) {
        const ask = () => timed(editor.request(method, params).answer);
        print(name, await repeat(ask), target);
        const afterKey = async () => {
            isTyped = !isTyped;
            const end = isTyped ? last : { ...last, character: 2 };
            editor.change(uri, [{ range: { start: last, end }, text: isTyped ? '//' : '' }]);
            const time = await ask();
            await pause(BETWEEN_KEYS);
            return time;
        };
        print(`${name}, after a key`, await repeat(afterKey), target);
    }
}

/** Hovers, one after the other, from the moment that a picture is asked for until it is there. */
async function measureWhileDrawing(editor: Editor, { uri, text }: OpenFile): Promise<void> {
    const before = text.slice(0, text.indexOf('service s')).split('\n');
    const position = { line: before.length - 1, character: (before.at(-1) ?? '').length + 'service s'.length };
    const hover = () => timed(editor.request('textDocument/hover', { textDocument: { uri }, position }).answer);
    for (const view of ['services', 'landscape', 'findings']) {
        const hovers: number[] = [];
        const pictures: number[] = [];
        for (let run = 0; run < 3; run++) {
            const params = { uri, view, theme: 'light', folded: [] };
            let isThere = false;
            const picture = timed(editor.request('firebreak/picture', params).answer).finally(() => {
                isThere = true;
            });
            while (!isThere) {
                hovers.push(await hover());
                await pause(10);
            }
            pictures.push(await picture);
            // Another picture than the last one: nothing of it is at hand.
            editor.change(uri, [
                { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' },
            ]);
            position.line++;
            await pause(800);
        }
        print(`picture of ${view}`, pictures);
        print(`  hover meanwhile (${hovers.length})`, hovers, '100 ms');
    }
}

async function repeat(work: () => Promise<number>, runs = RUNS): Promise<number[]> {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
        times.push(await work());
    }
    return times;
}

async function timed(work: Promise<unknown>): Promise<number> {
    const begun = performance.now();
    await work;
    return performance.now() - begun;
}

function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
