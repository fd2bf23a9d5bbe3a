import { describe, expect, it } from 'vitest';
import { replayOf } from '../../../src/experiments/replay.ts';
import { recordOf, repeated, serverOf } from '../simulation/run-of.ts';

const call = {
    id: 'a->b',
    source: 'a',
    target: 'b',
    calls: [5, 5, 5, 5],
    attempts: [5, 6, 7, 8],
    failures: [0, 1, 2, 3],
    refused: [0, 0, 1, 0],
    fallbacks: [0, 0, 0, 0],
};

describe('a run for the diagram', () => {
    const replay = replayOf(
        recordOf(repeated(4, { times: [1] }), {
            calls: [call],
            servers: [
                serverOf('Client', 4, { kind: 'client' }),
                serverOf('steady', 4),
                serverOf('killed', 4, { replicas: [3, 2, 2, 3] }),
            ],
            breakers: [
                { call: 'a->b', source: 'a', target: 'b', instance: 1, changes: [{ at: 1200, to: 'open' }] },
                { call: 'a->b', source: 'a', target: 'b', instance: 2, changes: [] },
                { call: 'b->c', source: 'b', target: 'c', instance: 1, changes: [] },
            ],
        }),
    );

    it('counts what is refused among what fails', () => {
        expect(replay.calls).toEqual([{ id: 'a->b', attempts: [5, 6, 7, 8], failures: [0, 1, 3, 3] }]);
    });

    it('tells of replicas only where their number changes, and of clients nothing', () => {
        expect(replay.replicas).toEqual([{ id: 'killed', up: [3, 2, 2, 3] }]);
        expect(replay.servers.map(({ id }) => id)).toEqual(['steady', 'killed']);
    });

    it('tells which part of the breakers of a call is open in the middle of each interval', () => {
        expect(replay.breakers).toEqual([{ id: 'a->b', open: [0, 0.5, 0.5, 0.5] }]);
    });

    it('keeps to a few hundred moments, however long the run', () => {
        const long = replayOf(recordOf(repeated(3000, { times: [1] })));
        expect(long.interval).toBe(5000);
    });
});
