import {
    commands,
    type Disposable,
    type ExtensionContext,
    env,
    type LogOutputChannel,
    Uri,
    type ViewColumn,
    type WebviewPanel,
    window,
    workspace,
} from 'vscode';
import type { MessageToPanel } from '../../protocol/panel/to-panel.ts';
import { commandIds } from '../command-ids.ts';
import type { ExportDiagram, ExportWish } from '../export/export-diagram.ts';
import type { LanguageServer } from '../language-server.ts';
import { createExportOrders } from './export-orders.ts';
import { createMailbox } from './mailbox.ts';
import { panelPage } from './panel-page.ts';
import { createPanelRelay } from './relay.ts';
import type { SharedReplay } from './shared-replay.ts';
import { openSource } from './source-opener.ts';

/** Type of the panel in the manifest and towards the editor. */
export const PANEL_TYPE = 'firebreak.diagram';

/** What a panel is made with. */
export interface PanelSurroundings {
    readonly context: ExtensionContext;
    readonly server: LanguageServer;
    readonly output: LogOutputChannel;
    readonly exportDiagram: ExportDiagram;
    readonly replay: SharedReplay;
}

/** A diagram panel in the editor. */
export interface DiagramPanel extends Disposable {
    readonly panel: WebviewPanel;
    /** Shows a project by one of its documents; waits until the page can take it. */
    show(uri: Uri, view?: string): void;
    /** Waits until the page can take it. */
    post(message: MessageToPanel): void;
    /** Tells the page something that one which is not there yet need not know. */
    tell(message: MessageToPanel): void;
    /** Exports what is shown; ends when it is done, given up or failed, which the person is told. */
    exportShown(to: 'file' | 'clipboard', wish: ExportWish): Promise<void>;
}

/** Makes an empty panel. */
export function createPanel(surroundings: PanelSurroundings, column: ViewColumn): DiagramPanel {
    const panel = window.createWebviewPanel(
        PANEL_TYPE,
        'Firebreak diagram',
        { viewColumn: column, preserveFocus: true },
        webviewOptions(surroundings.context),
    );
    return dressPanel(surroundings, panel, undefined);
}

/**
 * Fills a panel that the editor made, which it does when a window is opened again.
 *
 * @param first what to show as soon as the page is ready
 */
export function dressPanel(
    { context, server, output, exportDiagram, replay }: PanelSurroundings,
    panel: WebviewPanel,
    first: { readonly uri: string } | undefined,
): DiagramPanel {
    const { webview } = panel;
    const folder = Uri.joinPath(context.extensionUri, 'dist', 'webview');
    const address = (name: string) => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
    const mailbox = createMailbox((message) => void webview.postMessage(message), first?.uri);
    const replayed = replay.follow(mailbox.tell);
    const failure = (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        output.error(text);
        void window.showErrorMessage(`Firebreak: ${text}`);
    };
    const exports = createExportOrders(
        async (picture, to, wish) => {
            if (!picture) {
                throw new Error('There is no picture to export.');
            }
            await exportDiagram(picture, to, wish, {
                rasterise(svg, scale) {
                    // A page that is hidden is gone; it comes back when it is shown.
                    panel.reveal(undefined, true);
                    return relay.rasterise(svg, scale);
                },
                copy: (svg, scale) => withFocus(panel, () => relay.copy(svg, scale)),
            });
        },
        (action) => mailbox.post({ type: 'act', action }),
        failure,
    );
    const relay = createPanelRelay({
        ask: (method, params, signal) => server.ask(method, params, signal),
        // A page that comes later asks its own questions.
        post: mailbox.tell,
        ready() {
            mailbox.open();
            replayed.catchUp();
        },
        openSource: (location) => void openSource(location, panel.viewColumn).catch(failure),
        openLink: (link) => void env.openExternal(Uri.parse(link, true)),
        exportPicture: exports.carryOut,
        compare: (model) => void commands.executeCommand(commandIds.compareWith, model),
        setTitle(title) {
            panel.title = title === '' ? 'Firebreak diagram' : title;
        },
        log: (message) => output.warn(`Diagram panel: ${message}`),
    });
    webview.options = webviewOptions(context);
    panel.iconPath = {
        light: Uri.joinPath(folder, 'diagram-light.svg'),
        dark: Uri.joinPath(folder, 'diagram-dark.svg'),
    };
    const subscriptions = [
        replayed,
        webview.onDidReceiveMessage((message: unknown) => relay.receive(message)),
        server.onModelChanged((project) => mailbox.tell({ type: 'changed', project })),
        server.onStateChanged((state) => mailbox.tell({ type: 'server', state })),
        workspace.onDidRenameFiles(({ files }) => {
            for (const { oldUri, newUri } of files) {
                mailbox.move(oldUri.toString(), newUri.toString());
            }
        }),
        panel.onDidChangeViewState(() => {
            if (!panel.visible) {
                mailbox.close();
            }
        }),
        panel.onDidDispose(() => {
            relay.dispose();
            exports.giveUp();
            for (const subscription of subscriptions) {
                subscription.dispose();
            }
        }),
    ];
    webview.html = panelPage({
        script: address('panel.js'),
        styles: address('panel.css'),
        source: webview.cspSource,
        nonce: randomNonce(),
    });
    return {
        panel,
        show: (uri, view) => mailbox.show(uri.toString(), view),
        post: mailbox.post,
        tell: mailbox.tell,
        exportShown(to, wish) {
            panel.reveal(undefined, true);
            return exports.order(to, wish);
        },
        dispose: () => panel.dispose(),
    };
}

/** Gives a panel the focus for a while: only a page that has it may write to the clipboard. */
async function withFocus<T>(panel: WebviewPanel, work: () => Promise<T>): Promise<T> {
    const editor = panel.active ? undefined : window.activeTextEditor;
    panel.reveal(undefined, false);
    try {
        return await work();
    } finally {
        if (editor) {
            await window.showTextDocument(editor.document, {
                ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
                selection: editor.selection,
            });
        }
    }
}

function webviewOptions(context: ExtensionContext) {
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(context.extensionUri, 'dist', 'webview')] };
}

/** Letters and digits from the cryptographic source that Node and browsers share. */
function randomNonce(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
