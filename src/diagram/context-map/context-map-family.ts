import type { ArchitectureModel } from '../../model/architecture.ts';
import { displayName } from '../../model/element.ts';
import { choose, isHidden } from '../views/choose.ts';
import type { Traits } from '../views/selectors.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { contextMapView, mapElements } from './build-context-map.ts';

/** `context-map`: the one map of all contexts, and its parts that somebody declared. */
export const contextMapFamily: ViewFamily = {
    of: 'context-map',
    names: () => ['context-map'],
    build({ model, name, subject, declared, findings }) {
        if (subject !== undefined && !declared) {
            return undefined;
        }
        const chosen = declared && choose(declared, traitsOf(model), links(model));
        const rows = new Map([...model.entities, ...model.events].map((row) => [row.id, row]));
        const turned = declared?.direction !== undefined && declared.direction !== 'right';
        return contextMapView(model, {
            view: name,
            title: declared ? displayName(declared) : 'Context map',
            findings,
            shows: (id) => chosen?.ids.has(id) ?? true,
            isHidden: (id) => {
                const row = rows.get(id);
                return row !== undefined && declared !== undefined && isHidden(declared.hide, row);
            },
            notes: [
                ...(chosen?.notes ?? []),
                ...(turned ? ['A context map always runs to the right, from upstream to downstream.'] : []),
            ],
        });
    },
};

function traitsOf(model: ArchitectureModel): readonly Traits[] {
    const ids = mapElements(model);
    return [...model.contexts, ...model.externals, ...model.services]
        .filter(({ id }) => ids.has(id))
        .map((element) => ({ ...element, ...(element.owner === undefined ? {} : { team: element.owner }) }));
}

/** Relations, declared and by use, make neighbours. */
function* links(model: ArchitectureModel): Generator<readonly [string, string]> {
    for (const { context, other } of model.contextRelations) {
        yield [context, other];
    }
    const contexts = new Map(model.services.map((service) => [service.id, service.context]));
    for (const { source, target } of model.calls) {
        const [from, to] = [contexts.get(source), contexts.get(target)];
        if (from !== undefined && to !== undefined && from !== to) {
            yield [from, to];
        }
    }
}
