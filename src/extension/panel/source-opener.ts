import { commands, Range, TabInputText, type TextDocumentShowOptions, Uri, ViewColumn, window } from 'vscode';
import { EARLIER_SCHEME } from '../../protocol/diagram/comparison.ts';
import type { TextLocation } from '../../protocol/diagram/location.ts';
import { selectDocuments } from '../document-selector.ts';

/**
 * Shows a place of a model in an editor: where the file has a tab already, else beside the panel.
 *
 * @throws Error for a file that is no model of this workspace
 */
export async function openSource({ uri, range }: TextLocation, panelColumn: ViewColumn | undefined): Promise<void> {
    const address = Uri.parse(uri, true);
    const isKnownScheme = selectDocuments().some(({ scheme }) => scheme === address.scheme);
    if (!(isKnownScheme || address.scheme === EARLIER_SCHEME) || !/\.fbk$|\/firebreak\.json$/.test(address.path)) {
        throw new Error(`${uri} is no model of this workspace.`);
    }
    const beside = panelColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
    const options: TextDocumentShowOptions = {
        viewColumn: columnOf(address) ?? beside,
        selection: new Range(range.start.line, range.start.character, range.end.line, range.end.character),
    };
    // A document that an extension opens itself is kept for minutes after its tab was closed.
    await commands.executeCommand('vscode.open', address, options);
}

/** Where a file is shown, or stands behind another tab. */
function columnOf(address: Uri): ViewColumn | undefined {
    const isOfFile = (uri: Uri) => uri.toString() === address.toString();
    const visible = window.visibleTextEditors.find(({ document }) => isOfFile(document.uri));
    const group = window.tabGroups.all.find(({ tabs }) =>
        tabs.some(({ input }) => input instanceof TabInputText && isOfFile(input.uri)),
    );
    return visible?.viewColumn ?? group?.viewColumn;
}
