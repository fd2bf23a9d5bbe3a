import process from 'node:process';
import { addCheck } from './add-check.ts';
import { createProgram } from './command-parts.ts';
import { createNodeTerminal } from './node-terminal.ts';
import { runCommandLine } from './run-command-line.ts';

// What the extension brings along for its tasks: of the command line only `check`, since drawing would double what the
// extension weighs, and the editor draws by other means.
process.exitCode = await runCommandLine(process.argv.slice(2), createNodeTerminal(), (terminal, run) => {
    const program = createProgram(terminal);
    addCheck(program, terminal, run);
    return program;
});
