import type { ModelIndex } from '../../model/index-model.ts';
import type { Source } from '../../model/source.ts';

const NOWHERE: Source = {
    uri: '',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    extent: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
};

/**
 * Where to tell what is true of the model as a whole: at its `system`, else at its first context by name, else at its
 * first service. An empty model has no place; then the element is empty too.
 */
export function wholeOf({ model }: ModelIndex): { readonly element: string; readonly source: Source } {
    const whole = model.system ?? model.contexts[0] ?? model.services[0];
    return { element: whole?.id ?? '', source: whole?.source ?? NOWHERE };
}
