import { TextDocument } from 'langium';
import type { Choices } from '../arbitraries/seeded-choices.ts';
import type { Editor } from '../src/server/connect-editor.ts';
import { applyEdit, randomEdit } from './random-edits.ts';
import { type Ask, askAtRandom, askEverything, type Question, shownOf } from './random-requests.ts';
import { listenForSilence } from './settled.ts';

/** A request that failed for another reason than that nobody waits for it any more. */
export interface FailedRequest {
    readonly method: string;
    readonly code: number;
    readonly message: string;
}

/** Somebody who works on some files at random. */
export interface RandomSession {
    /** Makes so many edits, with all that happens around them. */
    edit(count: number): Promise<void>;
    /** Puts all files back to what they were at first, and opens those that were open. */
    restore(): Promise<void>;
    /** Waits until the server has nothing to do. */
    settle(): Promise<void>;
    /** Asks for everything once, in every file. */
    askEverything(): Promise<void>;
    /** What this editor shows of all files, by URI, or another one on the same disk. */
    shown(by?: Editor): Promise<ReadonlyMap<string, object>>;
    /** Opens in another editor on the same disk what is open here. */
    openIn(other: Editor): void;
    readonly failures: readonly FailedRequest[];
    /** How many requests were made, and how many of them taken back. */
    readonly requests: { readonly made: number; readonly cancelled: number };
}

/** Codes of answers that say that nobody needs an answer any more: cancelled, by the editor or the server, or outdated. */
const EXCUSED = new Set([-32800, -32801, -32802]);
/** Tell a person why a picture cannot be drawn; the views of a model that is edited come and go. */
const NO_SUCH_VIEW = /^There is no (?:view|model in this project) | has no means for the view /;

const MOST_REQUESTS_AT_ONCE = 12;
const MOST_UNDO = 20;
/**
 * Milliseconds after which nobody goes on typing until there is an answer: who types without end has each build broken off
 * by the next. A request counts as never answered after three times as long.
 */
const PATIENCE = 20_000;

interface File {
    readonly original: string;
    onDisk: string | undefined;
    open: { text: string; readonly past: string[] } | undefined;
}

