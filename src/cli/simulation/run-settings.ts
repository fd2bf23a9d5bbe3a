import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Milliseconds } from '../../model/quantities.ts';
import type { Load } from '../../model/scenario.ts';
import type { SimulationSettings } from '../../simulation/plan/simulation-settings.ts';
import { CommandFailure } from '../command-failure.ts';
import { DASH } from '../file-names.ts';
import type { SimulateOptions } from '../simulate.ts';
import type { Terminal } from '../terminal.ts';
import { readDuration, readWantedLoad } from './read-options.ts';

/**
 * Tells names of experiments from a path, which no name looks like unless a file is called so.
 *
 * @throws CommandFailure when there are several paths
 */
export function placeAndNames({ workingDirectory }: Terminal, args: readonly string[], project: string | undefined) {
    if (project !== undefined) {
        return { path: project, names: args };
    }
    const isPath = (arg: string) =>
        arg === DASH || /[/\\]|\.fbk$/.test(arg) || existsSync(resolve(workingDirectory, arg));
    const [path, ...others] = args.filter(isPath);
    if (others.length > 0) {
        throw new CommandFailure(`\`${path}\` and \`${others[0]}\` are both paths; one project is run at a time.`);
    }
    return { path: path ?? '.', names: args.filter((arg) => !isPath(arg)) };
}

/** A scenario to be run, as it was asked for. */
export interface NamedScenario {
    readonly name: string;
    readonly load?: Load;
    readonly duration?: Milliseconds;
    readonly warmup?: Milliseconds;
}

/** What the options say about a run. */
export interface RunSettings {
    readonly world: Partial<SimulationSettings>;
    readonly scenario?: NamedScenario;
}

/**
 * Reads what the options say about a run.
 *
 * @throws CommandFailure when they contradict each other, or one cannot be read
 */
export async function readRunSettings(
    { scenario, load, network, warmup, for: duration }: SimulateOptions,
    names: readonly string[],
): Promise<RunSettings> {
    const world = network === undefined ? {} : { networkDelay: readDuration('--network', network) };
    if (scenario === undefined) {
        const [stray] = Object.entries({ load, for: duration, warmup }).filter(([, value]) => value !== undefined);
        if (stray) {
            throw new CommandFailure(
                `\`--${stray[0]}\` says how a scenario is run, but there is no \`--scenario\`.`,
                'Experiments say themselves how long they last and what arrives.',
            );
        }
        return { world };
    }
    if (names.length > 0) {
        throw new CommandFailure(
            `Run either the experiment ${names[0]} or the scenario ${scenario}, not both at once.`,
        );
    }
    const wanted: NamedScenario = {
        name: scenario,
        ...(load === undefined ? {} : { load: await readWantedLoad(load) }),
        ...(duration === undefined ? {} : { duration: readDuration('--for', duration, 'more than nothing') }),
        ...(warmup === undefined ? {} : { warmup: readDuration('--warmup', warmup) }),
    };
    return { world, scenario: wanted };
}
