import { type Command, InvalidArgumentError, Option } from 'commander';
import { addCommand, examples, formatOrFileOption, type Run } from './command-parts.ts';
import { helpText } from './help-text.ts';
import type { SimulateOptions } from './simulate.ts';
import { SIMULATION_FORMAT_NAMES } from './simulation/format-names.ts';
import type { Terminal } from './terminal.ts';

/** Adds `simulate` to a command line. */
export function addSimulate(program: Command, terminal: Terminal, run: Run): void {
    addCommand(program, 'simulate', 'run experiments on the model, and judge them')
        .argument('[experiment...]', 'experiments to run (default: all); a file or folder is the project')
        .option(
            '-p, --project <path>',
            'the project, as its folder or one of its models (default: the working directory)',
        )
        .option('--scenario <name>', 'run this scenario, without any experiment')
        .option('--load <load>', 'with --scenario: what arrives, as the language writes it (default: its own load)')
        .option('--for <duration>', 'with --scenario: how long (default: 5min)')
        .option('--warmup <duration>', 'with --scenario: time at the start that is not measured')
        .option('--network <duration>', 'delay of each message, in each direction (default: as set, else 0.5ms)')
        .option(
            '--seed <number>',
            'where all random draws come from; the same gives the same result (default: 1)',
            readSeed,
        )
        .option('--replications <number>', 'independent runs (default: 10; of a scenario 1)', readReplications)
        .option('--no-counterfactuals', 'do not look for changes with which a failed experiment passes')
        .addOption(formatOrFileOption(SIMULATION_FORMAT_NAMES, 'text'))
        .addOption(new Option('-o, --output <file>', 'file to write to (default: standard output)'))
        .addHelpText(
            'after',
            helpText(
                terminal,
                `
An experiment passes or fails with the confidence of its replications: what lies too near to its bound, or
was seen too seldom, is inconclusive, and the report says how much more would tell.

Exit codes:
  0  all pass, or a scenario was run
  1  an experiment fails, or there are errors elsewhere in the text
  2  wrong usage, or something could not be run
  3  none fails, but at least one is inconclusive
${examples('firebreak simulate', 'firebreak simulate KillOneOrder --seed 7 --format json', 'firebreak simulate --scenario Purchase --load 200/s --for 5min', 'firebreak simulate examples/shop --format junit -o experiments.xml')}`,
            ),
        )
        .action((names: string[], options: SimulateOptions) =>
            run(async () => (await import('./simulate.ts')).simulate(terminal, names, options)),
        );
}

/** Largest seed: the draws begin with 32 bits. */
const LARGEST_SEED = 2 ** 32 - 1;
/** More would take longer than anybody waits. */
const MOST_REPLICATIONS = 1000;

function readSeed(text: string): number {
    if (!/^\d{1,10}$/.test(text) || Number(text) > LARGEST_SEED) {
        throw new InvalidArgumentError(`It must be a whole number from 0 to ${LARGEST_SEED}.`);
    }
    return Number(text);
}

function readReplications(text: string): number {
    if (!/^[1-9]\d{0,3}$/.test(text) || Number(text) > MOST_REPLICATIONS) {
        throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_REPLICATIONS}.`);
    }
    return Number(text);
}
