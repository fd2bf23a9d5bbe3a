import { CommanderError } from 'commander';
import { CommandFailure } from './command-failure.ts';
import type { createCommandLine } from './command-line.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs one call of `firebreak`. Never throws: what goes wrong is said on standard error, without a stack trace.
 *
 * @param args what stands after the command's name
 * @param create makes the command line, with all commands or with some
 */
export async function runCommandLine(
    args: readonly string[],
    terminal: Terminal,
    create: typeof createCommandLine,
): Promise<ExitCode> {
    let exitCode: ExitCode = 0;
    const program = create(terminal, async (work) => {
        exitCode = await work();
    });
    try {
        await program.parseAsync(args, { from: 'user' });
        return exitCode;
    } catch (error) {
        return explain(error, terminal);
    }
}

function explain(error: unknown, { errors, showsStacks }: Terminal): ExitCode {
    if (error instanceof CommanderError) {
        // Help and version end like this too; commander has said what there is to say.
        return error.exitCode === 0 ? 0 : 2;
    }
    const label = errors.colours.red(errors.colours.bold('error:'));
    if (error instanceof CommandFailure) {
        const hint = error.hint === undefined ? '' : `${error.hint}\n`;
        errors.write(`${label} ${error.message}\n${hint}`);
        return 2;
    }
    const reason = error instanceof Error ? error.message : String(error);
    const stack = error instanceof Error && showsStacks ? `${error.stack}\n` : '';
    const advice = 'This is a defect of Firebreak. With FIREBREAK_DEBUG=1 it says where; please report it.';
    errors.write(`${label} Firebreak failed: ${reason}\n${stack || `${advice}\n`}`);
    return 2;
}
