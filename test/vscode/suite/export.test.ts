import { decode } from 'fast-png';
import { commands, env, type Uri, ViewColumn, workspace } from 'vscode';
import { fromBase64 } from '../../../src/protocol/base64.ts';
import { expectEqual } from './expectations.ts';
import { offerMemoryFiles } from './memory-files.ts';
import { hasPages, pages } from './pages.ts';
import { takePicture } from './report.ts';
import { deleteOnDisk, fileUri, open } from './workspace-files.ts';

/** Exports what the panel shows, without a question. */
async function exportTo(format: string, file: Uri): Promise<void> {
    await commands.executeCommand('firebreak.exportDiagram', undefined, { format, file });
}

async function readBytes(name: string): Promise<Uint8Array> {
    return workspace.fs.readFile(fileUri(name));
}

async function readText(name: string): Promise<string> {
    return new TextDecoder().decode(await readBytes(name));
}

async function namesIn(folder: string): Promise<string[]> {
    const entries = await workspace.fs.readDirectory(fileUri(folder));
    return entries.map(([name]) => name).sort();
}

/** Width and height that an SVG document says. */
function sizeOf(svg: string): number[] {
    const [, width = '', height = ''] = /<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    return [Number(width), Number(height)];
}

describe('exporting a diagram', () => {
    before(async () => {
        await open('orders.fbk');
        await commands.executeCommand('firebreak.openDiagramToSide');
    });
    after(async () => {
        await deleteOnDisk('exported');
        await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('writes a PNG with two pixels for one of the picture, and the picture is on it', async () => {
        await exportTo('svg', fileUri('exported/services.svg'));
        await exportTo('png', fileUri('exported/services.png'));
        const [width = 0, height = 0] = sizeOf(await readText('exported/services.svg'));
        const png = decode(await readBytes('exported/services.png'));
        expectEqual([png.width, png.height], [Math.floor(width * 2), Math.floor(height * 2)]);
        const colours = new Set<string>();
        for (let at = 0; at < png.data.length; at += png.channels) {
            colours.add(png.data.slice(at, at + 3).join());
        }
        // A blank sheet has one; lines, texts and cards with their soft edges have many.
        expectEqual(colours.size > 100, true);
    });

    it('writes every other format', async () => {
        const begins: Readonly<Record<string, RegExp>> = {
            pdf: /^%PDF-/,
            html: /^<!doctype html>/i,
            mermaid: /flowchart/,
            plantuml: /@startuml/,
            structurizr: /workspace/,
            dot: /digraph/,
            drawio: /<mxfile/,
            json: /^\{/,
            'html-all': /^<!doctype html>/i,
        };
        for (const [format, begin] of Object.entries(begins)) {
            await exportTo(format, fileUri(`exported/file.${format}`));
            expectEqual([format, begin.test(await readText(`exported/file.${format}`))], [format, true]);
        }
    });

    it('writes a report with the pictures that it shows in the folder beside it', async () => {
        await exportTo('markdown', fileUri('exported/report.md'));
        const report = await readText('exported/report.md');
        const shown = [...report.matchAll(/!\[[^\]]*\]\(<report\/([^>]*)>\)/g)].map(([, name]) => name).sort();
        expectEqual(await namesIn('exported/report'), shown);
        expectEqual(shown.includes('services.svg'), true);
    });

    it('copies texts to the clipboard', async () => {
        await commands.executeCommand('firebreak.copyDiagram', undefined, { format: 'mermaid' });
        expectEqual(/flowchart/.test(await env.clipboard.readText()), true);
    });

    it('copies a PNG to the clipboard, and gives the focus back', async function () {
        if (!hasPages) {
            this.skip();
        }
        await commands.executeCommand('workbench.action.focusFirstEditorGroup');
        await exportTo('svg', fileUri('exported/copied.svg'));
        await commands.executeCommand('firebreak.copyDiagram', undefined, { format: 'png' });
        const [width = 0, height = 0] = sizeOf(await readText('exported/copied.svg'));
        const png = decode(fromBase64(await pages.clipboard.png()));
        expectEqual([png.width, png.height], [Math.floor(width * 2), Math.floor(height * 2)]);
        expectEqual(await pages.clipboard.types(), ['image/png']);
        await pages.editor.waitFor('orders.fbk');
    });

    it('offers to save a PNG that the browser does not let it copy', async function () {
        if (!hasPages) {
            this.skip();
        }
        const { clipboard, fileDialog, notifications } = pages;
        await clipboard.refuse(true);
        try {
            await commands.executeCommand('firebreak.copyDiagram', undefined, { format: 'png' });
            await notifications.waitFor('does not let the diagram write to the clipboard');
            await takePicture('copy-refused');
            await notifications.press('the picture was not copied', 'Save as…');
            await fileDialog.suggested('services.png');
            await fileDialog.dismiss();
        } finally {
            await clipboard.refuse(false);
        }
    });

    it('writes where the person says, and proposes the same folder and format again', async function () {
        if (!hasPages) {
            this.skip();
        }
        await exportTo('dot', fileUri('exported/first.dot'));
        const again = commands.executeCommand('firebreak.exportDiagram');
        // The last format stands on top.
        expectEqual((await pages.quickInput.labels())[0], 'Graphviz DOT');
        await takePicture('export-format');
        await pages.quickInput.choose('Graphviz DOT');
        const suggested = await pages.fileDialog.suggested('services.dot');
        expectEqual(suggested.endsWith('/exported/services.dot'), true);
        await takePicture('export-file');
        await pages.fileDialog.take(suggested);
        await again;
        expectEqual((await namesIn('exported')).includes('services.dot'), true);
    });

    it('replaces no model, whatever is asked', async () => {
        const before = await readText('payments.fbk');
        await exportTo('svg', fileUri('payments.fbk'));
        expectEqual(await readText('payments.fbk'), before);
    });

    it('says that a place takes no files, and goes on', async () => {
        await exportTo('svg', fileUri('').with({ path: '/proc/firebreak.svg' }));
        await takePicture('export-refused');
        await exportTo('svg', fileUri('exported/after.svg'));
        expectEqual((await namesIn('exported')).includes('after.svg'), true);
    });

    it('writes to file systems that are no disk, unless they can only be read', async () => {
        const files = offerMemoryFiles('export-memory', {});
        const fixed = offerMemoryFiles('export-fixed', {}, { isReadonly: true });
        await exportTo('svg', files.uriOf('picture.svg'));
        await exportTo('svg', fixed.uriOf('picture.svg'));
        expectEqual(files.textOf('picture.svg')?.startsWith('<svg '), true);
        expectEqual(fixed.names(), []);
        files.dispose();
        fixed.dispose();
    });

    it('draws pixels also when another tab covers the panel meanwhile', async () => {
        await commands.executeCommand('firebreak.openDiagram');
        await open('payments.fbk', ViewColumn.Two);
        await exportTo('png', fileUri('exported/covered.png'));
        expectEqual(decode(await readBytes('exported/covered.png')).width > 0, true);
    });
});
