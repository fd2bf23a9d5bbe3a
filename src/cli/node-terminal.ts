import process from 'node:process';
import type { WriteStream } from 'node:tty';
import picocolors from 'picocolors';
import type { Output, Terminal } from './terminal.ts';

/** The terminal, pipe or file that the process was started with. */
export function createNodeTerminal(): Terminal {
    return {
        workingDirectory: process.cwd(),
        output: createOutput(process.stdout),
        errors: createOutput(process.stderr),
        readInput,
        now: () => performance.now(),
        today,
        showsStacks: Boolean(process.env['FIREBREAK_DEBUG']),
    };
}

/**
 * Whether to write colours: `NO_COLOR` (https://no-color.org) forbids them, `FORCE_COLOR` asks for them, else they are
 * for terminals that know them.
 */
export function wantsColours(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
    const { NO_COLOR, FORCE_COLOR, TERM } = environment;
    if (NO_COLOR) {
        return false;
    }
    if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') {
        return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    }
    return isTerminal && TERM !== 'dumb';
}

function createOutput(stream: WriteStream): Output {
    // Not there at all on a pipe, whatever its type says; and picocolors takes what is not there for its own default.
    const isTerminal = Boolean(stream.isTTY);
    // In a pipe whose reader has gone (`firebreak check | head`) the rest of the text is of no interest to anybody.
    let isOpen = true;
    stream.on('error', (error: NodeJS.ErrnoException) => {
        isOpen = false;
        if (error.code !== 'EPIPE') {
            process.exitCode = 2;
        }
    });
    return {
        write(content) {
            if (isOpen) {
                stream.write(content);
            }
        },
        colours: picocolors.createColors(wantsColours(process.env, isTerminal)),
        isTerminal,
        ...(process.env['TERM'] === 'dumb' ? { isDumb: true } : {}),
        ...(isTerminal ? { columns: stream.columns } : {}),
    };
}

async function readInput(most: number): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of process.stdin) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > most) {
            // What writes for ever would never be read to its end.
            break;
        }
    }
    return Buffer.concat(chunks);
}

function today(): string {
    const now = new Date();
    const twoDigits = (count: number) => String(count).padStart(2, '0');
    return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
