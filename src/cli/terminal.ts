import type { Colors } from 'picocolors/types';

/** One of the two streams a command writes to. */
export interface Output {
    /** Never fails: what nobody reads any more is dropped. Bytes are written as they are. */
    write(content: string | Uint8Array): void;
    /** Plain text where colours are not wanted. */
    readonly colours: Colors;
    /** Somebody looks at it as it is written. */
    readonly isTerminal: boolean;
    /** Written lines stay as they are: a terminal that knows no control sequences. */
    readonly isDumb?: true;
    /** Width in columns, of a terminal. */
    readonly columns?: number;
}

/** What a command knows of the world: where it stands, what it reads and where it writes. */
export interface Terminal {
    /** Absolute path of the working directory. */
    readonly workingDirectory: string;
    readonly output: Output;
    /** Standard error: problems with the command itself, notes, progress. */
    readonly errors: Output;
    /** Reads standard input to its end, or, where it has more than `most` bytes, until these and some more have come. */
    readInput(most: number): Promise<Uint8Array>;
    /** Milliseconds since an arbitrary moment, for progress only. */
    now(): number;
    /** ISO date of this day, where the machine stands. */
    today(): string;
    /** Show where in its own code a defect struck (`FIREBREAK_DEBUG`). */
    readonly showsStacks: boolean;
}
