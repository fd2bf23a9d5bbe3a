import { Location, Range, type TestItem, TestMessage, type TestRun, Uri } from 'vscode';
import type { TextLocation } from '../../protocol/diagram/location.ts';
import {
    type ExperimentOutcome,
    type ListedExperiment,
    runExperimentNow,
} from '../../protocol/simulation/experiments.ts';
import { ask } from '../ask.ts';
import type { LanguageServer } from '../language-server.ts';
import { signalOf } from '../signal-of.ts';

/** How experiments are run, where somebody says so. */
export interface RunWish {
    readonly seed?: number;
    readonly replications?: number;
}

/** One experiment that came to an end. */
export interface FinishedRun {
    /** Name of the run. */
    readonly run: string;
    /** Counts the runs of the workspace. */
    readonly number: number;
    readonly experiment: ListedExperiment;
    readonly outcome: Extract<ExperimentOutcome, { readonly outcome: 'judged' }>;
}

/** One experiment that has begun. */
export interface BegunRun {
    /** Name of the run. */
    readonly run: string;
    /** Counts the runs of the workspace. */
    readonly number: number;
    readonly experiment: ListedExperiment;
    /** Ends it before its time. */
    stop(): void;
}

/** Who is told how runs go. */
export interface RunFollower {
    /** The number of the next run; another one each time. */
    readonly nextNumber: () => number;
    readonly begun: (run: BegunRun) => void;
    /** Told each run that was judged. */
    readonly judged: (finished: FinishedRun) => void;
    /** Told each run that is over, whatever came of it. */
    readonly ended: (run: string) => void;
}

/**
 * Runs experiments one behind the other and tells the Test Explorer what came of each: passed; failed, with a message
 * at each expectation that does not hold; or in error, where too little was seen to tell or it cannot be run.
 *
 */
export async function runExperiments(
    server: LanguageServer,
    run: TestRun,
    items: readonly { readonly item: TestItem; readonly experiment: ListedExperiment }[],
    wish: RunWish,
    follower: RunFollower,
): Promise<void> {
    for (const { item } of items) {
        run.enqueued(item);
    }
    for (const { item, experiment } of items) {
        if (run.token.isCancellationRequested) {
            run.skipped(item);
            continue;
        }
        run.started(item);
        const began = Date.now();
        const number = follower.nextNumber();
        // The server knows each run by its own name.
        const name = `run-${number}`;
        const stopped = new AbortController();
        const signal = AbortSignal.any([signalOf(run.token), stopped.signal]);
        follower.begun({ run: name, number, experiment, stop: () => stopped.abort() });
        try {
            const outcome = await ask(
                server,
                runExperimentNow,
                { project: experiment.project, id: experiment.id, ...wish, counterfactuals: true, run: name },
                signal,
            );
            tell(run, item, experiment, outcome, Date.now() - began);
            if (outcome.outcome === 'judged') {
                follower.judged({ run: name, number, experiment, outcome });
            }
        } catch (error) {
            if (signal.aborted) {
                run.skipped(item);
            } else {
                run.errored(item, new TestMessage(error instanceof Error ? error.message : String(error)));
            }
        } finally {
            follower.ended(name);
        }
    }
}

function tell(
    run: TestRun,
    item: TestItem,
    experiment: ListedExperiment,
    outcome: ExperimentOutcome,
    duration: number,
): void {
    if (outcome.outcome === 'unrunnable') {
        run.errored(
            item,
            outcome.problems.map(({ message, location }) => messageAt(message, location ?? experiment.location)),
            duration,
        );
        return;
    }
    const lines = [
        `${outcome.verdict.toUpperCase()} ${experiment.id}`,
        `  ${outcome.summary}`,
        ...outcome.expectations.map(({ verdict, text, measured }) => `  ${verdict}: ${text}: ${measured}`),
        ...outcome.explanation.map((line) => `  ${line}`),
    ];
    // A terminal wants both signs at the end of a line.
    run.appendOutput(`${lines.join('\r\n')}\r\n`, undefined, item);
    const messages = (of: string) =>
        outcome.expectations
            .filter(({ verdict }) => verdict === of)
            .map(({ text, measured, location }) => messageAt(`${text}: ${measured}`, location));
    if (outcome.verdict === 'fail') {
        run.failed(item, messages('fail'), duration);
    } else if (outcome.verdict === 'inconclusive') {
        const told = messages('inconclusive');
        const nothing = messageAt('Nothing is expected, so nothing can pass.', experiment.location);
        run.errored(item, told.length > 0 ? told : nothing, duration);
    } else {
        run.passed(item, duration);
    }
}

function messageAt(text: string, { uri, range }: TextLocation): TestMessage {
    const message = new TestMessage(text);
    const { start, end } = range;
    message.location = new Location(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character));
    return message;
}
