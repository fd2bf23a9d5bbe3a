import { Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { toBase64 } from '../../protocol/base64.ts';
import { type ExtensionAsset, readAsset } from '../../protocol/diagram/export.ts';
import { parseMessage } from '../../protocol/message.ts';

const FILES: Readonly<Record<ExtensionAsset, string>> = {
    'inter-400': 'export/inter-400.ttf',
    'inter-500': 'export/inter-500.ttf',
    'inter-600': 'export/inter-600.ttf',
    'layout-worker': 'server/layout-worker.cjs',
    'simulation-worker': 'server/simulation-worker.cjs',
    'panel-script': 'webview/panel.js',
    'panel-styles': 'webview/panel.css',
    'panel-icons': 'webview/codicon.ttf',
};

/** Gives the language server the files that it needs for pictures. */
export function answerAssetRequests(client: BaseLanguageClient, extension: Uri): void {
    client.onRequest<object, void>(readAsset.method, async (params: unknown) => {
        const { asset } = parseMessage(readAsset.method, readAsset.params, params);
        const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', FILES[asset]));
        return { content: toBase64(bytes) };
    });
}
