import { describe, expect, it } from 'vitest';
import { replayMarks } from '../../../../src/extension/experiments/replay-marks.ts';
import type { Replay } from '../../../../src/protocol/simulation/experiments.ts';

const replay: Replay = {
    interval: 1000,
    duration: 4000,
    calls: [
        { id: 'a->b', attempts: [100, 100, 100, 0], failures: [0, 0, 50, 0] },
        { id: 'b->c', attempts: [10, 30, 60, 0], failures: [0, 1, 0, 0] },
    ],
    replicas: [{ id: 'b', up: [3, 2, 0, 3] }],
    servers: [{ id: 'c', inUse: [0.2, 1, 1, 0], waiting: [0, 0, 5, 0] }],
    breakers: [{ id: 'b->c', open: [0, 0, 0.5, 0] }],
};

describe('a moment of a run on the diagram', () => {
    it('shows load against the busiest call of the whole run', () => {
        expect(replayMarks(replay, 0)).toEqual([
            { id: 'a->b', state: 'load-4' },
            { id: 'b->c', state: 'load-1' },
        ]);
        expect(replayMarks(replay, 1999)).toEqual([
            { id: 'a->b', state: 'load-4' },
            { id: 'b->c', state: 'load-3' },
            { id: 'b', state: 'fewer' },
        ]);
    });

    it('shows what fails, waits, is open and is down', () => {
        expect(replayMarks(replay, 2000)).toEqual([
            { id: 'a->b', state: 'load-4' },
            { id: 'a->b', state: 'failing' },
            { id: 'b->c', state: 'load-4' },
            { id: 'b->c', state: 'open' },
            { id: 'c', state: 'full' },
            { id: 'b', state: 'down' },
        ]);
    });

    it('shows nothing where nothing happens, and the end behind the end', () => {
        expect(replayMarks(replay, 3500)).toEqual([]);
        expect(replayMarks(replay, 99_000)).toEqual([]);
        expect(replayMarks({ ...replay, calls: [], replicas: [], servers: [], breakers: [] }, 0)).toEqual([]);
    });
});
