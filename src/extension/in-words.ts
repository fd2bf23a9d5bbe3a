/** A number with what is counted: `1 file`, `2 files`. */
export function inWords(count: number, one: string, many: string): string {
    return `${count} ${count === 1 ? one : many}`;
}
