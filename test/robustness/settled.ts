import type { Editor } from '../src/server/connect-editor.ts';

/** Milliseconds without a word of the server after which it has nothing to do. */
const SILENCE = 500;

/** Listens to an editor's server; what comes back waits until the server has nothing to do any more. */
export function listenForSilence(editor: Editor): () => Promise<void> {
    let lastWord = performance.now();
    const hear = () => {
        lastWord = performance.now();
    };
    editor.onDiagnostics(hear);
    editor.onModelChanged(hear);
    return async () => {
        hear();
        while (performance.now() - lastWord < SILENCE || editor.status()?.busy !== false) {
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    };
}
