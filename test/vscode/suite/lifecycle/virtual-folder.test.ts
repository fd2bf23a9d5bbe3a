import { commands, languages, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from '../expectations.ts';
import { type MemoryFiles, offerMemoryFiles } from '../memory-files.ts';
import { pages } from '../pages.ts';
import { takePicture } from '../report.ts';

const SCHEME = 'models-memory';
const FILES = {
    'shop.fbk': 'context Cart {\n  service cart { command add { calls Stock.stock.take } }\n}\n',
    'stock.fbk': 'context Stock {\n  service stock { command take }\n}\n',
};

describe('models that are no files on a disk', () => {
    let files: MemoryFiles;
    const rules = (name: string) =>
        languages
            .getDiagnostics(files.uriOf(name))
            .map(({ code }) => String(typeof code === 'object' ? code.value : code));

    before(() => {
        files = offerMemoryFiles(SCHEME, FILES);
    });
    after(async () => {
        await commands.executeCommand('workbench.action.closeAllEditors');
        const last = (workspace.workspaceFolders?.length ?? 0) - 1;
        workspace.updateWorkspaceFolders(last, 1);
        files.dispose();
    });

    it('are read, checked and drawn like others when their folder is opened', async () => {
        workspace.updateWorkspaceFolders(workspace.workspaceFolders?.length ?? 0, 0, { uri: files.uriOf('') });
        await expectSoon(() => workspace.workspaceFolders?.at(-1)?.uri.scheme, SCHEME);
        await expectSoon(() => rules('shop.fbk').includes('missing-golden-signals'), true);
        await window.showTextDocument(files.uriOf('shop.fbk'));
        await commands.executeCommand('firebreak.openDiagramToSide');
        await pages.diagramPanel.waitFor('Stock.stock');
        await takePicture('virtual-folder');
    });

    it('follow what is typed and what is written', async () => {
        const editor = await window.showTextDocument(files.uriOf('shop.fbk'), { viewColumn: 1 });
        await editor.edit((edit) => edit.insert(editor.document.positionAt(0), 'service typed\n'));
        await pages.diagramPanel.waitFor('typed');
        await workspace.fs.writeFile(
            files.uriOf('stock.fbk'),
            new TextEncoder().encode(`${FILES['stock.fbk']}service written\n`),
        );
        await pages.diagramPanel.waitFor('written');
        await editor.document.save();
        expectEqual(files.textOf('shop.fbk')?.startsWith('service typed'), true);
    });

    it('are exported beside themselves', async () => {
        await commands.executeCommand('firebreak.exportDiagram', undefined, {
            format: 'markdown',
            file: files.uriOf('report.md'),
        });
        expectEqual(files.names().includes('report/services.svg'), true);
    });
});
