import { type CodeLens, commands } from 'vscode';
import { fileUri } from './workspace-files.ts';

/** The lenses of a text that run its experiments. */
export interface ExperimentLenses {
    /** Their titles, as the editor last gave them; asks for them again. */
    titles(): readonly string[];
    /** Does what a click on the lens of an experiment does; ends when the run has ended. */
    run(experiment: string): Promise<void>;
}

/** Finds the lenses of a file of the test workspace. */
export function experimentLenses(file: string): ExperimentLenses {
    let lenses: readonly CodeLens[] = [];
    return {
        titles() {
            void commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', fileUri(file)).then((given) => {
                lenses = given;
            });
            return lenses
                .flatMap(({ command }) => (command?.command.includes('runExperiment') ? command.title : []))
                .toSorted();
        },
        async run(experiment) {
            const [project] = lenses.find(({ command }) => command?.title === 'Run')?.command?.arguments ?? [];
            await commands.executeCommand('firebreak.runExperiment', project, experiment);
        },
    };
}
