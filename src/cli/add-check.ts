import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CheckOptions } from './check.ts';
import { addCommand, examples, formatOrFileOption, type Run } from './command-parts.ts';
import { helpText } from './help-text.ts';
import { REPORT_FORMATS } from './report/formats.ts';
import type { Terminal } from './terminal.ts';

/** Adds `check` to a command line. */
export function addCheck(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'check', 'find what is wrong with models and with the architecture in them')
        .argument('[path...]', 'models or folders to report on; - is standard input (default: the working directory)')
        .addOption(formatOrFileOption(REPORT_FORMATS, 'text'))
        .option('-o, --output <file>', 'file to write the report to (default: standard output)')
        .option('--max-warnings <number>', 'end with exit code 1 if there are more warnings', readCount)
        .option('--fix', 'apply the fixes that say nothing new about the system, and report what is left')
        .option('--fix-unsafe', 'apply all fixes, also those that write down what the system should have')
        .option('--fix-dry-run', 'write nothing; show what fixing would change, as a unified diff')
        .addOption(
            new Option('--update-baseline', 'accept all findings of today in the baseline').conflicts([
                'fix',
                'fixUnsafe',
                'fixDryRun',
            ]),
        )
        .addHelpText(
            'after',
            helpText(
                terminal,
                `
The project of each path is read whole: all models below the nearest firebreak.json or, without one, in the
folder that is named or holds the named file. Findings are reported for the named files and folders only.

Exit codes:
  0  no finding at error level, and no more warnings than allowed
  1  findings; with --fix-dry-run, something to fix
  2  wrong usage, or input that could not be read or parsed
${examples('firebreak check', 'firebreak check services/orders.fbk --max-warnings 0', 'firebreak check --format sarif -o findings.sarif', 'firebreak check --fix-unsafe --fix-dry-run', 'cat shop.fbk | firebreak check -')}`,
            ),
        )
        .action((paths: string[], options: CheckOptions) =>
            run(async () => (await import('./check.ts')).check(terminal, paths, options)),
        );
}

function readCount(text: string): number {
    if (!/^\d{1,9}$/.test(text)) {
        throw new InvalidArgumentError('It must be a whole number, zero or more.');
    }
    return Number(text);
}
