import picocolors from 'picocolors';
import { createCommandLine } from '../../../src/cli/command-line.ts';
import type { ExitCode } from '../../../src/cli/exit-code.ts';
import { runCommandLine } from '../../../src/cli/run-command-line.ts';
import type { Output, Terminal } from '../../../src/cli/terminal.ts';

/** The world of a recorded run, where it differs from a plain pipe. */
export interface RecordedWorld {
    readonly workingDirectory: string;
    readonly input?: string | Uint8Array;
    readonly columns?: number;
    readonly colours?: boolean;
    /** Milliseconds that pass between two looks at the clock. */
    readonly clockStep?: number;
    readonly today?: string;
}

/** What a run of the command left behind. */
export interface RecordedRun {
    readonly exitCode: ExitCode;
    readonly output: string;
    readonly errors: string;
}

/** A run whose output is no text. */
export interface RecordedBytes extends RecordedRun {
    readonly bytes: Uint8Array;
}

/** A terminal that keeps what is written. */
export function recordedTerminal(world: RecordedWorld): {
    terminal: Terminal;
    output(): string;
    bytes(): Uint8Array;
    errors(): string;
} {
    const output: Uint8Array[] = [];
    const errors: Uint8Array[] = [];
    let now = 0;
    const terminal: Terminal = {
        workingDirectory: world.workingDirectory,
        output: recorder(output, world),
        errors: recorder(errors, world),
        readInput: () => Promise.resolve(toBytes(world.input ?? '')),
        now() {
            now += world.clockStep ?? 0;
            return now;
        },
        today: () => world.today ?? '2026-01-15',
        showsStacks: false,
    };
    return { terminal, output: () => text(output), bytes: () => Buffer.concat(output), errors: () => text(errors) };
}

/** Runs the command in this process. */
export async function runRecorded(args: readonly string[], world: RecordedWorld): Promise<RecordedRun> {
    const { exitCode, output, errors } = await runRecordedBytes(args, world);
    return { exitCode, output, errors };
}

/** The same, with the output before it is read as UTF-8. */
export async function runRecordedBytes(args: readonly string[], world: RecordedWorld): Promise<RecordedBytes> {
    const { terminal, output, bytes, errors } = recordedTerminal(world);
    const exitCode = await runCommandLine(args, terminal, createCommandLine);
    return { exitCode, output: output(), bytes: bytes(), errors: errors() };
}

function text(written: readonly Uint8Array[]): string {
    return Buffer.concat(written).toString('utf8');
}

function recorder(written: Uint8Array[], { columns, colours = false }: RecordedWorld): Output {
    return {
        write: (content) => written.push(toBytes(content)),
        colours: picocolors.createColors(colours),
        isTerminal: columns !== undefined,
        ...(columns === undefined ? {} : { columns }),
    };
}

function toBytes(input: string | Uint8Array): Uint8Array {
    return typeof input === 'string' ? new TextEncoder().encode(input) : input;
}
