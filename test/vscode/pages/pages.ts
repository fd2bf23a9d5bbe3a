import type { Page } from 'playwright-core';
import { type ClipboardPage, clipboardOf } from './clipboard.ts';
import { type DiagramPanelPage, diagramPanelOf } from './diagram-panel.ts';
import { type EditorPage, editorOf } from './editor.ts';
import { type FileDialogPage, fileDialogOf } from './file-dialog.ts';
import { type KeyboardPage, keyboardOf } from './keyboard.ts';
import { type NotificationsPage, notificationsOf } from './notifications.ts';
import { type ProblemsViewPage, problemsViewOf } from './problems-view.ts';
import { type QuickInputPage, quickInputOf } from './quick-input.ts';
import { type ResultsPanelPage, resultsPanelOf } from './results-panel.ts';
import { type ScreenPage, screenOf } from './screen.ts';
import { type SuggestWidgetPage, suggestWidgetOf } from './suggest-widget.ts';
import { type TestExplorerPage, testExplorerOf } from './test-explorer.ts';

/**
 * The workbench as a person sees and handles it, part by part. Each action waits for what it needs, takes and gives
 * plain data, and ends when it is done: the suite asks for it from inside the editor.
 */
export interface Pages {
    readonly clipboard: ClipboardPage;
    readonly diagramPanel: DiagramPanelPage;
    readonly editor: EditorPage;
    readonly fileDialog: FileDialogPage;
    readonly keyboard: KeyboardPage;
    readonly notifications: NotificationsPage;
    readonly problemsView: ProblemsViewPage;
    readonly quickInput: QuickInputPage;
    readonly resultsPanel: ResultsPanelPage;
    readonly screen: ScreenPage;
    readonly suggestWidget: SuggestWidgetPage;
    readonly testExplorer: TestExplorerPage;
}

/** Folders outside of the editor. */
export interface PageFolders {
    /** For pictures. */
    readonly artefacts: string;
    /** That the suite may fill. */
    readonly workspace: string;
}

/** Takes hold of a workbench. */
export function pagesOf(page: Page, { artefacts, workspace }: PageFolders): Pages {
    return {
        clipboard: clipboardOf(page),
        diagramPanel: diagramPanelOf(page),
        editor: editorOf(page),
        fileDialog: fileDialogOf(page, workspace),
        keyboard: keyboardOf(page),
        notifications: notificationsOf(page),
        problemsView: problemsViewOf(page),
        quickInput: quickInputOf(page),
        resultsPanel: resultsPanelOf(page),
        screen: screenOf(page, artefacts),
        suggestWidget: suggestWidgetOf(page),
        testExplorer: testExplorerOf(page),
    };
}
