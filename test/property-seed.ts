import process from 'node:process';
import fc from 'fast-check';

/**
 * Property tests try the same inputs in every run, so that a change that breaks nothing never fails. To look for more,
 * run with `PROPERTY_SEED=random`, or with the seed that a failure has named.
 */
const { PROPERTY_SEED = '2026' } = process.env;
if (PROPERTY_SEED !== 'random') {
    fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(PROPERTY_SEED) });
}
