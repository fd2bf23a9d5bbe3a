import { type Disposable, type TextEditor, window } from 'vscode';
import { elementsAt } from '../../protocol/diagram/elements.ts';
import { ask } from '../ask.ts';
import { languageId } from '../document-selector.ts';
import type { LanguageServer } from '../language-server.ts';
import type { DiagramPanel } from './diagram-panel.ts';

/** Milliseconds that the cursor rests before the panels follow. */
const FOLLOW_AFTER = 80;

/**
 * Has the visible panels select what the cursor stands in. It follows the editor that has the focus alone: a cursor
 * that moves because a text was changed from elsewhere, as by a repair that was chosen in the panel, leads nowhere.
 */
export function followCursor(server: LanguageServer, panels: () => readonly DiagramPanel[]): Disposable {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | undefined;
    const visible = () => panels().filter(({ panel }) => panel.visible);

    async function tell({ document, selection }: TextEditor): Promise<void> {
        asked?.abort();
        const request = new AbortController();
        asked = request;
        const { line, character } = selection.active;
        const params = { uri: document.uri.toString(), position: { line, character } };
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

    return window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor !== window.activeTextEditor || textEditor.document.languageId !== languageId) {
            return;
        }
        clearTimeout(timer);
        if (visible().length > 0) {
            timer = setTimeout(() => void tell(textEditor), FOLLOW_AFTER);
        }
    });
}
