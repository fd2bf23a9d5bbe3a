import { z } from 'zod';
import type { DeploymentUnit } from '../model/deployment.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { listedUpTo } from '../model/wording.ts';
import { naming } from './analysis/naming.ts';
import { splitUnit } from './fixes/split-unit.ts';
import { defineRule } from './rule.ts';

/** Finds containers, pods and the like in which several services live; see `multiple-services-per-container.md`. */
export const multipleServicesPerContainer = defineRule({
    id: 'multiple-services-per-container',
    category: 'coupling',
    severity: 'warning',
    summary: 'A container or pod that runs two or more services',
    fixable: true,
    sources: [
        'Neri, Soldani, Zimmermann, Brogi 2019 (10.1007/s00450-019-00407-8): multiple services in one container',
        'KubeFreshener, CLOSER 2023',
        'Tighilt et al., JSS 204:111755: multiple services per host',
    ],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        for (const unit of index.model.deployments.flatMap((deployment) => deployment.units)) {
            const services = businessServices(index, unit);
            if (services.length < 2) {
                continue;
            }
            const names = services.map((service) => `\`${nameOf(service)}\``);
            yield {
                severity: 'warning',
                message: `Unit \`${unit.name}\` runs ${services.length} services: ${listedUpTo(names, 8, 'services')}. They start, stop, scale and crash together.`,
                source: unit.source,
                element: unit.id,
                decisive: services,
                related: unit.runsAt
                    .filter(({ service }) => services.includes(service))
                    .map(({ service, source }) => ({
                        message: `\`${nameOf(service)}\` runs in it`,
                        source,
                        element: service,
                    })),
                fixes: splitUnit(index, unit, services),
            };
        }
    },
});

/** Roles of what stands beside a service to serve it: ambassadors, adapters, agents. */
const BESIDE: ReadonlySet<string> = new Set(['infrastructure', 'acl', 'sidecar', 'ambassador', 'adapter']);

/** What a unit runs for its own sake: services and monoliths, but no proxies, adapters or other sidecars. */
function businessServices(index: ModelIndex, unit: DeploymentUnit): readonly string[] {
    const sidecars = new Set(unit.sidecars);
    return unit.runs.filter((id) => {
        const service = index.services.get(id);
        return (
            service !== undefined &&
            (service.kind === 'service' || service.kind === 'monolith') &&
            !BESIDE.has(service.role) &&
            !sidecars.has(id) &&
            !sidecars.has(service.name)
        );
    });
}
