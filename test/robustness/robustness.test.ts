import { afterEach, describe, expect, it } from 'vitest';
import { choicesFrom } from '../arbitraries/seeded-choices.ts';
import type { EditorKind } from '../src/server/connect-editor.ts';
import { type Disk, type Editor, openEditor } from '../src/server/editor.ts';
import { examplesAt } from './examples-on-disk.ts';
import { beginSession } from './random-session.ts';
import { listenForSilence } from './settled.ts';

const FOLDER = 'memory:/examples';
/** `npm run bench robustness` makes 10,000, against the built server. */
const EDITS = 400;

const workspace = { configuration: true, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } };
const KIND: EditorKind = { capabilities: { workspace } };

describe('somebody who edits, renames, closes and asks at random', () => {
    const editors: Editor[] = [];
    afterEach(() => {
        for (const editor of editors.splice(0)) {
            editor.stop();
        }
    });

    async function open(disk: Disk): Promise<Editor> {
        const editor = await openEditor(disk, [FOLDER], KIND);
        editors.push(editor);
        return editor;
    }

    it('gets no error, and in the end sees what a fresh start would show', { timeout: 240_000 }, async () => {
        const texts = examplesAt(FOLDER);
        const disk: Disk = new Map(texts);
        const editor = await open(disk);
        const session = beginSession(editor, texts, choicesFrom(7));
        await session.edit(EDITS);
        await session.settle();
        const fresh = await open(disk);
        const freshIsReady = listenForSilence(fresh);
        session.openIn(fresh);
        await freshIsReady();
        expect(session.failures).toEqual([]);
        expect(editor.errors).toEqual([]);
        expect(session.requests.cancelled).toBeGreaterThan(10);
        // Another process on the machine may break any silence; what is stale stays so however long one waits.
        const differing = async () => filesThatDiffer(await session.shown(), await session.shown(fresh));
        await expect.poll(differing, { timeout: 30_000, interval: 2000 }).toEqual([]);
    });
});

/** The files of which two editors show different things, with what the first and the second show. */
function filesThatDiffer(one: ReadonlyMap<string, object>, other: ReadonlyMap<string, object>): readonly string[] {
    const text = (shown: object | undefined) => JSON.stringify(shown ?? 'nothing');
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((uri) => {
        const [here, there] = [text(one.get(uri)), text(other.get(uri))];
        let at = 0;
        while (at < here.length && here[at] === there[at]) {
            at++;
        }
        const part = (all: string) => all.slice(Math.max(0, at - 200), at + 200);
        return here === there ? [] : [`${uri}: ${part(here)} … ${part(there)}`];
    });
}
