import process from 'node:process';

/** Median of some numbers. */
export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? Number.NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds that a piece of work takes. */
export async function elapsed(work: () => unknown): Promise<number> {
    const start = performance.now();
    await work();
    return performance.now() - start;
}

/** Prints one line of a table: names left, numbers right. */
export function printRow(name: string, ...columns: readonly string[]): void {
    process.stdout.write(`${name.padEnd(34)}${columns.map((column) => column.padStart(12)).join('')}\n`);
}

/** Whole milliseconds, for a table. */
export function milliseconds(value: number): string {
    return `${value.toFixed(0)} ms`;
}
