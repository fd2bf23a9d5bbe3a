import * as nodeModule from 'node:module';
import process from 'node:process';

// Spares a tenth of the time to start; everything else is loaded after it, or it would not be in the cache. Asked for
// by name, because before Node 22 there is none, and an import of what is not there ends in a syntax error.
Reflect.get(nodeModule, 'enableCompileCache')?.();
const { createNodeTerminal } = await import('./node-terminal.ts');
const { createCommandLine } = await import('./command-line.ts');
const { runCommandLine } = await import('./run-command-line.ts');

// Not `process.exit`: what is still being written to a pipe would be cut off.
process.exitCode = await runCommandLine(process.argv.slice(2), createNodeTerminal(), createCommandLine);
