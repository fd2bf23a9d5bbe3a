import { commands, type ExtensionContext, type LogOutputChannel, ViewColumn, type WebviewPanel, window } from 'vscode';
import { commandIds } from '../command-ids.ts';
import { type ExportDiagram, exportWish } from '../export/export-diagram.ts';
import type { LanguageServer } from '../language-server.ts';
import { createPanel, type DiagramPanel, dressPanel, PANEL_TYPE, type PanelSurroundings } from './diagram-panel.ts';
import { followCursor } from './follow-cursor.ts';
import { modelNamed, modelToShow } from './model-to-show.ts';
import { createOpenPanels, type OpenPanels } from './open-panels.ts';

/**
 * Offers the diagram panel: its commands, its return when a window is opened again, and that it follows the cursor.
 *
 * @returns the panels that are open
 */
export function registerPanel(
    context: ExtensionContext,
    server: LanguageServer,
    output: LogOutputChannel,
    exportDiagram: ExportDiagram,
): Pick<OpenPanels, 'all'> {
    const surroundings: PanelSurroundings = { context, server, output, exportDiagram };
    const panels = createOpenPanels();

    /** Shows a project in a panel; without one, in a new one. */
    async function show(
        panel: DiagramPanel | undefined,
        column: ViewColumn,
        resource: unknown,
        view: unknown,
    ): Promise<DiagramPanel | undefined> {
        const uri = await modelToShow(resource);
        if (!uri) {
            void window.showInformationMessage('Firebreak: there is no model (.fbk) in this workspace to draw.');
            return undefined;
        }
        const diagram = panel ?? panels.adopt(createPanel(surroundings, column));
        diagram.panel.reveal(undefined, true);
        diagram.show(uri, typeof view === 'string' ? view : undefined);
        return diagram;
    }

    /**
     * Exports what the panel shows; a model that was pointed at, or that is not shown yet, is shown first. A key binding
     * gives what it wishes as the only argument.
     */
    async function exportShown(to: 'file' | 'clipboard', resource: unknown, given: unknown): Promise<void> {
        const current = panels.current();
        const isShown = current !== undefined && modelNamed(resource) === undefined;
        const diagram = isShown ? current : await show(current, ViewColumn.Active, resource, undefined);
        await diagram?.exportShown(to, exportWish(given ?? resource));
    }

    context.subscriptions.push(
        commands.registerCommand(commandIds.openDiagram, async (resource, view) => {
            await show(panels.current(), ViewColumn.Active, resource, view);
        }),
        commands.registerCommand(commandIds.openDiagramToSide, async (resource, view) => {
            await show(panels.current(), ViewColumn.Beside, resource, view);
        }),
        commands.registerCommand(commandIds.openAnotherDiagram, async (resource, view) => {
            await show(undefined, ViewColumn.Beside, resource, view);
        }),
        commands.registerCommand(commandIds.exportDiagram, (resource, wish) => exportShown('file', resource, wish)),
        commands.registerCommand(commandIds.copyDiagram, (resource, wish) => exportShown('clipboard', resource, wish)),
        window.registerWebviewPanelSerializer(PANEL_TYPE, {
            async deserializeWebviewPanel(panel: WebviewPanel, state: unknown) {
                const uri = uriOf(state) ?? (await modelToShow(undefined))?.toString();
                panels.adopt(dressPanel(surroundings, panel, uri === undefined ? undefined : { uri }));
            },
        }),
        followCursor(server, panels.all),
    );
    return panels;
}

/** The document that a panel's kept state is about. */
function uriOf(state: unknown): string | undefined {
    const uri = typeof state === 'object' && state !== null && 'uri' in state ? state.uri : undefined;
    return typeof uri === 'string' && uri !== '' ? uri : undefined;
}
