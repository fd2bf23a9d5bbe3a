import * as z from 'zod';
import { isQuantity, parseQuantity } from '../../../language/quantity.ts';
import type { Dimension } from '../../model/quantities.ts';
import {
    DEADLINE_READINGS,
    DEFAULT_SIMULATION_SETTINGS,
    type SimulationSettings,
} from '../../simulation/plan/simulation-settings.ts';
import type { JsonPath } from './config-text.ts';

/** A reader for the shape of the section `simulation`, from which its JSON schema is made. */
export function simulationShape() {
    return z
        .strictObject({
            network: z
                .string()
                .regex(/^\d+(\.\d+)?(us|ms|s|min|h|d)$/)
                .describe('Time that each message needs between two elements, in each direction ("0.5ms" unless said).')
                .optional(),
            deadlines: z
                .enum(DEADLINE_READINGS)
                .describe(
                    'Who hands on the time that is left: those of which the model says so, or every service of which it says nothing, too ("as-modelled" unless said).',
                )
                .optional(),
            cancelsAbandonedWork: z
                .boolean()
                .describe('Work whose caller has gone is given up, instead of running on (false unless said).')
                .optional(),
            killedAtMemory: z
                .string()
                .regex(/^\d+(\.\d+)?%$/)
                .describe('Use of memory above which a replica is killed ("90%" unless said).')
                .optional(),
        })
        .describe('What a simulation takes for granted about the world around the model.');
}

/** Something wrong in the section, with its place from the top of the file. */
export interface SimulationProblem {
    readonly path: JsonPath;
    readonly isKey?: true;
    readonly message: string;
}

/** Reads the section `simulation`; what is wrong is reported and left out. */
export function readSimulationSection(written: unknown): {
    readonly simulation: SimulationSettings;
    readonly problems: readonly SimulationProblem[];
} {
    const section = z.record(z.string(), z.unknown()).safeParse(written ?? {});
    if (!section.success) {
        const message = 'The settings of the simulation are an object: { "network": "0.5ms" }.';
        return { simulation: DEFAULT_SIMULATION_SETTINGS, problems: [{ path: ['simulation'], message }] };
    }
    const problems: SimulationProblem[] = [];
    const known = Object.keys(simulationShape().shape);
    for (const key of Object.keys(section.data)) {
        if (!known.includes(key)) {
            const message = `The simulation has no setting \`${key}\`. There are ${known.map((name) => `\`${name}\``).join(', ')}.`;
            problems.push({ path: ['simulation', key], isKey: true, message });
        }
    }
    const read = <T>(key: string, usual: T, understood: (value: unknown) => T | undefined, message: string): T => {
        const value = section.data[key];
        const own = value === undefined ? usual : understood(value);
        if (own === undefined) {
            problems.push({ path: ['simulation', key], message });
        }
        return own ?? usual;
    };
    const usual = DEFAULT_SIMULATION_SETTINGS;
    const readings = DEADLINE_READINGS.map((reading) => `"${reading}"`).join(' or ');
    const simulation: SimulationSettings = {
        networkDelay: read('network', usual.networkDelay, durationOf, 'Write a duration, such as "0.5ms" or "0ms".'),
        deadlines: read(
            'deadlines',
            usual.deadlines,
            (value) => DEADLINE_READINGS.find((reading) => reading === value),
            `Write ${readings}.`,
        ),
        cancelsAbandonedWork: read(
            'cancelsAbandonedWork',
            usual.cancelsAbandonedWork,
            (value) => (typeof value === 'boolean' ? value : undefined),
            'Write true or false.',
        ),
        killedAtMemory: read(
            'killedAtMemory',
            usual.killedAtMemory,
            shareOf,
            'Write a share of the memory, more than "0%" and at most "100%".',
        ),
    };
    return { simulation, problems };
}

function durationOf(value: unknown): number | undefined {
    return quantityOf(value, 'duration');
}

function shareOf(value: unknown): number | undefined {
    const share = quantityOf(value, 'share');
    return share !== undefined && share > 0 && share <= 1 ? share : undefined;
}

function quantityOf(value: unknown, dimension: Dimension): number | undefined {
    const quantity = parseQuantity(typeof value === 'string' ? value : '');
    const fits = isQuantity(quantity) && quantity.dimension === dimension && quantity.value >= 0;
    return fits ? quantity.value : undefined;
}
