import type { ModelIndex } from '../../model/index-model.ts';
import { compareSources, type Source } from '../../model/source.ts';

const NOWHERE: Source = {
    uri: '',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    extent: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
};

/**
 * Where to tell what is true of the model as a whole: at its `system`, else at its first context, else at its first
 * service. An empty model has no place; then the element is empty too.
 */
export function wholeOf({ model }: ModelIndex): { readonly element: string; readonly source: Source } {
    const first = [model.contexts, model.services]
        .map((elements) => [...elements].sort((a, b) => compareSources(a.source, b.source))[0])
        .find((element) => element !== undefined);
    const whole = model.system ?? first;
    return { element: whole?.id ?? '', source: whole?.source ?? NOWHERE };
}
