import type { Editor } from '../src/server/connect-editor.ts';

/** Milliseconds without a word of the server after which it has nothing to do: longer than it waits to say that it is busy. */
const SILENCE = 700;

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
            const asked = performance.now();
            await editor.request('firebreak/rulePage', { rule: 'none' }).answer;
            if (performance.now() - asked > SILENCE / 10) {
                // On a machine that has much to do elsewhere, silence says nothing.
                hear();
            }
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    };
}
