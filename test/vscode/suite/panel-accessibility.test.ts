import { ConfigurationTarget, commands, window, workspace } from 'vscode';
import { expectEqual, expectSoon } from './expectations.ts';
import { hasPages, pages } from './pages.ts';
import { takePicture } from './report.ts';
import { deleteOnDisk, fileUri, open } from './workspace-files.ts';

const THEMES = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast', 'Default High Contrast Light'];

async function chooseTheme(theme: string | undefined): Promise<void> {
    await workspace.getConfiguration('workbench').update('colorTheme', theme, ConfigurationTarget.Workspace);
}

describe('the diagram panel, for everybody', () => {
    before(async function () {
        if (!hasPages) {
            this.skip();
        }
        await open('orders.fbk');
        await commands.executeCommand('firebreak.openDiagramToSide', fileUri('orders.fbk'), 'services');
        await pages.diagramPanel.waitFor('Ordering.orders');
    });
    after(async () => {
        await chooseTheme(undefined);
        await deleteOnDisk('.vscode');
        await commands.executeCommand('workbench.action.closeAllEditors');
    });

    for (const theme of THEMES) {
        it(`has no serious fault in ${theme}`, async () => {
            await chooseTheme(theme);
            await pages.diagramPanel.click('Ordering.orders');
            await takePicture(`theme-${theme.replaceAll(' ', '-')}`);
            expectEqual(await pages.diagramPanel.violations(), []);
        });
    }

    it('is walked by keys alone: along a line, to the source and back, to another view, folded and exported', async () => {
        await pages.diagramPanel.focusPicture();
        await pages.keyboard.press('Home');
        const [first = ''] = await pages.diagramPanel.selected();
        expectEqual(first === '', false);
        await pages.keyboard.press('ArrowRight');
        await pages.diagramPanel.waitForSelected('Payments.payments');
        expectEqual(/payments, service in Payments/.test(await pages.diagramPanel.announced()), true);
        await pages.keyboard.press('Enter');
        await pages.editor.waitFor('payments.fbk');
        await pages.diagramPanel.focusPicture();
        await pages.keyboard.press(' ');
        await pages.diagramPanel.waitUntilGone('Payments.payments');
        await pages.keyboard.press(' ');
        await pages.diagramPanel.waitFor('Payments.payments');
        await pages.keyboard.press('v');
        await pages.keyboard.type('context map');
        await pages.keyboard.press('Enter');
        await expectSoon(
            () => window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === 'Context map'),
            true,
        );
        await pages.keyboard.press('Alt+ArrowLeft');
        await pages.diagramPanel.waitFor('Ordering.orders');
    });
});
