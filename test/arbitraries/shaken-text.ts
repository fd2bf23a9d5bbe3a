import { type Choices, choicesFrom } from './seeded-choices.ts';

/**
 * A text with some of its blanks and line ends changed and comments put in, as a seed decides. Most of what comes out
 * still means the same; some of it does not, where a line end ended a sentence.
 *
 * @param times how many places are changed
 */
export function shaken(text: string, seed: number, times: number): string {
    const choices = choicesFrom(seed);
    let result = text;
    for (let count = 0; count < times; count++) {
        result = shakenOnce(result, choices);
    }
    return result;
}

function shakenOnce(text: string, choices: Choices): string {
    const places = [...text.matchAll(PLACES)].map(({ index, 0: blank }) => ({
        start: index,
        end: index + blank.length,
    }));
    if (places.length === 0) {
        return text;
    }
    const { start, end } = choices.oneOf(places);
    const old = text.slice(start, end);
    const inserted = choices.oneOf(old.includes('\n') ? AT_LINE_ENDS : old === '' ? AT_BRACES : BETWEEN_WORDS);
    return text.slice(0, start) + inserted.replace('OLD', () => old) + text.slice(end);
}

/** Blanks, and where braces and commas could have some. */
const PLACES = /\s+|(?=[{},])|(?<=[{},])(?=\S)/g;

const AT_LINE_ENDS = [
    ...['\n', '\n\n\n', '\r\n', '\n        ', '  \n\t', ' ', '  '],
    ...[
        ' // new\nOLD',
        '    // new } "\nOLD',
        'OLD// new {\nOLD',
        'OLD/* new */ ',
        ' /* new */OLD',
        'OLD/* new\n  lines */OLD',
    ],
];

const AT_BRACES = ['', ' ', '\n', '\n\n  ', ' /* new */ ', ' // new\n'];

const BETWEEN_WORDS = [' ', '   ', '\t', '\n', '\n      ', ' /* new */ ', ' /* new\n lines */ ', '  // new\n  '];
