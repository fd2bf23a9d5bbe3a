import {
    commands,
    type ExtensionContext,
    type LogOutputChannel,
    type TextEditor,
    Uri,
    ViewColumn,
    type WebviewPanel,
    window,
    workspace,
} from 'vscode';
import { elementsAt } from '../../protocol/diagram/elements.ts';
import { parseMessage } from '../../protocol/message.ts';
import { commandIds } from '../command-ids.ts';
import { languageId } from '../document-selector.ts';
import type { LanguageServer } from '../language-server.ts';
import { createPanel, type DiagramPanel, dressPanel, PANEL_TYPE, type PanelSurroundings } from './diagram-panel.ts';

/** Milliseconds that the cursor rests before the panel follows. */
const FOLLOW_AFTER = 80;

/** Offers the diagram panel: its commands, its return when a window is opened again, and that it follows the cursor. */
export function registerPanel(
    context: ExtensionContext,
    server: LanguageServer,
    output: LogOutputChannel,
    exportPicture: PanelSurroundings['exportPicture'],
): void {
    const surroundings: PanelSurroundings = { context, server, output, exportPicture };
    let shown: DiagramPanel | undefined;

    function adopt(diagram: DiagramPanel): DiagramPanel {
        shown = diagram;
        diagram.panel.onDidDispose(() => {
            if (shown === diagram) {
                shown = undefined;
            }
        });
        return diagram;
    }

    async function open(column: ViewColumn, resource: unknown, view: unknown): Promise<void> {
        const uri = await modelToShow(resource);
        if (!uri) {
            void window.showInformationMessage('Firebreak: there is no model (.fbk) in this workspace to draw.');
            return;
        }
        const diagram = shown ?? adopt(createPanel(surroundings, column));
        diagram.panel.reveal(undefined, true);
        diagram.show(uri, typeof view === 'string' ? view : undefined);
    }

    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (editor: TextEditor) => {
        clearTimeout(timer);
        const diagram = shown;
        if (diagram?.panel.visible && editor.document.languageId === languageId) {
            timer = setTimeout(() => void followCursor(server, editor, diagram), FOLLOW_AFTER);
        }
    };
    context.subscriptions.push(
        commands.registerCommand(commandIds.openDiagram, (resource, view) => open(ViewColumn.Active, resource, view)),
        commands.registerCommand(commandIds.openDiagramToSide, (resource, view) =>
            open(ViewColumn.Beside, resource, view),
        ),
        commands.registerCommand(commandIds.exportDiagram, async (resource) => {
            if (!shown) {
                await open(ViewColumn.Active, resource, undefined);
            }
            shown?.post({ type: 'act', action: 'export' });
        }),
        window.registerWebviewPanelSerializer(PANEL_TYPE, {
            async deserializeWebviewPanel(panel: WebviewPanel, state: unknown) {
                const uri = uriOf(state) ?? (await modelToShow(undefined))?.toString();
                adopt(dressPanel(surroundings, panel, uri === undefined ? undefined : { uri }));
            },
        }),
        window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
    );
}

/** Has the panel select what the cursor stands in. */
async function followCursor(server: LanguageServer, editor: TextEditor, diagram: DiagramPanel): Promise<void> {
    const { line, character } = editor.selection.active;
    const params = { uri: editor.document.uri.toString(), position: { line, character } };
    try {
        const answer = await server.ask(elementsAt.method, params, new AbortController().signal);
        diagram.post({ type: 'cursor', ids: parseMessage(elementsAt.method, elementsAt.result, answer).ids });
    } catch {
        // The server is about to start or to stop; the next move of the cursor comes soon.
    }
}

/** The model that was asked for, that is being edited, or else the first one of the workspace. */
export async function modelToShow(resource: unknown): Promise<Uri | undefined> {
    const given = typeof resource === 'string' ? Uri.parse(resource) : resource;
    if (given instanceof Uri && given.path.endsWith('.fbk')) {
        return given;
    }
    const open = [window.activeTextEditor, ...window.visibleTextEditors].find(
        (editor) => editor?.document.languageId === languageId,
    );
    return open?.document.uri ?? (await workspace.findFiles('**/*.fbk', '**/node_modules/**', 1))[0];
}

function uriOf(state: unknown): string | undefined {
    const uri = typeof state === 'object' && state !== null && 'uri' in state ? state.uri : undefined;
    return typeof uri === 'string' && uri !== '' ? uri : undefined;
}
