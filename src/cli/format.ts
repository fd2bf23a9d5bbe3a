import { readFile } from 'node:fs/promises';
import { EmptyFileSystem } from 'langium';
import { formatText } from '../../language/format/format-text.ts';
import { createFirebreakServices, type FirebreakServices } from '../../language/services.ts';
import { counted } from '../model/wording.ts';
import { isTargeted } from '../project/locate-projects.ts';
import type { TextProblem } from '../project/text-problem.ts';
import { CommandFailure } from './command-failure.ts';
import type { ExitCode } from './exit-code.ts';
import { DASH, STANDARD_INPUT, toFileName } from './file-names.ts';
import { type OpenedProjects, openProjects } from './open-projects.ts';
import { createProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { writeOutputFile } from './write-file.ts';

/** What `fmt` can be told. */
export interface FormatOptions {
    /** Only say what is not formatted. */
    readonly check?: true;
}

/**
 * Formats models in place, or standard input to standard output.
 *
 * @throws CommandFailure
 */
export async function format(terminal: Terminal, paths: readonly string[], options: FormatOptions): Promise<ExitCode> {
    if (paths.includes(DASH) && paths.length > 1) {
        throw new CommandFailure('Standard input is formatted by itself.', 'Name either `-` or files.');
    }
    const progress = createProgress(terminal);
    const opened = await openProjects(terminal, paths, progress);
    const { firebreak } = createFirebreakServices(EmptyFileSystem);
    if (paths.includes(DASH)) {
        return formatInput(terminal, opened, firebreak, options);
    }
    const models = opened.projects
        .flatMap((project) => project.models)
        .filter(({ uri }) => isTargeted(opened.targets, uri));
    const outcomes = { changed: 0, faulty: reportUnread(terminal, opened) };
    for (const [index, { uri }] of models.entries()) {
        progress.report(`Formatting, ${index} of ${models.length} models`);
        const name = toFileName(terminal.workingDirectory, uri.toString());
        // Read again as it is: a byte order mark is the author's business.
        const text = await readFile(uri.fsPath, 'utf8');
        const formatted = formatText(firebreak, text);
        if (formatted === undefined) {
            progress.clear();
            sayFaulty(terminal, name);
            outcomes.faulty++;
        } else if (formatted !== text) {
            progress.clear();
            await deliver(terminal, { path: uri.fsPath, name, formatted }, options);
            outcomes.changed++;
        }
    }
    progress.clear();
    return summarise(terminal, { ...outcomes, files: models.length }, options);
}

function formatInput(
    terminal: Terminal,
    opened: OpenedProjects,
    services: FirebreakServices,
    { check }: FormatOptions,
): ExitCode {
    const name = toFileName(terminal.workingDirectory, STANDARD_INPUT.toString());
    const model = opened.projects.flatMap(({ models }) => models)[0];
    if (!model) {
        reportUnread(terminal, opened);
        return 2;
    }
    const formatted = formatText(services, model.text);
    if (formatted === undefined) {
        sayFaulty(terminal, name);
        return 2;
    }
    if (check) {
        return formatted === model.text ? 0 : 1;
    }
    terminal.output.write(formatted);
    return 0;
}

interface FormattedFile {
    readonly path: string;
    readonly name: string;
    readonly formatted: string;
}

async function deliver({ output }: Terminal, file: FormattedFile, { check }: FormatOptions): Promise<void> {
    if (!check) {
        await writeOutputFile(file.path, file.name, file.formatted, 'replace');
    }
    const { colours } = output;
    output.write(`${check ? colours.yellow('not formatted') : colours.green('formatted')} ${file.name}\n`);
}

function sayFaulty({ errors }: Terminal, name: string): void {
    errors.write(`${errors.colours.red('error:')} \`${name}\` has syntax errors and is left alone.\n`);
}

/** Says which of the named files could not be read; returns how many they are. */
function reportUnread({ errors, workingDirectory }: Terminal, { projects, targets }: OpenedProjects): number {
    const isAskedFor = ({ code, uri }: TextProblem) =>
        code.startsWith('file/') && targets.some((target) => uri.startsWith(target.uri.toString()));
    const unread = projects.flatMap(({ problems }) => problems).filter(isAskedFor);
    for (const { uri, message } of unread) {
        errors.write(`${errors.colours.red('error:')} ${toFileName(workingDirectory, uri)}: ${message}\n`);
    }
    return unread.length;
}

interface Outcomes {
    readonly files: number;
    readonly changed: number;
    readonly faulty: number;
}

function summarise(
    { output, errors }: Terminal,
    { files, changed, faulty }: Outcomes,
    { check }: FormatOptions,
): ExitCode {
    const verb = check ? 'not formatted' : 'formatted';
    const summary =
        changed > 0
            ? `${changed} of ${counted(files, 'file')} ${verb}.`
            : `${counted(files, 'file')}: nothing to format.`;
    if (changed > 0 || faulty === 0) {
        output.write(`${summary}\n`);
    }
    if (faulty > 0) {
        errors.write('`firebreak check` shows what is wrong.\n');
        return 2;
    }
    return check && changed > 0 ? 1 : 0;
}
