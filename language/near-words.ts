import { distance } from 'fastest-levenshtein';

/**
 * The word of a list that a misspelled one is meant to be: the nearest that is at most a third of its length away, the
 * first in alphabetical order of several equally near ones; case counts as half a letter.
 */
export function nearestWord(written: string, words: Iterable<string>): string | undefined {
    let best: string | undefined;
    let bestDistance = Math.min(3, Math.max(1, written.length / 3)) + 0.25;
    for (const word of words) {
        if (Math.abs(word.length - written.length) > bestDistance) {
            continue;
        }
        const found = editDistance(written, word);
        if (found < bestDistance || (found === bestDistance && best !== undefined && word < best)) {
            best = word;
            bestDistance = found;
        }
    }
    return best;
}

/** Letters to change, add or take away; two neighbours that swapped places count one, a wrong case one half. */
export function editDistance(a: string, b: string): number {
    if (a === b) {
        return 0;
    }
    if (a.toLowerCase() === b.toLowerCase()) {
        return 0.5;
    }
    const found = distance(a.toLowerCase(), b.toLowerCase());
    return found === 2 && isTransposition(a.toLowerCase(), b.toLowerCase()) ? 1 : found;
}

function isTransposition(a: string, b: string): boolean {
    if (a.length !== b.length) {
        return false;
    }
    const first = [...a].findIndex((letter, index) => letter !== b[index]);
    return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}
