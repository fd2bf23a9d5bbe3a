// The script of the worker that lays pictures out, in Node and in browsers, so that the language server goes on
// answering meanwhile. What makes a thread of Node look like a worker has to come first.
import './worker-scope.ts';
import 'elkjs/lib/elk-worker.min.js';
import { answerColumns, type WorkerScope } from '../diagram/layout/columns-worker.ts';

answerColumns(globalThis as unknown as WorkerScope);
