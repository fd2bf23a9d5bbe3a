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

    it('finds loads of which nobody says how much arrives, and loads of nothing', async () => {
        await expectProblems(
            'client c { calls s }\nservice s\nscenario P { c calls s }\nexperiment E { load «P» for 1min }',
            [
                [
                    'check/scenario-without-load',
                    'Scenario `P` says no load of its own: say how much arrives, as in `load P 50/s`.',
                ],
            ],
        );
        await expectProblems('experiment E { load «ramp 0/s..0/s over 1min» for 1min }', [
            ['check/load-of-nothing', 'A load of nothing shows nothing: let something arrive, such as `50/s`.'],
        ]);
    });

    it('finds warm-ups that leave nothing to measure', async () => {
        await expectProblems('experiment E { load 5/s for 1min warmup «60s» }', [
            [
                'check/warmup-outlasts-load',
                'The warm-up takes 60s and the load 1min, so nothing would be measured: warm up for less, or load longer.',
            ],
        ]);
    });

    it('finds recovery from nothing', async () => {
        await expectProblems('experiment E { load 5/s for 1min  expect { «recovery within 5s» } }', [
            [
                'check/recovery-without-fault',
                'There is nothing to recover from: add a step that breaks something, as in `at 60s kill 1 of …`, or leave this out.',
            ],
        ]);
    });

    it('finds recovery of nothing in particular', async () => {
        await expectProblems(
            'service s\nexperiment E { load 5/s  at 5s kill 1 of s  expect { «recovery within 5s» } }',
            [
                [
                    'check/recovery-without-steady',
                    'Nobody says what is steady, so nothing can recover: add `steady { … }` with what has to hold again.',
                    'warning',
                ],
            ],
        );
    });

    it('finds loads of scenarios that nobody begins', async () => {
        await expectProblems(
            `service s { query q }
            service nightly { role job }
            scenario Nobody { load 5/s }
            scenario Inside { par { s calls nightly } }
            scenario Job { nightly calls s }
            experiment E { load «Nobody»  load «Inside» 5/s  load Job 5/s }`,
            [
                [
                    'check/scenario-starts-nowhere',
                    'Scenario `Nobody` does nothing: write whom its client calls, as in `Shopper calls Shop`.',
                    'warning',
                ],
                [
                    'check/scenario-starts-nowhere',
                    'Scenario `Inside` begins at `s`, which nobody calls: begin with a client, as in `Shopper calls s`, or say that `s` is a job (`role job`).',
                    'warning',
                ],
            ],
        );
    });

    it("takes a scenario's own load", async () => {
        await expectNoProblems(`
            client c { calls s }
            service s
            scenario P { c calls s  load 5/s }
            experiment E { load P for 1min warmup 5s }
            experiment F { load P 9/s }
            experiment G { load P }
        `);
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
