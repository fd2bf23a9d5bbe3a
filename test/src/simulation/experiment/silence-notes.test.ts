import { describe, expect, it } from 'vitest';
import { silenceNotes } from '../../../../src/simulation/experiment/silence-notes.ts';
import type { PlannedLoad } from '../../../../src/simulation/plan/simulation-plan.ts';
import { type Interval, planOf, recordOf, repeated } from '../run-of.ts';

const AT_A_RATE: PlannedLoad['load'] = { shape: 'poisson', rate: 100 };
const USERS: PlannedLoad['load'] = { shape: 'closed', users: 10, think: 100 };

function notesOf(load: PlannedLoad['load'], ...replications: readonly (readonly Interval[])[]) {
    const plan = planOf(100, { loads: [{ scenario: 'Purchase', load, duration: 100_000, work: 0 }] });
    const runs = replications.map((intervals) => ({ plan, record: recordOf(intervals) }));
    return silenceNotes(runs, (id) => id);
}

describe('a silence', () => {
    const calm = { times: [50, 50] };
    const asked = { times: [], arrivals: 2 };
    const told = 'From 0:40 to 1:10 nobody was answered who asked for Purchase.';

    it('is told with its time, in whichever replication it was', () => {
        const silent = [...repeated(40, calm), ...repeated(30, asked), ...repeated(30, calm)];
        expect(notesOf(AT_A_RATE, repeated(100, calm), silent)).toEqual([told]);
    });

    it('of users who wait hides itself, which is told', () => {
        const silent = [
            ...repeated(39, calm),
            { times: [50], arrivals: 3 },
            ...repeated(30, { times: [] }),
            ...repeated(30, calm),
        ];
        expect(notesOf(USERS, silent)).toEqual([
            `${told} Users who wait ask nothing more, so its errors and percentiles look better than it was; expect a \`throughput\`, or load at a rate.`,
        ]);
    });

    it('is none where nobody asks, or somebody is answered now and then', () => {
        expect(notesOf(AT_A_RATE, [...repeated(40, calm), ...repeated(60, { times: [] })])).toEqual([]);
        const halting = Array.from({ length: 100 }, (_, at) => (at % 5 === 0 ? calm : asked));
        expect(notesOf(AT_A_RATE, halting)).toEqual([]);
    });
});
