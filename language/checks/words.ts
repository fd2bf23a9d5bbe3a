import type { AstNode, ValidationAcceptor, ValidationCheck, ValidationChecks } from 'langium';
import { findWord, wordsOf } from '../../src/model/vocabulary.ts';
import type { FirebreakAstType } from '../generated/ast.ts';
import { nearestWord } from '../near-words.ts';
import { enumeration } from '../parser/syntax-messages.ts';
import { report } from './report.ts';
import { WORD_PLACES, type WordPlace } from './word-places.ts';

/** Finds words that are near misses of known ones, and unknown ones where only the known ones mean anything. */
export function wordChecks(): ValidationChecks<FirebreakAstType> {
    const checks: Record<string, ValidationCheck<AstNode>> = {};
    for (const [type, place] of Object.entries(WORD_PLACES)) {
        checks[type] = (node, accept) => checkWords(node, place, accept);
    }
    return checks as ValidationChecks<FirebreakAstType>;
}

function checkWords(node: AstNode, place: WordPlace, accept: ValidationAcceptor): void {
    const written: unknown = Reflect.get(node, place.property);
    if (Array.isArray(written)) {
        for (const [index, word] of written.entries()) {
            checkWord(node, place, word, index, accept);
        }
    } else {
        checkWord(node, place, written, undefined, accept);
    }
}

function checkWord(
    node: AstNode,
    place: WordPlace,
    word: unknown,
    index: number | undefined,
    accept: ValidationAcceptor,
): void {
    const vocabulary = typeof place.vocabulary === 'function' ? place.vocabulary(node) : place.vocabulary;
    if (vocabulary === undefined || typeof word !== 'string' || findWord(vocabulary, word)) {
        return;
    }
    const known = wordsOf(vocabulary).map((it) => it.word);
    const meant = nearestWord(word, known);
    if (meant === undefined && !place.closed) {
        return;
    }
    const advice =
        meant === undefined
            ? `known are ${enumeration(known.map((it) => `\`${it}\``)).replace(/ or (?=[^,]*$)/, ' and ')}.`
            : `did you mean \`${meant}\`?`;
    report(
        accept,
        place.closed ? 'error' : 'warning',
        'check/unknown-word',
        `\`${word}\` is not known here: ${advice}`,
        { node, property: place.property as never, ...(index === undefined ? {} : { index }) },
        { replacements: meant === undefined ? [] : [meant] },
    );
}
