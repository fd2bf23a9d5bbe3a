import type { ArchitectureModel } from '../../model/architecture.ts';
import { chosen, declaredWhole, seedsOf } from './declared-view.ts';
import type { FindingMarks } from './finding-marks.ts';
import { neighbourhood } from './narrow.ts';
import { finishView, type ServicesViewOptions, servicesView } from './services.ts';
import { dockedStores } from './store-docking.ts';
import type { ViewFamily } from './view-family.ts';

/**
 * `services`, `services:<context>` with its neighbours, `services:<service>` with its neighbourhood; any other element
 * has one too.
 */
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
        const hosts = dockedStores(model);
        const seeds = new Set([...seedsOf(model, id)].map((seed) => hosts.get(seed) ?? seed));
        const choice = neighbourhood(servicesView(model, titled), seeds, hops ?? 1);
        return finishView(model, choice.nodes, choice.edges, titled, []);
    },
};

/** How services are drawn when nothing else is asked for. */
export function servicesOptions(view: string, findings: FindingMarks | undefined): ServicesViewOptions {
    return { view, title: 'Services', groupBy: 'context', direction: 'right', findings };
}

/** Id of the element of this qualified name, or of the only one whose name ends so, contexts and services before others. */
function findSubject(model: ArchitectureModel, name: string): string | undefined {
    const main = [...model.contexts, ...model.services];
    const others = [...model.clients, ...model.externals, ...model.stores, ...model.brokers, ...model.topics];
    const all = [...main, ...others].map((element) => element.id);
    if (all.includes(name)) {
        return name;
    }
    for (const elements of [main, others]) {
        const [only, ...more] = elements.map((element) => element.id).filter((id) => id.endsWith(`.${name}`));
        if (only !== undefined) {
            return more.length === 0 ? only : undefined;
        }
    }
    return undefined;
}
