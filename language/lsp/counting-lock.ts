import { DefaultWorkspaceLock, type MaybePromise } from 'langium';
import type { CancellationToken } from 'vscode-jsonrpc';

/** A lock that tells whoever reads at length that somebody waits to write, so that a key that was hit need not wait. */
export class CountingLock extends DefaultWorkspaceLock {
    private count = 0;

    /** How many writers have come so far. */
    get writers(): number {
        return this.count;
    }

    override write(action: (token: CancellationToken) => MaybePromise<void>): Promise<void> {
        this.count++;
        return super.write(action);
    }
}
