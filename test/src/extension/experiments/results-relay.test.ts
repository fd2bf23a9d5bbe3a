import { describe, expect, it } from 'vitest';
import { createResultsRelay } from '../../../../src/extension/experiments/results-relay.ts';
import type { FinishedRun } from '../../../../src/extension/experiments/run-experiments.ts';
import type { MessageToResults } from '../../../../src/protocol/simulation/results-page.ts';

function finished(number: number, id: string, project = 'file:///p'): FinishedRun {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    return {
        run: `run-${number}`,
        number,
        experiment: { project, id, location: { uri: `${project}/a.fbk`, range }, expectations: [] },
        outcome: {
            outcome: 'judged',
            verdict: 'pass',
            summary: '',
            expectations: [],
            explanation: [],
            markup: `<article data-id="${id}"></article>`,
            styles: '',
            replay: { interval: 1000, duration: 60_000, calls: [], replicas: [], servers: [], breakers: [] },
        },
    };
}

function begun(number: number, id: string, stop: () => void = () => undefined) {
    const { run, experiment } = finished(number, id);
    return { run, number, experiment, stop };
}

function desk(compared: (run: string, other: string) => Promise<string | undefined> = async () => undefined) {
    const posted: MessageToResults[] = [];
    const done: string[] = [];
    const relay = createResultsRelay({
        post: (message) => void posted.push(message),
        showMoment: (project, { title }) => void done.push(`${project}: ${title}`),
        endReplay: () => void done.push('end'),
        openDiagram: ({ run }) => void done.push(`diagram of ${run}`),
        compare: compared,
    });
    return { posted, done, relay };
}

/** What a page was told, in short. */
function inShort(messages: readonly MessageToResults[]): string[] {
    return messages.map((message) => {
        if (message.type === 'runs') {
            return ['runs', ...message.runs.map(({ key }) => key)].join(' ');
        }
        if (message.type === 'add') {
            return `add ${message.run.key}`;
        }
        if (message.type === 'choose') {
            return `choose ${message.key}`;
        }
        if (message.type === 'compared') {
            return `compared ${message.key} ${message.with} ${message.markup}`;
        }
        if (message.type === 'incomparable') {
            return `incomparable ${message.key} ${message.with} ${message.problem}`;
        }
        return ['under way', ...message.runs.map(({ id, share }) => `${id} ${share}`)].join(' ');
    });
}

describe('what the page of results is told', () => {
    it('is all that was run before the page was there, and what it was opened for', () => {
        const { relay, posted } = desk();
        relay.judged(finished(1, 'Calm'));
        relay.judged(finished(2, 'Crowd'));
        relay.choose('Calm');
        expect(posted).toEqual([]);
        relay.receive({ type: 'ready' });
        expect(inShort(posted)).toEqual(['runs run-2 run-1', 'under way', 'choose run-1']);
        relay.judged(finished(3, 'Calm'));
        expect(inShort(posted).at(-1)).toBe('add run-3');
    });

    it('is to show what came to its end after the page was asked for', () => {
        const { relay, posted } = desk();
        relay.judged(finished(1, 'Calm'));
        relay.choose('Calm');
        relay.judged(finished(2, 'Calm'));
        relay.receive({ type: 'ready' });
        expect(inShort(posted).at(-1)).toBe('choose run-2');
    });

    it('is all again when it was hidden meanwhile, and nothing while it is', () => {
        const { relay, posted } = desk();
        relay.receive({ type: 'ready' });
        relay.pageHidden();
        relay.judged(finished(1, 'Calm'));
        relay.begun(begun(2, 'Crowd'));
        expect(inShort(posted)).toEqual(['runs', 'under way']);
        relay.receive({ type: 'ready' });
        expect(inShort(posted).slice(2)).toEqual(['runs run-1', 'under way Crowd 0', 'choose run-1']);
    });

    it('is how far runs are, until they end', () => {
        const { relay, posted } = desk();
        relay.receive({ type: 'ready' });
        relay.begun(begun(1, 'Calm'));
        relay.progressed({ run: 'run-1', share: 0.5, activity: 'running' });
        relay.progressed({ run: 'run-of-another-window', share: 0.9, activity: 'running' });
        relay.ended('run-1');
        expect(inShort(posted).slice(2)).toEqual([
            'under way Calm 0',
            'under way Calm 0.5',
            'under way Calm 0.5',
            'under way',
        ]);
    });

    it('is what was run in an earlier window, before which new runs stand with numbers of their own', () => {
        const { relay, posted, done } = desk();
        relay.recall([finished(7, 'Crowd'), finished(6, 'Calm')]);
        relay.choose('Calm');
        relay.receive({ type: 'ready' });
        relay.receive({ type: 'moment', key: 'run-6', at: 5000 });
        relay.judged(finished(relay.nextNumber(), 'Calm'));
        expect(inShort(posted)).toEqual(['runs run-7 run-6', 'under way', 'choose run-6', 'add run-8']);
        expect(done).toEqual(['file:///p: Calm at 0:05']);
        expect(relay.nextNumber()).toBe(9);
    });

    it('is at most twenty runs', () => {
        const { relay, posted } = desk();
        for (let number = 1; number <= 30; number++) {
            relay.judged(finished(number, 'Calm'));
        }
        relay.receive({ type: 'ready' });
        expect(inShort(posted)[0]?.split(' ').length).toBe(21);
    });
});

describe('what the page of results asks for', () => {
    it('is a moment of a run in the diagrams of its project, which ends with the page', () => {
        const { relay, done } = desk();
        relay.judged(finished(1, 'Calm'));
        relay.judged(finished(2, 'Other', 'file:///q'));
        relay.receive({ type: 'moment', key: 'run-1', at: 20_000 });
        relay.receive({ type: 'moment', key: 'run-2' });
        relay.receive({ type: 'moment', key: 'run-2', at: 61_000 });
        relay.pageClosed();
        expect(done).toEqual(['file:///p: Calm at 0:20', 'end', 'file:///q: Other at 1:01', 'end']);
    });

    it('is no moment of a run that is forgotten', () => {
        const { relay, done } = desk();
        relay.receive({ type: 'moment', key: 'run-9', at: 0 });
        relay.receive({ type: 'diagram', key: 'run-9' });
        expect(done).toEqual(['end']);
    });

    it('is two runs beside each other, and whether one is forgotten', async () => {
        const { relay, posted } = desk(async (_, other) => (other === 'run-1' ? 'both' : undefined));
        relay.receive({ type: 'ready' });
        relay.receive({ type: 'compare', key: 'run-2', with: 'run-1' });
        relay.receive({ type: 'compare', key: 'run-2', with: 'run-0' });
        await Promise.resolve();
        await Promise.resolve();
        expect(inShort(posted).slice(2)).toEqual([
            'compared run-2 run-1 both',
            'incomparable run-2 run-0 One of the runs is forgotten: run its experiment again to compare it.',
        ]);
    });

    it('is that one run ends', () => {
        const { relay } = desk();
        const stopped: number[] = [];
        relay.begun(begun(1, 'Calm', () => stopped.push(1)));
        relay.begun(begun(2, 'Crowd', () => stopped.push(2)));
        relay.receive({ type: 'stop', number: 2 });
        relay.receive({ type: 'stop', number: 3 });
        expect(stopped).toEqual([2]);
    });
});
