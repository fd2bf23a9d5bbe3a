import { commands, extensions, window } from 'vscode';
import { expectEqual, expectSoon } from './expectations.ts';
import { takePicture } from './report.ts';
import { open } from './workspace-files.ts';

describe('the extension', () => {
    it('wakes up by itself in a workspace with models', () => {
        expectEqual(extensions.getExtension('firebreak.firebreak')?.isActive, true);
    });

    it('offers its commands', async () => {
        const manifest = extensions.getExtension('firebreak.firebreak')?.packageJSON;
        const promised: string[] = manifest.contributes.commands.map((each: { command: string }) => each.command);
        const present = new Set(await commands.getCommands(true));
        expectEqual(
            promised.filter((command) => !present.has(command)),
            [],
        );
    });

    it('shows around when asked: its first steps open where the editor welcomes', async () => {
        const isWelcome = () => window.tabGroups.activeTabGroup.activeTab?.label === 'Welcome';
        expectEqual(isWelcome(), false);
        await commands.executeCommand('firebreak.openWalkthrough');
        await expectSoon(isWelcome, true);
        await takePicture('first-steps');
        await commands.executeCommand('workbench.action.closeActiveEditor');
    });

    it('knows a model by the ending of its file', async () => {
        const editor = await open('orders.fbk');
        expectEqual(editor.document.languageId, 'firebreak');
    });
});
