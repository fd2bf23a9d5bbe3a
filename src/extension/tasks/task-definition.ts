import * as z from 'zod/mini';

/** The type of our tasks in the manifest and in `tasks.json`. */
export const TASK_TYPE = 'firebreak';

const definition = z.object({
    type: z.literal(TASK_TYPE),
    command: z.literal('check'),
    path: z.optional(z.string().check(z.minLength(1))),
    args: z.optional(z.array(z.string())),
});

/** A task as it is written in `tasks.json`; the manifest describes the same for the editor. */
export type FirebreakTask = z.infer<typeof definition>;

/** Reads what somebody wrote; undefined when it is no task of ours, or one that we do not understand. */
export function readTaskDefinition(written: unknown): FirebreakTask | undefined {
    const { success, data } = definition.safeParse(written);
    return success ? data : undefined;
}

/** What stands behind the name of the command. A path is never taken for an option, whatever it is called. */
export function commandArguments({ command, path = '.', args = [] }: FirebreakTask): string[] {
    return [command, '--format', 'compact', ...args, '--', path];
}

/** How a task is called in the list of tasks, behind our name. */
export function taskName({ command, path = '.' }: FirebreakTask): string {
    return path === '.' ? command : `${command} ${path}`;
}

/**
 * The tasks of a workspace folder: one for all that is in it, and where it holds several projects one for each.
 *
 * @param settings the files called `firebreak.json` in the folder, by their paths from its top
 */
export function offeredTasks(settings: readonly string[]): FirebreakTask[] {
    const check = { type: TASK_TYPE, command: 'check' } as const;
    const projects = settings.map((file) => file.replace(/(?:^|\/)[^/]*$/, '')).sort();
    const nested = projects.length > 1 ? projects.filter((path) => path !== '') : [];
    return [check, ...nested.map((path) => ({ ...check, path }))];
}
