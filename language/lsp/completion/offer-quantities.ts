import { CompletionItemKind } from 'vscode-languageserver';
import { type Dimension, UNITS } from '../../../src/model/quantities.ts';
import { METRIC_BOUNDS, QUANTITY_PLACES } from '../../checks/quantity-places.ts';
import { A_DIMENSION, SAMPLE, USUAL_UNITS } from '../../checks/unit-words.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Offer } from './offer.ts';
import type { NextWord } from './read-sentences.ts';

/** The percentiles that people speak of. */
const PERCENTILES = ['p50', 'p90', 'p95', 'p99', 'p99.9'];

/** Offers percentiles where one may stand. */
export function offerPercentiles({ expected }: NextWord): Offer[] {
    return expected.terminal === 'PERCENTILE'
        ? PERCENTILES.map((label, rank) => offer(label, `${label.slice(1)} of 100 keep below`, rank))
        : [];
}

/** Offers the units that fit behind a number, or one example where none has been written. */
export function offerQuantities(place: CompletionPlace, { expected, rules }: NextWord): Offer[] {
    const dimension = dimensionAt(place, expected.rule, expected.property);
    const number = /^-?\d+(?:\.\d+)?/.exec(place.word.text)?.[0];
    if (expected.terminal !== 'QUANTITY' || dimension === undefined) {
        return [];
    }
    if (number === undefined && expected.rule === 'Times') {
        return [offer('2 times', rules.includes('LoopSteps') ? 'repeated so often' : 'called so often', 2)];
    }
    if (number === undefined) {
        return [offer(SAMPLE[dimension], A_DIMENSION[dimension], 0)];
    }
    const usual = USUAL_UNITS[dimension];
    return Object.keys(UNITS[dimension])
        .filter((unit) => unit !== '')
        .map((unit) =>
            offer(`${number}${unit}`, UNIT_NAMES[unit] ?? unit, usual.includes(unit) ? usual.indexOf(unit) : 9),
        );
}

function dimensionAt({ sentence }: CompletionPlace, rule: string, property: string | undefined): Dimension | undefined {
    if (rule === 'MetricExpectation') {
        const metric = sentence.findLast((word) => Object.hasOwn(METRIC_BOUNDS, word));
        return metric === undefined ? undefined : METRIC_BOUNDS[metric]?.dimension;
    }
    return QUANTITY_PLACES[rule]?.[property ?? '']?.dimension;
}

function offer(label: string, detail: string, rank: number): Offer {
    return { label, kind: CompletionItemKind.Unit, detail, rank };
}

const UNIT_NAMES: Readonly<Record<string, string>> = {
    us: 'microseconds',
    ms: 'milliseconds',
    s: 'seconds',
    min: 'minutes',
    h: 'hours',
    d: 'days',
    '/s': 'a second',
    '/min': 'a minute',
    '/h': 'an hour',
    '/d': 'a day',
    '%': 'percent',
    B: 'bytes',
    KB: 'thousand bytes',
    MB: 'million bytes',
    GB: 'billion bytes',
    TB: 'trillion bytes',
    KiB: '1,024 bytes',
    MiB: '1,024 KiB',
    GiB: '1,024 MiB',
    TiB: '1,024 GiB',
};
