import {
    commands,
    type ExtensionContext,
    type LogOutputChannel,
    type Uri,
    ViewColumn,
    type WebviewPanel,
    window,
} from 'vscode';
import { commandIds } from '../command-ids.ts';
import { type ExportDiagram, exportWish } from '../export/export-diagram.ts';
import type { LanguageServer } from '../language-server.ts';
import { createPanel, type DiagramPanel, dressPanel, PANEL_TYPE, type PanelSurroundings } from './diagram-panel.ts';
import { followCursor } from './follow-cursor.ts';
import { modelNamed, modelToShow } from './model-to-show.ts';
import { createOpenPanels } from './open-panels.ts';
import type { SharedReplay } from './shared-replay.ts';

/**
 * Shows a view of a model's project in the panel that was looked at last, or in a new one.
 *
 * @param beside a column in which something stands that shall stay in sight: the panel goes beside it
 */
export type OpenDiagram = (model: Uri, view: string, beside: ViewColumn | undefined) => Promise<void>;

/**
 * Offers the diagram panel: its commands, its return when a window is opened again, and that it follows the cursor.
 *
 * @param replay the moment of a run that panels show
 * @returns what opens the diagram for others
 */
export function registerPanel(
    context: ExtensionContext,
    server: LanguageServer,
    output: LogOutputChannel,
    exportDiagram: ExportDiagram,
    replay: SharedReplay,
): OpenDiagram {
    const surroundings: PanelSurroundings = { context, server, output, exportDiagram, replay };
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
    return async (model, view, beside) => {
        const current = panels.current();
        const column = beside === undefined ? ViewColumn.Beside : beside + 1;
        if (current && current.panel.viewColumn === beside) {
            current.panel.reveal(column, true);
        }
        await show(current, column, model, view);
    };
}

/** The document that a panel's kept state is about. */
function uriOf(state: unknown): string | undefined {
    const uri = typeof state === 'object' && state !== null && 'uri' in state ? state.uri : undefined;
    return typeof uri === 'string' && uri !== '' ? uri : undefined;
}
