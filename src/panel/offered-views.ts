import { viewNames } from '../diagram/views/registry.ts';
import type { ArchitectureModel } from '../model/architecture.ts';
import { displayName } from '../model/element.ts';
import type { OfferedView, OfferedViews } from '../protocol/diagram/views.ts';

/** Above so many services a panel begins with the landscape, whose contexts are folded. */
const MOST_OPEN = 60;

/** What a panel can show of a model, and with what it begins. */
export function offeredViews(model: ArchitectureModel): OfferedViews {
    const views = listedViews(model);
    const wanted = model.services.length > MOST_OPEN ? 'landscape' : 'services';
    const first = views.find(({ name }) => name === wanted) ?? views[0];
    return { views, ...(first ? { initial: { view: first.name, folded: [] } } : {}) };
}

/** The views of a model as a person picks them: `services:Ordering` is `Ordering` among the `Services`. */
function listedViews(model: ArchitectureModel): OfferedView[] {
    const declared = new Map(model.views.map((view) => [view.name, view]));
    return viewNames(model).map((name) => {
        const own = declared.get(name);
        if (own) {
            return { name, title: displayName(own), group: 'Declared' };
        }
        const colon = name.indexOf(':');
        return colon < 0
            ? { name, title: inWords(name), group: 'Whole system' }
            : { name, title: name.slice(colon + 1), group: inWords(name.slice(0, colon)) };
    });
}

/** `context-map` as `Context map` */
function inWords(word: string): string {
    return word.charAt(0).toUpperCase() + word.slice(1).replaceAll('-', ' ');
}
