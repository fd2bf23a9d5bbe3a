import { fileUri } from '../workspace-files.ts';

/** The parts of Node that a test in its extension host has without importing them. */
interface NodeProcess {
    readonly pid: number;
    getBuiltinModule(name: 'node:child_process'): {
        execFileSync(file: string, args: readonly string[], options: { encoding: 'utf8' }): string;
    };
    getBuiltinModule(name: 'node:fs'): { rmSync(path: string): void };
    kill(pid: number, signal: 'SIGKILL'): void;
}

const { process: node } = globalThis as { readonly process?: NodeProcess };

/** Whether a test can do what the editor does not notice as its own doing; a worker of a browser cannot. */
export const canActAsOthers = node !== undefined;

function inNode(): NodeProcess {
    if (!node) {
        throw new Error('There is no Node here.');
    }
    return node;
}

/** Deletes a file of the test workspace. */
export function deleteAsOthersDo(name: string): void {
    inNode().getBuiltinModule('node:fs').rmSync(fileUri(name).fsPath);
}

/** Kills the language server as a lack of memory would, and one that is about to leave. */
export function killServer(): void {
    const { pid, getBuiltinModule, kill } = inNode();
    const processes = getBuiltinModule('node:child_process').execFileSync('ps', ['-eo', 'pid,ppid,args'], {
        encoding: 'utf8',
    });
    const servers = processes
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(([, parent, ...args]) => parent === String(pid) && /server\/node\.c?js/.test(args.join(' ')));
    if (servers.length === 0) {
        throw new Error('No language server runs.');
    }
    for (const [id] of servers) {
        kill(Number(id), 'SIGKILL');
    }
}
