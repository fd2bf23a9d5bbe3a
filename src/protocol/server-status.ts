import * as z from 'zod/mini';
import type { NotificationMessage } from './message.ts';

const count = z.int().check(z.nonnegative());

const status = z.object({
    busy: z.boolean(),
    files: count,
    errors: count,
    warnings: count,
    notes: count,
    /** Files that could not be read or understood whole. */
    unreadable: count,
});

/** What the language server is doing and what it has found in the whole workspace, closed files included. */
export type ServerStatus = z.infer<typeof status>;

/** Tells the editor that the server's work or its findings changed. */
export const serverStatus: NotificationMessage<ServerStatus> = {
    method: 'firebreak/serverStatus',
    params: status,
};
