/**
 * Where the lines of a text are after an edit: those before and behind what differs are where they were, or further up
 * or down; nothing is known of those in between.
 *
 * @returns gives the new number of a line, both from 0
 */
export function carriedLines(before: string, after: string): (line: number) => number | undefined {
    if (before === after) {
        return (line) => line;
    }
    const [old, now] = [before.split('\n'), after.split('\n')];
    const most = Math.min(old.length, now.length);
    let head = 0;
    while (head < most && old[head] === now[head]) {
        head++;
    }
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) {
        tail++;
    }
    return (line) => {
        if (line < head) {
            return line;
        }
        return line >= old.length - tail ? line + now.length - old.length : undefined;
    };
}
