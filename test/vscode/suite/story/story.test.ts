import { decode } from 'fast-png';
import { commands, tasks, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';
import { fileUri, findingsOf } from '../workspace-files.ts';

const { diagramPanel, editor, fileDialog, keyboard, problemsView, quickInput, suggestWidget } = pages;
const isInBrowser = typeof process === 'undefined';

/** Milliseconds between two looks at a file, and most looks. */
const LOOK = { interval: 100, most: 200 };

/** Waits until a file of the workspace is written to its end, and reads it. */
async function readWritten(name: string): Promise<Uint8Array> {
    let before = 0;
    for (let look = 0; look < LOOK.most; look++) {
        const bytes = await workspace.fs.readFile(fileUri(name)).then(
            (read) => read,
            () => new Uint8Array(),
        );
        if (bytes.length > 0 && bytes.length === before) {
            return bytes;
        }
        before = bytes.length;
        await new Promise((resolve) => setTimeout(resolve, LOOK.interval));
    }
    throw new Error(`${name} is not written.`);
}

/** The lines of an open file that hold a text. */
function linesWith(name: string, part: string): string[] {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === fileUri(name).toString());
    return (document?.getText().split('\n') ?? []).filter((line) => line.includes(part)).map((line) => line.trim());
}

/** Where the cursor is: the file, and the line without its indentation. */
function placeOfCursor(): string {
    const { document, selection } = window.activeTextEditor ?? {};
    return `${document?.uri.path.split('/').at(-1)}: ${selection && document?.lineAt(selection.active).text.trim()}`;
}

