import { formatMoment } from '../../model/quantities.ts';
import type { ReplayMoment } from '../../protocol/panel/replay.ts';
import type { RunProgress } from '../../protocol/simulation/experiments.ts';
import type {
    MessageFromResults,
    MessageToResults,
    RunUnderWay,
    ShownRun,
} from '../../protocol/simulation/results-page.ts';
import { replayMarks } from './replay-marks.ts';
import type { BegunRun, FinishedRun, RunFollower } from './run-experiments.ts';
import { MOST_RUNS } from './run-storage.ts';

/** What the page's messages are carried out with. */
export interface ResultsDuties {
    /** Sends something to the page. */
    post(message: MessageToResults): void;
    /** Has diagrams of a project show a moment of a run. */
    showMoment(project: string, moment: ReplayMoment): void;
    /** Has diagrams show no moment any more. */
    endReplay(): void;
    /** Shows the diagram of a run's system. */
    openDiagram(finished: FinishedRun): void;
    /** The results of a run with those of another one beside them; nothing once one is forgotten. */
    compare(run: string, other: string): Promise<string | undefined>;
}

/** Knows the runs of a workspace, and keeps a page of results informed that comes and goes. */
export interface ResultsRelay extends RunFollower {
    /** Takes up runs that were kept before this window, newest first, before there is a page. */
    recall(kept: readonly FinishedRun[]): void;
    /** A run has come on. */
    readonly progressed: (progress: RunProgress) => void;
    /** Carries out what the page asks for. */
    receive(message: MessageFromResults): void;
    /** Shows the last results, of one experiment if it has any, once there is a page. */
    choose(experiment: string | undefined): void;
    /** The page is gone for now. */
    pageHidden(): void;
    /** The panel was closed: what its page replayed is over. */
    pageClosed(): void;
}

interface UnderWay extends RunUnderWay {
    readonly begun: BegunRun;
}

/** Knows no run yet, and no page. */
export function createResultsRelay(duties: ResultsDuties): ResultsRelay {
    let runs: readonly FinishedRun[] = [];
    let underWay: readonly UnderWay[] = [];
    /** The number of the last run that began, or was kept. */
    let last = 0;
    let isReady = false;
    /** What the page shall show as soon as it is there. */
    let chosen: string | undefined;

    const post = (message: MessageToResults) => {
        if (isReady) {
            duties.post(message);
        }
    };
    const runOf = (key: string) => runs.find(({ run }) => run === key);
    const tellUnderWay = () =>
        post({
            type: 'underWay',
            runs: underWay.map(({ number, id, share, activity }) => ({ number, id, share, activity })),
        });

    function replay(finished: FinishedRun | undefined, at: number | undefined): void {
        if (finished && at !== undefined) {
            const { experiment, outcome } = finished;
            const marks = replayMarks(outcome.replay, at);
            duties.showMoment(experiment.project, { title: `${experiment.id} at ${formatMoment(at)}`, marks });
        } else {
            duties.endReplay();
        }
    }

    async function compare(key: string, other: string): Promise<void> {
        try {
            const markup = await duties.compare(key, other);
            if (markup === undefined) {
                throw new Error('One of the runs is forgotten: run its experiment again to compare it.');
            }
            post({ type: 'compared', key, with: other, markup });
        } catch (error) {
            const problem = error instanceof Error ? error.message : String(error);
            post({ type: 'incomparable', key, with: other, problem });
        }
    }

    function greet(): void {
        isReady = true;
        post({ type: 'runs', runs: runs.map(shownRun) });
        tellUnderWay();
        if (chosen !== undefined) {
            post({ type: 'choose', key: chosen });
            chosen = undefined;
        }
    }

    function receive(message: MessageFromResults): void {
        switch (message.type) {
            case 'ready':
                greet();
                break;
            case 'moment':
                replay(runOf(message.key), message.at);
                break;
            case 'diagram': {
                const finished = runOf(message.key);
                if (finished) {
                    duties.openDiagram(finished);
                }
                break;
            }
            case 'compare':
                void compare(message.key, message.with);
                break;
            case 'stop':
                underWay.find(({ number }) => number === message.number)?.begun.stop();
                break;
        }
    }

    return {
        nextNumber: () => ++last,
        recall(kept) {
            runs = [...runs, ...kept].slice(0, MOST_RUNS);
            last = Math.max(last, ...kept.map(({ number }) => number));
        },
        begun(begun) {
            const { number, experiment } = begun;
            underWay = [...underWay, { begun, number, id: experiment.id, share: 0, activity: 'running' }];
            tellUnderWay();
        },
        progressed({ run, share, activity }) {
            underWay = underWay.map((each) => (each.begun.run === run ? { ...each, share, activity } : each));
            tellUnderWay();
        },
        judged(finished) {
            runs = [finished, ...runs].slice(0, MOST_RUNS);
            if (isReady) {
                post({ type: 'add', run: shownRun(finished) });
            } else {
                chosen = finished.run;
            }
        },
        ended(run) {
            underWay = underWay.filter(({ begun }) => begun.run !== run);
            tellUnderWay();
        },
        receive,
        choose(experiment) {
            chosen = runs.find(({ experiment: { id } }) => experiment === undefined || experiment === id)?.run;
            if (isReady && chosen !== undefined) {
                post({ type: 'choose', key: chosen });
                chosen = undefined;
            }
        },
        pageHidden() {
            isReady = false;
        },
        pageClosed() {
            isReady = false;
            chosen = undefined;
            duties.endReplay();
        },
    };
}

function shownRun({ run, number, experiment, outcome }: FinishedRun): ShownRun {
    const { markup, styles, verdict, summary, replay } = outcome;
    const { duration, interval } = replay;
    return { key: run, id: experiment.id, number, verdict, summary, markup, styles, duration, interval };
}
