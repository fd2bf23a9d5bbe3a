import process from 'node:process';
import { createNodeTerminal } from './node-terminal.ts';
import { runCommandLine } from './run-command-line.ts';

// Not `process.exit`: what is still being written to a pipe would be cut off.
process.exitCode = await runCommandLine(process.argv.slice(2), createNodeTerminal());
