import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandFailure } from './command-failure.ts';
import { writeFailure } from './write-file.ts';

/**
 * Gives a file another text, all at once: whoever looks sees the old text or the new one, whatever happens. Its rights,
 * the links that lead to it and a byte order mark at its start stay.
 *
 * @param name the file as the person called it, for the message
 * @param change.before what the file is thought to hold
 * @throws CommandFailure when it holds something else by now, or cannot be written
 */
export async function rewriteTextFile(
    path: string,
    name: string,
    change: { readonly before: string; readonly after: string },
): Promise<void> {
    try {
        const file = await realpath(path);
        const text = await readFile(file, 'utf8');
        const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
        if (text.slice(mark.length) !== change.before) {
            throw new CommandFailure(`\`${name}\` was changed by somebody else meanwhile.`, 'Run the command again.');
        }
        await replaceFile(file, mark + change.after);
    } catch (error) {
        throw error instanceof CommandFailure ? error : writeFailure(name, error);
    }
}

const BYTE_ORDER_MARK = '\ufeff';

async function replaceFile(file: string, text: string): Promise<void> {
    const { mode } = await stat(file);
    const temporary = join(dirname(file), `.${basename(file)}.firebreak`);
    try {
        const handle = await open(temporary, 'wx', mode);
        try {
            await handle.chmod(mode);
            await handle.writeFile(text);
            await handle.sync();
        } finally {
            await handle.close();
        }
        await rename(temporary, file);
    } catch (error) {
        await rm(temporary, { force: true });
        throw error;
    }
}
