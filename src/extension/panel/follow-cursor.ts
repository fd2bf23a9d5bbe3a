import { Disposable, type TextEditor, window } from 'vscode';
import { elementsAt } from '../../protocol/diagram/elements.ts';
import { ask } from '../ask.ts';
import { languageId } from '../document-selector.ts';
import type { LanguageServer } from '../language-server.ts';
import type { DiagramPanel } from './diagram-panel.ts';

/** Milliseconds that the cursor rests before the panels follow. */
const FOLLOW_AFTER = 80;

/**
 * Has the visible panels select what the cursor stands in. It follows the editor that has the focus alone: a cursor
 * that moves because a text was changed from elsewhere, as by a repair that was chosen in the panel, leads nowhere. Nor
 * does one that has not moved since: who comes back from the panel finds there what they selected.
 */
export function followCursor(server: LanguageServer, panels: () => readonly DiagramPanel[]): Disposable {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | undefined;
    let last = '';
    const visible = () => panels().filter(({ panel }) => panel.visible);

    async function tell({ document, selection }: TextEditor): Promise<void> {
        asked?.abort();
        const request = new AbortController();
        asked = request;
        const { line, character } = selection.active;
        const params = { uri: document.uri.toString(), position: { line, character } };
        const place = JSON.stringify([params, document.version]);
        if (place === last) {
            return;
        }
        last = place;
        try {
            const { project, ids } = await ask(server, elementsAt, params, request.signal);
            if (!request.signal.aborted) {
                for (const diagram of visible()) {
                    diagram.tell({ type: 'cursor', project, ids });
                }
            }
        } catch {
            // The server is about to start or to stop; the next move of the cursor comes soon.
        }
    }

    const follow = (editor: TextEditor | undefined) => {
        if (editor === undefined || editor !== window.activeTextEditor || editor.document.languageId !== languageId) {
            return;
        }
        clearTimeout(timer);
        if (visible().length > 0) {
            timer = setTimeout(() => void tell(editor), FOLLOW_AFTER);
        }
    };
    return Disposable.from(
        window.onDidChangeTextEditorSelection(({ textEditor }) => follow(textEditor)),
        window.onDidChangeActiveTextEditor(follow),
    );
}
