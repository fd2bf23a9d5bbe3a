import { Range, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode';
import { EARLIER_SCHEME } from '../../protocol/diagram/comparison.ts';
import type { TextLocation } from '../../protocol/diagram/location.ts';
import { selectDocuments } from '../document-selector.ts';

/**
 * Shows a place of a model in an editor: in the one that shows the file already, else beside the panel.
 *
 * @throws Error for a file that is no model of this workspace
 */
export async function openSource({ uri, range }: TextLocation, panelColumn: ViewColumn | undefined): Promise<void> {
    const address = Uri.parse(uri, true);
    const isKnownScheme = selectDocuments().some(({ scheme }) => scheme === address.scheme);
    if (!(isKnownScheme || address.scheme === EARLIER_SCHEME) || !/\.fbk$|\/firebreak\.json$/.test(address.path)) {
        throw new Error(`${uri} is no model of this workspace.`);
    }
    const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === address.toString());
    const beside = panelColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
    const selection = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
    const document = await workspace.openTextDocument(address);
    const editor = await window.showTextDocument(document, { viewColumn: open?.viewColumn ?? beside, selection });
    editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
