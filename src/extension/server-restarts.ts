import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** More crashes than this within the period below, and the server stays down until a person restarts it. */
const MOST_RESTARTS = 4;
/** In milliseconds. */
const PERIOD = 3 * 60 * 1000;
/** Broken messages in a row after which the connection is given up. */
const MOST_BROKEN_MESSAGES = 3;

/** Who is told when the server crashes. */
export interface CrashListener {
    /** The server crashed and is started again. */
    onRestart(): void;
    /** The server crashed too often and stays down. */
    onGiveUp(reason: string): void;
}

/** Starts a crashed server again, but not for ever: one that crashes on every start would burn a core. */
export function restartAfterCrash(listener: CrashListener, now: () => number): ErrorHandler {
    let crashes: number[] = [];
    return {
        error: (_error, _message, count) => ({
            action: (count ?? 0) <= MOST_BROKEN_MESSAGES ? ErrorAction.Continue : ErrorAction.Shutdown,
        }),
        closed(): CloseHandlerResult {
            const time = now();
            crashes = [...crashes.filter((crash) => time - crash < PERIOD), time];
            if (crashes.length <= MOST_RESTARTS) {
                listener.onRestart();
                return { action: CloseAction.Restart, handled: true };
            }
            const reason = `The language server stopped ${crashes.length} times within three minutes.`;
            crashes = [];
            listener.onGiveUp(reason);
            return { action: CloseAction.DoNotRestart, handled: true, message: reason };
        },
    };
}
