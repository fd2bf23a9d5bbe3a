import { QUANTITY_PLACES } from '../../../language/checks/quantity-places.ts';
import { STATEMENT_FORMS } from '../../../language/parser/statement-forms.ts';
import { type Dimension, UNITS } from '../../model/quantities.ts';
import { codeText } from '../../panel/markdown-text.ts';
import { SENTENCE_MEANINGS } from './sentence-meanings.ts';

/** What a sentence or clause says, with an example, its units and what holds without it; by its rule in the grammar. */
export function sentenceHover(rule: string): string | undefined {
    const meaning = Object.hasOwn(SENTENCE_MEANINGS, rule) ? SENTENCE_MEANINGS[rule] : undefined;
    if (!meaning) {
        return undefined;
    }
    const form = Object.hasOwn(STATEMENT_FORMS, rule) ? STATEMENT_FORMS[rule] : undefined;
    return [
        ...(form ? [codeText(form.example)] : []),
        meaning.means,
        ...unitLines(rule),
        ...(meaning.silence === undefined ? [] : [`If it says nothing: ${meaning.silence}.`]),
    ].join('\n\n');
}

const WORDS: Readonly<Record<Dimension, string>> = {
    duration: 'Durations',
    rate: 'Rates',
    share: 'Shares',
    size: 'Sizes',
    count: 'Numbers',
};

/** The units that may be written in a sentence. */
function unitLines(rule: string): string[] {
    const places = Object.hasOwn(QUANTITY_PLACES, rule) ? QUANTITY_PLACES[rule] : undefined;
    const dimensions = [...new Set(Object.values(places ?? {}).map(({ dimension }) => dimension))];
    const lines = dimensions
        .filter((dimension) => dimension !== 'count')
        .map((dimension) => `${WORDS[dimension]} in ${Object.keys(UNITS[dimension]).map(codeText).join(', ')}`);
    return lines.length === 0 ? [] : [`${lines.join('; ')}.`];
}
