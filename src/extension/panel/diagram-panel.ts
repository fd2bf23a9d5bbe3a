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
} from 'vscode';
import type { ExportedPicture } from '../../protocol/panel/to-host.ts';
import type { MessageToPanel } from '../../protocol/panel/to-panel.ts';
import { commandIds } from '../command-ids.ts';
import type { LanguageServer } from '../language-server.ts';
import type { Rasterise } from './export-picture.ts';
import { panelPage } from './panel-page.ts';
import { createPanelRelay } from './relay.ts';
import { openSource } from './source-opener.ts';

/** Type of the panel in the manifest and towards the editor. */
export const PANEL_TYPE = 'firebreak.diagram';

/** What a panel is made with. */
export interface PanelSurroundings {
    readonly context: ExtensionContext;
    readonly server: LanguageServer;
    readonly output: LogOutputChannel;
    exportPicture(picture: ExportedPicture, to: 'file' | 'clipboard', rasterise: Rasterise): Promise<void>;
}

/** A diagram panel in the editor. */
export interface DiagramPanel extends Disposable {
    readonly panel: WebviewPanel;
    /** Shows a project by one of its documents; waits until the page can take it. */
    show(uri: Uri, view?: string): void;
    post(message: MessageToPanel): void;
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
    { context, server, output, exportPicture }: PanelSurroundings,
    panel: WebviewPanel,
    first: { readonly uri: string } | undefined,
): DiagramPanel {
    const { webview } = panel;
    const folder = Uri.joinPath(context.extensionUri, 'dist', 'webview');
    const address = (name: string) => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
    let isReady = false;
    /** What was sent before the page could take it. */
    const early: MessageToPanel[] = [];
    let waiting: MessageToPanel | undefined = first && { type: 'show', uri: first.uri };
    const post = (message: MessageToPanel) => void webview.postMessage(message);
    const failure = (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        output.error(text);
        void window.showErrorMessage(`Firebreak: ${text}`);
    };
    const relay = createPanelRelay({
        ask: (method, params, signal) => server.ask(method, params, signal),
        post,
        ready() {
            isReady = true;
            if (waiting) {
                post(waiting);
            }
            early.splice(0).forEach(post);
        },
        openSource: (location) => void openSource(location, panel.viewColumn).catch(failure),
        openLink: (link) => void env.openExternal(Uri.parse(link, true)),
        exportPicture: (picture, to) => void exportPicture(picture, to, relay.rasterise).catch(failure),
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
        webview.onDidReceiveMessage((message: unknown) => relay.receive(message)),
        server.onModelChanged((project) => post({ type: 'changed', project })),
        panel.onDidDispose(() => {
            relay.dispose();
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
        show(uri, view) {
            waiting = { type: 'show', uri: uri.toString(), ...(view === undefined ? {} : { view }) };
            if (isReady) {
                post(waiting);
            }
        },
        post(message) {
            if (isReady) {
                post(message);
            } else {
                early.push(message);
            }
        },
        dispose: () => panel.dispose(),
    };
}

function webviewOptions(context: ExtensionContext) {
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(context.extensionUri, 'dist', 'webview')] };
}

/** Letters and digits from the cryptographic source that Node and browsers share. */
function randomNonce(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
