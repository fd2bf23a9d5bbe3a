import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Call } from '../../model/call.ts';
import { displayName } from '../../model/element.ts';
import type { View } from '../../model/view.ts';
import { selectedIds } from '../views/selectors.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { breakerHolders, findHolder } from './breaker-holders.ts';
import { breakerView } from './build-breaker.ts';

/** `breaker:<policy>`, and the same for all other places that say a breaker. */
export const breakerFamily: ViewFamily = {
    of: 'breaker',
    names: (model) => breakerHolders(model).map(({ id }) => `breaker:${id}`),
    build({ model, name, subject, declared, findings }) {
        const holder = subject === undefined ? undefined : findHolder(model, subject);
        if (holder === undefined) {
            return undefined;
        }
        const shown = declared ? shownCalls(model, declared) : undefined;
        const title = declared?.title === undefined ? {} : { title: displayName(declared) };
        return breakerView(model, holder, {
            view: name,
            ...title,
            findings,
            shows: shown ?? (() => true),
            notes: shown ? ['Only calls of what the view shows are listed.'] : [],
        });
    },
};

/** What `show` and `hide` say of a call: one of its ends is shown, and neither is hidden. */
function shownCalls(model: ArchitectureModel, { show, hide }: View): ((call: Call) => boolean) | undefined {
    const [shown, hidden] = [show, hide].map(
        (selectors) =>
            new Set(
                selectors.flatMap((selector) =>
                    selector.by === 'neighbours' ? [] : [...selectedIds(model, selector)],
                ),
            ),
    );
    if (!shown || !hidden || (show.length === 0 && hide.length === 0)) {
        return undefined;
    }
    return ({ source, target }) =>
        (show.length === 0 || shown.has(source) || shown.has(target)) && !hidden.has(source) && !hidden.has(target);
}