/** Begins to work on files that are on the editor's disk already. */
export function beginSession(editor: Editor, texts: ReadonlyMap<string, string>, choices: Choices): RandomSession {
    const files = new Map<string, File>();
    const settings = new Map<string, string>();
    for (const [uri, text] of texts) {
        if (uri.endsWith('.fbk')) {
            files.set(uri, { original: text, onDisk: text, open: undefined });
        } else {
            settings.set(uri, text);
        }
    }
    const failures: FailedRequest[] = [];
    const running = new Set<Promise<void>>();
    const requests = { made: 0, cancelled: 0 };
    const silence = listenForSilence(editor);
    let isWaiting = false;

    const uris = () => [...files.keys()];
    const textOf = (file: File) => file.open?.text ?? file.onDisk ?? '';
    const fileOf = (uri: string): File => {
        const file = files.get(uri);
        if (!file) {
            throw new Error(`There is no ${uri}.`);
        }
        return file;
    };

    function open(uri: string): void {
        const file = fileOf(uri);
        if (!file.open && file.onDisk !== undefined) {
            file.open = { text: file.onDisk, past: [] };
            editor.open(uri, file.onDisk);
        }
    }

    function save(uri: string): void {
        const file = fileOf(uri);
        if (file.open) {
            file.onDisk = file.open.text;
            editor.writeOnDisk(uri, file.onDisk);
        }
    }

    function close(uri: string): void {
        const file = fileOf(uri);
        if (file.open) {
            file.open = undefined;
            editor.close(uri);
        }
    }

    function editOnce(): void {
        const uri = choices.oneOf(uris());
        const file = fileOf(uri);
        open(uri);
        if (!file.open) {
            // It is not on disk: somebody makes it again.
            file.onDisk = file.original;
            editor.writeOnDisk(uri, file.original);
            return;
        }
        const { text, past } = file.open;
        const others = [...files.values()].map(textOf);
        const sources = { text, original: file.original, before: past.pop(), others };
        const edit = randomEdit(sources, choices);
        const after = applyEdit(text, edit);
        if (!isWellFormed(after)) {
            return;
        }
        const document = TextDocument.create(uri, 'firebreak', 0, text);
        const range = { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
        past.push(text);
        past.splice(0, past.length - MOST_UNDO);
        file.open = { text: after, past };
        editor.change(uri, [{ range, text: edit.text }]);
    }

    function renameFile(): void {
        const uri = choices.oneOf(uris());
        const file = fileOf(uri);
        const other = uri.replace(/(?:-renamed)?\.fbk$/, (ending) =>
            ending.startsWith('-') ? '.fbk' : '-renamed.fbk',
        );
        if (file.onDisk === undefined) {
            return;
        }
        const wasOpen = file.open !== undefined;
        close(uri);
        files.delete(uri);
        files.set(other, { ...file, open: undefined });
        editor.switchFiles([
            [uri, undefined],
            [other, file.onDisk],
        ]);
        if (wasOpen) {
            open(other);
        }
    }

    function changeOnDisk(uri: string, text: string | undefined): readonly [string, string | undefined] {
        fileOf(uri).onDisk = text;
        return [uri, text];
    }

    function edited(uri: string): string {
        const file = fileOf(uri);
        const text = file.onDisk ?? file.original;
        const sources = { text, original: file.original, before: undefined, others: [text] };
        const after = applyEdit(text, randomEdit(sources, choices));
        return isWellFormed(after) ? after : text;
    }

    function switchBranch(): void {
        const chosen = choices.shuffled(uris()).slice(0, 1 + choices.below(files.size));
        editor.switchFiles(
            chosen.map((uri) =>
                changeOnDisk(uri, choices.once(5) ? undefined : choices.once(2) ? edited(uri) : fileOf(uri).original),
            ),
        );
    }

    /** The editor tells only of the folder. */
    function deleteFolder(): void {
        const uri = choices.oneOf(uris());
        const folder = uri.slice(0, uri.lastIndexOf('/'));
        for (const inside of uris().filter((each) => each.startsWith(`${folder}/`))) {
            fileOf(inside).onDisk = undefined;
        }
        editor.deleteFolder(folder);
    }

    function changeSettings(): void {
        const uri = choices.oneOf([...settings.keys()]);
        const texts = [
            settings.get(uri) ?? '{}',
            settings.get(uri) ?? '{}',
            '{}',
            '{ "rules": { "missing-timeout": "off" } }',
            '{ "ignore": ["*"] }',
            '{ "rules": ',
            'gone',
        ];
        const text = choices.oneOf(texts);
        editor.writeOnDisk(uri, text === 'gone' ? undefined : text);
    }

    /** What happens beside edits, once in so many. */
    const events: readonly (readonly [times: number, event: () => void])[] = [
        [25, () => close(choices.oneOf(uris()))],
        [25, () => save(choices.oneOf(uris()))],
        [60, renameFile],
        [60, () => editor.switchFiles([changeOnDisk(...pair(choices.oneOf(uris()), edited))])],
        [150, switchBranch],
        [200, () => editor.switchFiles([changeOnDisk(choices.oneOf(uris()), undefined)])],
        [300, deleteFolder],
        [150, changeSettings],
    ];

    async function ask([method, params]: Question): Promise<unknown> {
        requests.made++;
        const { answer, cancel } = editor.request(method, params);
        if (choices.once(4)) {
            requests.cancelled++;
            setTimeout(cancel, choices.oneOf([0, 0, 1, 5, 30]));
        }
        const restless = setTimeout(() => {
            isWaiting = true;
        }, PATIENCE);
        let patience: ReturnType<typeof setTimeout> | undefined;
        const silence = new Promise((_, reject) => {
            patience = setTimeout(reject, 3 * PATIENCE, { code: 0, message: 'there was no answer' });
        });
        try {
            return await Promise.race([answer, silence]);
        } catch (error) {
            const { code, message } = error as { code: number; message: string };
            if (!EXCUSED.has(code) && !NO_SUCH_VIEW.test(message)) {
                failures.push({ method, code, message });
            }
            return undefined;
        } finally {
            clearTimeout(restless);
            clearTimeout(patience);
        }
    }

    async function askSometimes(): Promise<void> {
        for (let count = choices.below(3); count > 0; count--) {
            const uri = choices.oneOf(uris());
            const asking: Promise<void> = askAtRandom(uri, textOf(fileOf(uri)), choices, ask).finally(() =>
                running.delete(asking),
            );
            running.add(asking);
        }
        while (running.size > MOST_REQUESTS_AT_ONCE) {
            await Promise.race(running);
        }
        if (isWaiting) {
            await Promise.all(running);
            isWaiting = false;
        }
    }

    async function settle(): Promise<void> {
        await Promise.all(running);
        await silence();
    }

    return {
        failures,
        requests,
        settle,
        async edit(count) {
            for (let made = 0; made < count; made++) {
                editOnce();
                for (const [times, event] of events) {
                    if (choices.once(times)) {
                        event();
                    }
                }
                await askSometimes();
                await pause(choices);
            }
            await Promise.all(running);
        },
        async restore() {
            for (const uri of uris()) {
                close(uri);
            }
            editor.switchFiles(uris().map((uri) => [uri, undefined] as const));
            const at = [...files.entries()].map(
                ([uri, { original }]) => [uri.replace('-renamed', ''), original] as const,
            );
            files.clear();
            for (const [uri, original] of at) {
                files.set(uri, { original, onDisk: original, open: undefined });
            }
            editor.switchFiles([...settings, ...at]);
            for (const uri of uris()) {
                open(uri);
            }
            await settle();
        },
        async askEverything() {
            const everything: Ask = ([method, params]) => editor.request(method, params).answer.catch(() => undefined);
            for (const uri of uris()) {
                await askEverything(uri, textOf(fileOf(uri)), choices, everything);
            }
        },
        async shown(by = editor) {
            const all = new Map<string, object>();
            for (const [uri, { open: isOpen, onDisk }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
                const isThere = isOpen !== undefined || onDisk !== undefined;
                all.set(uri, isThere ? await shownOf(by, uri) : { diagnostics: by.diagnosticsOf(uri) });
            }
            for (const uri of settings.keys()) {
                all.set(uri, by.diagnosticsOf(uri));
            }
            return all;
        },
        openIn(other) {
            for (const [uri, { open: isOpen }] of files) {
                if (isOpen) {
                    other.open(uri, isOpen.text);
                }
            }
        },
    };
}

function pair(uri: string, edited: (uri: string) => string): readonly [string, string] {
    return [uri, edited(uri)];
}

/** Most keys come fast; sometimes somebody thinks. */
function pause(choices: Choices): Promise<void> {
    const time = choices.oneOf([0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 5, 10, 20, choices.once(4) ? 250 : 0]);
    return new Promise((resolve) => setTimeout(resolve, time));
}

/** No half of a character of two code units, which no file can hold. */
function isWellFormed(text: string): boolean {
    return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
