import { commands, type TestItem, TestRunProfileKind, TestRunRequest, tests, window } from 'vscode';
import { listExperiments } from '../../protocol/simulation/experiments.ts';
import { ask } from '../ask.ts';
import { commandIds } from '../command-ids.ts';
import { askRunWish } from './ask-run-wish.ts';
import { createExperimentTree } from './experiment-tree.ts';
import { createResultsPanel, type ResultsSurroundings } from './results-panel.ts';
import { type RunWish, runExperiments } from './run-experiments.ts';

/** Id of the tests towards the editor. */
const CONTROLLER = 'firebreak.experiments';

/** Offers the experiments of the workspace as tests, their commands, and the panel with their results. */
export function registerExperiments(surroundings: ResultsSurroundings): void {
    const { context, server, output } = surroundings;
    const controller = tests.createTestController(CONTROLLER, 'Firebreak experiments');
    const tree = createExperimentTree(controller);
    const results = createResultsPanel(surroundings);
    /** Lists are asked for one after the other, and may come in another order. */
    let asked = 0;
    let taken = 0;

    async function refresh(): Promise<void> {
        const request = ++asked;
        try {
            const { experiments } = await ask(server, listExperiments, {});
            if (request > taken) {
                taken = request;
                tree.replace(experiments);
            }
        } catch (error) {
            // The next change of the model asks again.
            output.debug(`The experiments are not listed: ${error instanceof Error ? error.message : error}`);
        }
    }

    async function carryOut(request: TestRunRequest, wish: RunWish): Promise<void> {
        const items = tree.chosen(request.include, request.exclude).flatMap((item) => {
            const experiment = tree.experimentOf(item);
            return experiment ? [{ item, experiment }] : [];
        });
        const run = controller.createTestRun(request);
        try {
            await results.recall();
            await runExperiments(server, run, items, wish, results);
        } finally {
            run.end();
        }
    }

    /** Runs one experiment that a code lens or a command names. */
    async function runNamed(project: unknown, id: unknown, wish: RunWish): Promise<void> {
        await refresh();
        const isNamed = typeof project === 'string' && typeof id === 'string';
        const item = isNamed ? tree.itemOf(project, id) : await pick();
        if (item) {
            const finished = carryOut(new TestRunRequest([item], undefined, runProfile), wish);
            results.show(tree.experimentOf(item)?.id);
            await finished;
        } else if (isNamed) {
            void window.showWarningMessage(`Firebreak: there is no experiment "${id}" any more.`);
        }
    }

    async function pick(): Promise<TestItem | undefined> {
        const offered = tree.chosen(undefined, undefined).map((item) => ({
            label: item.label,
            ...(item.description === undefined ? {} : { description: item.description }),
            item,
        }));
        if (offered.length === 0) {
            void window.showInformationMessage('Firebreak: there is no experiment in this workspace.');
            return undefined;
        }
        return (await window.showQuickPick(offered, { placeHolder: 'Experiment to run' }))?.item;
    }

    const runProfile = controller.createRunProfile(
        'Run',
        TestRunProfileKind.Run,
        (request) => carryOut(request, {}),
        true,
    );
    controller.createRunProfile('Run with…', TestRunProfileKind.Run, async (request) => {
        const wish = await askRunWish();
        if (wish) {
            await carryOut(request, wish);
        }
    });
    controller.refreshHandler = refresh;
    context.subscriptions.push(
        controller,
        results,
        server.onModelChanged(() => void refresh()),
        server.onFindingsChanged(() => void refresh()),
        commands.registerCommand(commandIds.runExperiment, (project, id) => runNamed(project, id, {})),
        commands.registerCommand(commandIds.runExperimentWith, async (project, id) => {
            const wish = await askRunWish();
            if (wish) {
                await runNamed(project, id, wish);
            }
        }),
        commands.registerCommand(commandIds.showExperimentResults, () => results.show(undefined)),
    );
}
