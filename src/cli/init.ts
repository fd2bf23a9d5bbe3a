import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { toFileName, toUri } from './file-names.ts';
import { readPackageFile } from './package-files.ts';
import type { Terminal } from './terminal.ts';
import { writeOutputFile } from './write-file.ts';

/** The files of each template; they are examples too, so that they are checked with the others. */
const TEMPLATES = {
    minimal: { folder: 'examples/minimal', files: ['firebreak.json', 'system.fbk'] },
    shop: { folder: 'examples/shop', files: ['firebreak.json', 'shop.fbk'] },
} as const;

/** Name of a template. */
export type TemplateName = keyof typeof TEMPLATES;

/**
 * Starts a project in a folder.
 *
 * @throws CommandFailure when something of it is there already, or cannot be written
 */
export async function init(terminal: Terminal, folder: string, template: TemplateName): Promise<ExitCode> {
    const { folder: source, files } = TEMPLATES[template];
    const named = files.map((file) => ({ file, path: resolve(terminal.workingDirectory, folder, file) }));
    const there = named.filter(({ path }) => existsSync(path)).map(({ file }) => `\`${file}\``);
    if (there.length > 0) {
        const verb = there.length > 1 ? 'are' : 'is';
        throw new CommandFailure(
            `${there.join(' and ')} ${verb} there already; nothing was written.`,
            'Name another folder: `firebreak init <folder>`.',
        );
    }
    const { colours } = terminal.output;
    for (const { file, path } of named) {
        const name = nameOf(terminal, path);
        await writeOutputFile(path, name, await readPackageFile(`${source}/${file}`), 'refuse');
        terminal.output.write(`${colours.green('wrote')} ${name}\n`);
    }
    const place = folder === '.' ? '' : ` ${folder}`;
    terminal.output.write(
        `\nNext:\n  firebreak check${place}\n  firebreak draw${place} -o ${join(folder, 'services.svg')}\n`,
    );
    return 0;
}

function nameOf({ workingDirectory }: Terminal, path: string): string {
    return toFileName(workingDirectory, toUri(workingDirectory, path).toString());
}
