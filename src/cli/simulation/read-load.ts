import { URI } from 'langium';
import { isQuantity, parseQuantity } from '../../../language/quantity.ts';
import type { Milliseconds } from '../../model/quantities.ts';
import type { Load } from '../../model/scenario.ts';
import { buildProjects } from '../../project/build-projects.ts';
import { DEFAULT_CONFIG } from '../../project/config/project-config.ts';
import { CommandFailure } from '../command-failure.ts';

/**
 * Reads a load as the language writes it: `200/s`, `ramp 50/s..500/s over 2min`, `200 users think 2s`.
 *
 * @throws CommandFailure when it is none
 */
export async function readLoad(text: string): Promise<Load> {
    if (/[{}\r\n"/]{2}|[{}\r\n"]/.test(text)) {
        throw noLoad(text);
    }
    const uri = URI.parse('load:/load.fbk');
    const model = `client Client\nscenario Load {\nload ${text}\n}\n`;
    const [built] = await buildProjects([
        {
            root: uri,
            config: DEFAULT_CONFIG,
            isConfigured: false,
            models: [{ uri, text: model }],
            ignored: [],
            problems: [],
        },
    ]);
    const problem = built?.problems.find(({ severity }) => severity === 'error');
    const load = built?.model.scenarios[0]?.load;
    if (problem || !load) {
        throw noLoad(text, problem?.message);
    }
    return load;
}

function noLoad(text: string, reason?: string): CommandFailure {
    return new CommandFailure(
        `\`--load ${text}\` is no load${reason === undefined ? '.' : `: ${reason}`}`,
        'Write it as the language does: 200/s, constant 50/s, "ramp 50/s..500/s over 2min", "burst 1000 every 30s", "200 users think 2s".',
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
