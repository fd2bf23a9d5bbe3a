import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import { commandIds } from '../command-ids.ts';
import { newProject } from './new-project.ts';
import { showRemembered } from './open-after-reload.ts';

/** Offers to start a project, and shows the one whose folder was just opened. */
export function registerNewProject(context: ExtensionContext, output: LogOutputChannel): void {
    context.subscriptions.push(
        commands.registerCommand(commandIds.newProject, async () => {
            try {
                await newProject(context);
            } catch (error) {
                output.error(error instanceof Error ? error : String(error));
                void window.showErrorMessage(
                    `Firebreak: the project could not be started. ${error instanceof Error ? error.message : error}`,
                );
            }
        }),
    );
    showRemembered(context).catch((error: unknown) => output.warn(`The new project could not be shown: ${error}`));
}
