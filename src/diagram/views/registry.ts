import { distance } from 'fastest-levenshtein';
import type { ArchitectureModel } from '../../model/architecture.ts';
import type { View as DeclaredView } from '../../model/view.ts';
import { VIEW_FAMILIES } from './families.ts';
import { foldGroups } from './fold.ts';
import type { View } from './view.ts';
import type { ViewFamily, ViewOptions } from './view-family.ts';

/** No view has the name that was asked for. The message lists those that there are. */
export class UnknownViewError extends Error {
    override readonly name = 'UnknownViewError';
}

/** The names of all views of a model, general ones and declared ones before those of single elements. */
export function viewNames(model: ArchitectureModel): readonly string[] {
    const generated = VIEW_FAMILIES.flatMap((family) => family.names(model));
    const declared = model.views.filter((view) => familyOf(view.of) !== undefined).map((view) => view.name);
    const names = [
        ...generated.filter((name) => !name.includes(':')),
        ...declared,
        ...generated.filter((name) => name.includes(':')),
    ];
    return [...new Set(names)];
}

/**
 * The picture of this name, before it has places. A declared view goes by its own name, a generated one by its
 * family's word, a colon and what it is about.
 *
 * @throws UnknownViewError for any other name.
 */
export function buildView(model: ArchitectureModel, name: string, options: ViewOptions = {}): View {
    const declared = findDeclared(model, name);
    const view = declared
        ? familyOf(declared.of)?.build({
              model,
              name: declared.name,
              ...(declared.subject === undefined ? {} : { subject: declared.subject }),
              declared,
              ...options,
          })
        : generated(model, name, options);
    if (view === undefined) {
        throw new UnknownViewError(unknownView(model, name));
    }
    return view.kind === 'graph' && options.folded ? foldGroups(view, options.folded, model, options.findings) : view;
}

function generated(model: ArchitectureModel, name: string, options: ViewOptions): View | undefined {
    const colon = name.indexOf(':');
    const family = familyOf(colon < 0 ? name : name.slice(0, colon));
    return family?.build({
        model,
        name,
        ...(colon < 0 ? {} : { subject: name.slice(colon + 1) }),
        ...options,
    });
}

/** Whether a view is about findings, so that it shows little without them. */
export function isAboutFindings(model: ArchitectureModel, name: string): boolean {
    const [word = name] = name.split(':', 1);
    return familyOf(findDeclared(model, name)?.of ?? word)?.aboutFindings ?? false;
}

function findDeclared(model: ArchitectureModel, name: string): DeclaredView | undefined {
    return model.views.find((view) => view.name === name || view.id === name);
}

function familyOf(word: string): ViewFamily | undefined {
    return VIEW_FAMILIES.find((family) => family.of === word);
}

function unknownView(model: ArchitectureModel, name: string): string {
    const declared = findDeclared(model, name);
    if (declared) {
        const words = VIEW_FAMILIES.map((family) => family.of).join(', ');
        return familyOf(declared.of)
            ? `The view "${name}" has nothing to show: the model has no such ${declared.of}.`
            : `The view "${name}" is a view of ${declared.of}; there are views of ${words}.`;
    }
    const names = viewNames(model);
    const nearest = names
        .map((each) => ({ each, far: distance(each.toLowerCase(), name.toLowerCase()) }))
        .reduce((best, next) => (next.far < best.far ? next : best));
    const guess = nearest.far <= 3 ? ` Did you mean "${nearest.each}"?` : '';
    const shown = names.slice(0, 30).join(', ');
    const rest = names.length > 30 ? ` and ${names.length - 30} more` : '';
    return `There is no view "${name}".${guess} Views: ${shown}${rest}.`;
}
