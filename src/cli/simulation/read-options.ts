import { isQuantity, parseQuantity } from '../../../language/quantity.ts';
import { LOAD_EXAMPLES, readLoad } from '../../experiments/read-load.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { Load } from '../../model/scenario.ts';
import { CommandFailure } from '../command-failure.ts';

/**
 * Reads the load of `--load`.
 *
 * @throws CommandFailure when it is none
 */
export async function readWantedLoad(text: string): Promise<Load> {
    const reading = await readLoad(text);
    if (reading.ok) {
        return reading.load;
    }
    const [, load, duration] = /^(.+?)\s+for\s+(\S+)$/.exec(text) ?? [];
    if (duration !== undefined) {
        throw new CommandFailure(
            `\`--load ${text}\` is no load: how long it lasts is said by \`--for\`.`,
            `Write it as --load "${load}" --for ${duration}.`,
        );
    }
    const { reason } = reading;
    throw new CommandFailure(
        `\`--load ${text}\` is no load${reason === undefined ? '.' : `: ${reason}`}`,
        `Write it as the language does: ${LOAD_EXAMPLES}.`,
    );
}

/**
 * Reads a duration: `5min`, `500ms`, `0ms`.
 *
 * @param option what it is given to, for the message
 * @param least what is less makes no sense there; `more than nothing` where nothing does not, either
 * @throws CommandFailure when it is none, or too short
 */
export function readDuration(
    option: string,
    text: string,
    least: 'nothing' | 'more than nothing' = 'nothing',
): Milliseconds {
    const parsed = parseQuantity(text.replace(/^-/, ''));
    if (!isQuantity(parsed) || parsed.dimension !== 'duration') {
        const example = /^-?\d+$/.test(text) ? `${text.replace('-', '')}s or ${text.replace('-', '')}ms` : EXAMPLES;
        throw new CommandFailure(`\`${option} ${text}\` is no duration.`, `Write a number with its unit: ${example}.`);
    }
    if (text.startsWith('-') && parsed.value > 0) {
        throw new CommandFailure(
            `\`${option} ${text}\` is less than nothing.`,
            `Write it without the minus: ${EXAMPLES}.`,
        );
    }
    if (least === 'more than nothing' && parsed.value === 0) {
        throw new CommandFailure(
            `\`${option} ${text}\` leaves no time to see anything in.`,
            `Write more: ${EXAMPLES}.`,
        );
    }
    return parsed.value;
}

const EXAMPLES = '5min, 30s or 500ms';
