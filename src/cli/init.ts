import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { problemOfTitle } from '../templates/name-system.ts';
import { filesOf, PROJECT_TEMPLATES, type TemplateName } from '../templates/project-templates.ts';
import { readTemplate } from '../templates/read-template.ts';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { toFileName, toUri } from './file-names.ts';
import { readPackageFile } from './package-files.ts';
import type { Terminal } from './terminal.ts';
import { writeOutputFile } from './write-file.ts';

/** How a project is started. */
export interface InitOptions {
    readonly template: TemplateName;
    /** What the system is called; else as in the template. */
    readonly name?: string;
}

/**
 * Starts a project in a folder.
 *
 * @throws CommandFailure when something of it is there already, or cannot be written, or the name is none
 */
export async function init(
    terminal: Terminal,
    folder: string,
    { template: wanted, name: title }: InitOptions,
): Promise<ExitCode> {
    const template = PROJECT_TEMPLATES.find(({ name }) => name === wanted) ?? PROJECT_TEMPLATES[0];
    const problem = title === undefined ? undefined : problemOfTitle(title);
    if (problem !== undefined) {
        throw new CommandFailure(problem, 'Name it: `firebreak init --name "Web shop"`.');
    }
    const pathOf = (file: string) => resolve(terminal.workingDirectory, folder, file);
    const there = filesOf(template)
        .filter((file) => existsSync(pathOf(file)))
        .map((file) => `\`${file}\``);
    if (there.length > 0) {
        const verb = there.length > 1 ? 'are' : 'is';
        throw new CommandFailure(
            `${there.join(' and ')} ${verb} there already; nothing was written.`,
            'Name another folder: `firebreak init <folder>`.',
        );
    }
    const { colours } = terminal.output;
    for (const { name: file, text } of await readTemplate(template, title, readPackageFile)) {
        const name = nameOf(terminal, pathOf(file));
        await writeOutputFile(pathOf(file), name, text, 'refuse');
        terminal.output.write(`${colours.green('wrote')} ${name}\n`);
    }
    const place = folder === '.' ? '' : ` ${typed(folder)}`;
    terminal.output.write(
        `\nNext:\n  firebreak check${place}\n  firebreak draw${place} -o ${typed(join(folder, 'services.svg'))}\n`,
    );
    return 0;
}

/** A path as it is typed into a shell: between quotation marks where it needs them. */
function typed(path: string): string {
    return /^[\p{L}\p{N}_@%+=:,./\\-]+$/u.test(path) ? path : `"${path.replace(/["$`\\]/g, '\\$&')}"`;
}

function nameOf({ workingDirectory }: Terminal, path: string): string {
    return toFileName(workingDirectory, toUri(workingDirectory, path).toString());
}