describe('the story of a project', function () {
    // Each chapter begins where the one before ended.
    this.bail(true);
    this.timeout(60_000);

    it('begins with a template', async () => {
        await quickInput.runCommand('Firebreak: New project…');
        expectEqual((await quickInput.labels()).slice(0, 2), ['Minimal', 'Web shop']);
        await takePicture('story-template');
        await quickInput.choose('Minimal');
        await quickInput.answer('What is the system called?', 'Note book');
        await takePicture('story-place');
        await quickInput.choose('workspace');
        await editor.waitFor('system.fbk');
        await expectSoon(() => linesWith('system.fbk', 'NoteBook'), ['system NoteBook "Note book" {']);
        await takePicture('story-project');
    });

    it('goes on with a model that is written with completions', async () => {
        await commands.executeCommand('explorer.newFile');
        await keyboard.type('sharing.fbk\n');
        await editor.waitFor('sharing.fbk');
        await keyboard.type('con');
        await suggestWidget.accept('context …');
        await keyboard.type('Sharing');
        await keyboard.press('Tab');
        await keyboard.type('Wr');
        await suggestWidget.accept('Writers');
        await keyboard.press('Tab');
        await keyboard.type('shares');
        await keyboard.press('Tab');
        await keyboard.type('rep');
        await suggestWidget.accept('replicas');
        await keyboard.type(' 2\nhealth "/healthz"\nque');
        await suggestWidget.accept('query');
        await keyboard.type(' shared "GET /shared" {\ncal');
        await suggestWidget.accept('calls');
        await keyboard.type(' ');
        await takePicture('story-completion');
        await suggestWidget.accept('write');
        await keyboard.type(' { ret');
        await suggestWidget.accept('retry');
        await keyboard.type(' 2 }');
        await keyboard.press('Control+s');
        const written = [
            'context Sharing {',
            '  owner Writers',
            '',
            '  service shares {',
            '    replicas 2',
            '    health "/healthz"',
            '    query shared "GET /shared" {',
            '      calls write { retry 2 }',
            '    }',
            '  }',
            '}',
        ];
        await expectSoon(() => window.activeTextEditor?.document.getText().split('\n'), written);
    });

    it('shows a finding, and mends it', async () => {
        await expectSoon(() => findingsOf('sharing.fbk', 'unsafe-retry-policy').length, 1);
        await problemsView.open();
        await problemsView.waitFor('retries');
        await takePicture('story-finding');
        await editor.focus('sharing.fbk');
        await keyboard.press('F8');
        await expectSoon(placeOfCursor, 'sharing.fbk: calls write { retry 2 }');
        await takePicture('story-marker');
        await keyboard.press('Escape');
        await editor.waitFor('sharing.fbk');
        await editor.openQuickFixes();
        await takePicture('story-quick-fix');
        await editor.takeQuickFix('Write `retry 2 backoff 50ms..1s jitter`');
        await expectSoon(() => findingsOf('sharing.fbk', 'unsafe-retry-policy').length, 0);
        await problemsView.waitUntilClean();
        await takePicture('story-clean');
        expectEqual(linesWith('sharing.fbk', 'retry'), ['calls write { retry 2 backoff 50ms..1s jitter }']);
        await keyboard.press('Control+s');
    });

    it('is drawn, and the picture leads to the text', async () => {
        await editor.focus('sharing.fbk');
        await keyboard.press('Control+k', 'v');
        await diagramPanel.waitFor('Sharing.shares');
        await takePicture('story-diagram');
        await diagramPanel.doubleClick('Notebook.search');
        await expectSoon(placeOfCursor, 'system.fbk: service search "Search service" {');
        await takePicture('story-jump');
    });

    it('is walked by keys alone', async () => {
        await keyboard.press('Control+2', 'Control+w');
        await editor.waitFor('system.fbk');
        await quickInput.openFile('sharing.fbk');
        await editor.waitFor('sharing.fbk');
        await keyboard.press('Control+k', 'v');
        await diagramPanel.waitFor('Sharing.shares');
        await diagramPanel.focusPicture();
        await keyboard.press('Home');
        await diagramPanel.waitForSelected('Browser');
        await keyboard.press('ArrowRight');
        await diagramPanel.waitForSelected('Edge');
        await keyboard.press('ArrowRight');
        await diagramPanel.waitForSelected('Notebook.notes');
        await takePicture('story-keys');
        await keyboard.press('Enter');
        await expectSoon(placeOfCursor, 'system.fbk: service notes "Notes service" {');
    });

    it('is renamed across files', async () => {
        await quickInput.openFile('sharing.fbk');
        await editor.waitFor('sharing.fbk');
        await quickInput.goTo('8:14');
        await editor.rename('keep');
        await expectSoon(() => linesWith('sharing.fbk', 'calls'), ['calls keep { retry 2 backoff 50ms..1s jitter }']);
        await expectSoon(
            () => linesWith('system.fbk', 'POST'),
            ['command keep "POST /notes" idempotent by "Idempotency-Key" {'],
        );
        await keyboard.press('Control+k', 's');
        await takePicture('story-renamed');
    });

    it('is exported', async () => {
        await quickInput.runCommand('Firebreak: Export diagram…');
        await quickInput.choose('SVG');
        const suggested = await fileDialog.suggested('Note-book-services.svg');
        await takePicture('story-export');
        await fileDialog.take(suggested);
        const svg = new TextDecoder().decode(await readWritten('Note-book-services.svg'));
        expectEqual([svg.startsWith('<svg '), svg.includes('Sharing.shares')], [true, true]);
        await quickInput.runCommand('Firebreak: Export diagram…');
        await quickInput.choose('PNG');
        await fileDialog.suggested('Note-book-services.png');
        await fileDialog.take(suggested.replace('Note-book-services.svg', 'picture.png'));
        const png = decode(await readWritten('picture.png'));
        expectEqual(png.width > 1000, true);
        await takePicture('story-exported');
    });

    if (!isInBrowser) {
        it('is checked by the task', async () => {
            const ended = new Promise<number | undefined>((resolve) => {
                tasks.onDidEndTaskProcess(({ exitCode }) => resolve(exitCode));
            });
            await quickInput.runCommand('Tasks: Run Task');
            await quickInput.choose('firebreak');
            await takePicture('story-task');
            await quickInput.choose('firebreak: check');
            expectEqual(await ended, 0);
        });
    }

    it('gets a second project beside it, and nothing is written over', async () => {
        await quickInput.runCommand('Firebreak: New project…');
        await quickInput.choose('Event-driven');
        await quickInput.answer('What is the system called?', 'Parcel tracking');
        expectEqual(await quickInput.labels(), ['workspace/parcel-tracking', 'Another folder…']);
        await quickInput.choose('workspace/parcel-tracking');
        await expectSoon(
            () => linesWith('parcel-tracking/system.fbk', 'Parcel tracking'),
            ['system ParcelTracking "Parcel tracking" {'],
        );
        await expectSoon(() => linesWith('system.fbk', 'Note book'), ['system NoteBook "Note book" {']);
    });

    it('ends with nothing to be found', async () => {
        await problemsView.open();
        await problemsView.waitUntilClean();
        await takePicture('story-end');
    });
});
