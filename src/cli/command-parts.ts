import { Command, Option } from 'commander';
import { capitalised } from '../model/wording.ts';
import type { ExitCode } from './exit-code.ts';
import { packageVersion } from './package-files.ts';
import type { Terminal } from './terminal.ts';

/** Does the work of a command; its module is loaded only when the command is called. */
type Work = () => Promise<ExitCode>;

/** Called with the work of the command that the arguments name. */
export type Run = (work: Work) => Promise<void>;

/** Makes a command line that has no commands yet: it says its version and how it is used. */
export function createProgram(terminal: Terminal): Command {
    return new Command('firebreak')
        .description(
            'Finds what is wrong with an architecture of microservices written in Firebreak, draws it, and breaks it on purpose.',
        )
        .version(packageVersion(), '-V, --version', 'print the version')
        .helpOption('-h, --help', 'print how to use a command')
        .helpCommand('help [command]', 'print how to use a command')
        .exitOverride()
        .configureOutput({
            writeOut: (text) => terminal.output.write(text),
            writeErr: (text) => terminal.errors.write(text),
            getOutHelpWidth: () => terminal.output.columns ?? 80,
            getErrHelpWidth: () => terminal.errors.columns ?? 80,
            getOutHasColors: () => terminal.output.colours.isColorSupported,
            getErrHasColors: () => terminal.errors.colours.isColorSupported,
        })
        .showHelpAfterError('Run `firebreak --help` to see what there is.');
}

/** Adds a command with its help. */
export function addCommand(program: Command, name: string, summary: string): Command {
    const sentence = `${capitalised(summary)}.`;
    return program
        .command(name)
        .summary(summary)
        .description(sentence)
        .showHelpAfterError(`Run \`firebreak ${name} --help\` to see how it is used.`);
}

/** The option that chooses among formats; the first unless said. */
export function formatOption(formats: readonly [string, ...string[]]): Option {
    return new Option('-f, --format <format>', 'how to write it').choices(formats).default(formats[0]);
}

/** The option that chooses among formats where the name of the file may say it, too. */
export function formatOrFileOption(formats: readonly string[], otherwise: string): Option {
    const text = `how to write it (default: as the name of the file ends, else ${otherwise})`;
    return new Option('-f, --format <format>', text).choices(formats);
}

/** The end of a help: lines to type. */
export function examples(...lines: readonly string[]): string {
    return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
