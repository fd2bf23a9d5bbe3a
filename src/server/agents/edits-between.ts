import { diffLines } from 'diff';
import type { PreparedEdit } from '../../project/fixing/apply-edits.ts';

/** The edits that make one text of another, line by line, so that an editor keeps its place in what stays. */
export function editsBetween(before: string, after: string): readonly PreparedEdit[] {
    const edits: PreparedEdit[] = [];
    let at = 0;
    for (const { value, added, removed } of diffLines(before, after, { stripTrailingCr: false })) {
        if (added) {
            const last = edits.at(-1);
            if (last?.end === at && last.newText === '') {
                edits[edits.length - 1] = { ...last, newText: value };
            } else {
                edits.push({ start: at, end: at, newText: value });
            }
            continue;
        }
        if (removed) {
            edits.push({ start: at, end: at + value.length, newText: '' });
        }
        at += value.length;
    }
    return edits;
}
