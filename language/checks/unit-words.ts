import { type Dimension, UNITS } from '../../src/model/quantities.ts';
import { nearestWord } from '../near-words.ts';

/** Units as people write them elsewhere, and what they are here. */
const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map(
    Object.entries({
        µs: 'us',
        μs: 'us',
        micros: 'us',
        msec: 'ms',
        msecs: 'ms',
        millis: 'ms',
        milliseconds: 'ms',
        sec: 's',
        secs: 's',
        second: 's',
        seconds: 's',
        m: 'min',
        mins: 'min',
        minute: 'min',
        minutes: 'min',
        hr: 'h',
        hrs: 'h',
        hour: 'h',
        hours: 'h',
        day: 'd',
        days: 'd',
        '/sec': '/s',
        '/second': '/s',
        '/m': '/min',
        '/minute': '/min',
        '/hr': '/h',
        '/hour': '/h',
        '/day': '/d',
        rps: '/s',
        qps: '/s',
        tps: '/s',
        rpm: '/min',
        percent: '%',
        pct: '%',
        b: 'B',
        bytes: 'B',
        k: 'KB',
        K: 'KB',
        kb: 'KB',
        kB: 'KB',
        M: 'MB',
        mb: 'MB',
        G: 'GB',
        gb: 'GB',
        T: 'TB',
        tb: 'TB',
        Ki: 'KiB',
        Mi: 'MiB',
        Gi: 'GiB',
        Ti: 'TiB',
    }),
);

/** The unit that an unknown one is meant to be, best one of the dimension that belongs there. */
export function meantUnit(unit: string, dimension: Dimension): string | undefined {
    const wanted = Object.keys(UNITS[dimension]);
    const spelt = OTHER_SPELLINGS.get(unit) ?? OTHER_SPELLINGS.get(unit.toLowerCase());
    if (spelt !== undefined) {
        return spelt;
    }
    return unit.length < 2 ? wanted.find((known) => known === unit.toLowerCase()) : nearestWord(unit, wanted);
}

/** A dimension with its article. */
export const A_DIMENSION: Readonly<Record<Dimension, string>> = {
    duration: 'a duration',
    rate: 'a rate',
    share: 'a percentage',
    size: 'a size',
    count: 'a plain number',
};

/** A quantity of a dimension, for messages. */
export const SAMPLE: Readonly<Record<Dimension, string>> = {
    duration: '300ms',
    rate: '200/s',
    share: '10%',
    size: '512MiB',
    count: '3',
};

/** The units that a number without one most likely lacks. */
export const USUAL_UNITS: Readonly<Record<Dimension, readonly string[]>> = {
    duration: ['ms', 's'],
    rate: ['/s'],
    share: ['%'],
    size: ['KiB', 'MiB'],
    count: [],
};
