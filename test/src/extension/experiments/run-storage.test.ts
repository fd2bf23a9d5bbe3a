import { describe, expect, it } from 'vitest';
import type { FinishedRun } from '../../../../src/extension/experiments/run-experiments.ts';
import { createRunStorage, type RunFiles } from '../../../../src/extension/experiments/run-storage.ts';

function finished(number: number, markup = '<article></article>'): FinishedRun {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    return {
        run: `run-${number}`,
        number,
        experiment: { project: 'file:///p', id: 'Calm', location: { uri: 'file:///p/a.fbk', range }, expectations: [] },
        outcome: {
            outcome: 'judged',
            verdict: 'pass',
            summary: 'Buy at 2/s for 1 min',
            expectations: [],
            explanation: [],
            markup,
            styles: '',
            replay: { interval: 1000, duration: 60_000, calls: [], replicas: [], servers: [], breakers: [] },
        },
    };
}

function folder(texts = new Map<string, string>()) {
    const files: RunFiles = {
        list: async () => [...texts.keys()],
        read: async (name) => texts.get(name) ?? '',
        write: async (name, text) => void texts.set(name, text),
        remove: async (name) => void texts.delete(name),
    };
    return { texts, storage: createRunStorage(files) };
}

describe('the runs that outlive a window', () => {
    it('come back as they were, newest first', async () => {
        const { texts, storage } = folder();
        for (const number of [9, 10, 11]) {
            await storage.keep(finished(number));
        }
        expect(await folder(texts).storage.load()).toEqual([finished(11), finished(10), finished(9)]);
    });

    it('are twenty at most', async () => {
        const { texts, storage } = folder();
        for (let number = 1; number <= 25; number++) {
            await storage.keep(finished(number));
        }
        expect(texts.size).toBe(20);
        expect((await storage.load()).map(({ number }) => number).at(-1)).toBe(6);
    });

    it('are none of those whose file was cut off, or is from a version that wrote something else', async () => {
        const texts = new Map([
            ['run-3.json', JSON.stringify(finished(3)).slice(0, 100)],
            ['run-2.json', '{"run":"run-2","number":2,"result":{}}'],
            ['run-1.json', JSON.stringify(finished(1))],
            ['notes.txt', 'not ours'],
        ]);
        const { storage } = folder(texts);
        expect(await storage.load()).toEqual([finished(1)]);
        expect([...texts.keys()]).toEqual(['run-1.json', 'notes.txt']);
    });

    it('are none of those that are too large to be read at each start', async () => {
        const { texts, storage } = folder();
        await storage.keep(finished(1, 'x'.repeat(9_000_000)));
        expect(texts.size).toBe(0);
    });

    it('are none where nothing was run yet', async () => {
        expect(await folder().storage.load()).toEqual([]);
    });
});
