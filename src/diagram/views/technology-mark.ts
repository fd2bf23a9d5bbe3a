import { findTechnology } from '../../model/technologies.ts';

/**
 * The two letters that stand for a technology: those of the table, else its first letter and the next consonant
 * (`Zeebe` is `Zb`), else its first two letters.
 */
export function technologyMark(name: string): string | undefined {
    const known = findTechnology(name);
    if (known) {
        return known.mark;
    }
    const letters = Array.from(name).filter((character) => /[\p{L}\p{N}]/u.test(character));
    const first = letters[0];
    if (first === undefined) {
        return undefined;
    }
    const next = letters.slice(1).find((letter) => !/[aeiouyäöü]/iu.test(letter)) ?? letters[1] ?? '';
    return first.toUpperCase() + next.toLowerCase();
}
