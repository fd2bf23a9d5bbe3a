import type { ArchitectureModel } from '../../model/architecture.ts';
import { chosen, declaredWhole, seedsOf } from './declared-view.ts';
import type { FindingMarks } from './finding-marks.ts';
import { neighbourhood } from './narrow.ts';
import { finishView, type ServicesViewOptions, servicesView } from './services.ts';
import type { ViewFamily } from './view-family.ts';

/** `services`, `services:<context>` with its neighbours, `services:<service>` with its neighbourhood. */
export const servicesFamily: ViewFamily = {
    of: 'services',
    names: (model) => [
        'services',
        ...[...model.contexts, ...model.services].map((element) => `services:${element.id}`),
    ],
    build({ model, name, subject, declared, findings, hops }) {
        const options = servicesOptions(name, findings);
        if (declared) {
            return chosen(
                model,
                hops === undefined ? declared : { ...declared, depth: hops },
                declaredWhole(model, declared, options),
            );
        }
        if (subject === undefined) {
            return servicesView(model, options);
        }
        const id = findSubject(model, subject);
        if (id === undefined) {
            return undefined;
        }
        const titled = { ...options, title: `Services · ${id}` };
        const choice = neighbourhood(servicesView(model, titled), seedsOf(model, id), hops ?? 1);
        return finishView(model, choice.nodes, choice.edges, titled, []);
    },
};

/** How services are drawn when nothing else is asked for. */
export function servicesOptions(view: string, findings: FindingMarks | undefined): ServicesViewOptions {
    return { view, title: 'Services', groupBy: 'context', direction: 'right', findings };
}

/** Id of the context or service of this qualified name, or of the only one whose name ends so. */
function findSubject(model: ArchitectureModel, name: string): string | undefined {
    const ids = [...model.contexts, ...model.services].map((element) => element.id);
    if (ids.includes(name)) {
        return name;
    }
    const [only, ...others] = ids.filter((id) => id.endsWith(`.${name}`));
    return others.length === 0 ? only : undefined;
}
