import type { ModelIndex } from '../../model/index-model.ts';
import { codeText } from '../../panel/markdown-text.ts';
import { type NameOf, naming } from '../../rules/analysis/naming.ts';

/** So many names are told one by one. */
const MOST_NAMES = 8;

const namings = new WeakMap<ModelIndex, NameOf>();

/** The short names of a model's elements; worked out once a model. */
export function namesOf(index: ModelIndex): NameOf {
    const known = namings.get(index) ?? naming(index);
    namings.set(index, known);
    return known;
}

/** Elements by their short names, as Markdown: the first ones, and how many more. */
export function nameList(ids: Iterable<string>, index: ModelIndex): string {
    const nameOf = namesOf(index);
    const names = [...new Set(ids)].map(nameOf).sort((a, b) => (a < b ? -1 : 1));
    const rest = names.length - MOST_NAMES;
    return names.slice(0, MOST_NAMES).map(codeText).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
