import type { DeploymentUnit } from '../../model/deployment.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Fix } from '../finding.ts';
import { takeOutOfList } from './take-out-of-list.ts';

/** A fix that leaves a unit the first of these services and gives each other one a unit of its own behind it. */
export function splitUnit(index: ModelIndex, unit: DeploymentUnit, services: readonly string[]): readonly Fix[] {
    const [first, ...moved] = unit.runsAt.map(({ service }) => service).filter((service) => services.includes(service));
    const edits = takeOutOfList(unit.runsAt, (service) => moved.includes(service));
    const deployment = unit.id.slice(0, -unit.name.length);
    const names = moved.map((service) => index.services.get(service)?.name ?? service);
    const taken = names.some((name, place) => index.elements.has(deployment + name) || names.indexOf(name) !== place);
    if (first === undefined || !edits || taken) {
        return [];
    }
    const { uri, extent } = unit.source;
    const indent = ' '.repeat(extent.start.character);
    const units = moved.map((service, place) => `\n${indent}unit ${names[place]} { runs ${service} }`);
    return [
        {
            title: `Run ${names.join(' and ')} apart`,
            safe: false,
            edits: [...edits, { uri, range: { start: extent.end, end: extent.end }, newText: units.join('') }],
        },
    ];
}
