import process from 'node:process';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { describeError } from './describe-error.ts';
import { startFirebreakServer } from './start-server.ts';

const connection = createConnection(ProposedFeatures.all);

process.on('unhandledRejection', (reason) => {
    connection.console.error(`A task failed, the language server goes on: ${describeError(reason)}`);
});
process.on('uncaughtException', (error) => {
    // The state may be broken now. The editor starts a fresh server; standard error arrives even if it is quick.
    process.stderr.write(`The language server stops: ${describeError(error)}\n`, () => process.exit(1));
});

startFirebreakServer(connection, { file: NodeFileSystem.fileSystemProvider() });
