/** What went wrong, for a log: the stack where there is one. */
export function describeError(reason: unknown): string {
    if (reason instanceof Error) {
        return reason.stack ?? reason.message;
    }
    return String(reason);
}
