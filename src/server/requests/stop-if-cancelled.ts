import type { CancellationToken } from 'vscode-languageserver';

/** @throws Error when nobody waits for the answer any more */
export function stopIfCancelled(token: CancellationToken | undefined): void {
    if (token?.isCancellationRequested) {
        throw new Error('The request was cancelled.');
    }
}
