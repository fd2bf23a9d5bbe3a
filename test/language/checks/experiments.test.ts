import { describe, it } from 'vitest';
import { expectNoProblems, expectProblems } from '../../problems.ts';

describe('experimentChecks', () => {
    it('finds an experiment without load', async () => {
        await expectProblems('service s\nexperiment «E» { at 10s kill 1 of s }', [
            [
                'check/experiment-without-load',
                'An experiment needs load, else nothing can be seen: add `load Purchase 50/s for 5min`.',
            ],
        ]);
    });

    it('finds steps when the load is over, and faults that outlast it', async () => {
        await expectProblems('service s\nexperiment E { load 5/s for 1min\n at «60s» kill 1 of s }', [
            ['check/step-after-load', 'At 60s the load is over, which lasts 1min: step in earlier, or load longer.'],
        ]);
        await expectProblems('service s\nexperiment E { load 5/s for 1min\n at 50s kill 1 of s for «20s» }', [
            [
                'check/step-outlasts-load',
                'This goes on until 70s, but the load ends after 1min: the recovery would not be seen.',
                'warning',
            ],
        ]);
    });

    it('finds connections of a thing with itself', async () => {
        await expectProblems('service s\nexperiment E { load 5/s\n at 5s partition s from «s» }', [
            ['check/same-ends', 'This names `s` twice: name the two ends of a connection.'],
        ]);
    });

    it('takes steps while some load goes on', async () => {
        await expectNoProblems(`
            service s
            service t
            experiment E { load 5/s for 1min  load 6/s for 2min  at 90s kill all of s for 30s  at 5s delay s to t by 1s }
            experiment F { load 5/s  at 90s kill 1 of s }
        `);
    });
});
