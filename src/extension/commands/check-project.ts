import { commands, ProgressLocation, window } from 'vscode';
import { type CheckSummary, checkProjects } from '../../protocol/findings/findings.ts';
import { ask } from '../ask.ts';
import { inWords } from '../in-words.ts';
import type { LanguageServer } from '../language-server.ts';

/** Has all projects of the workspace checked now and says what was found. */
export async function checkProject(server: LanguageServer): Promise<void> {
    const summary = await window.withProgress({ location: ProgressLocation.Window, title: 'Firebreak: checking' }, () =>
        ask(server, checkProjects, {}),
    );
    const choice = await window.showInformationMessage(`Firebreak: ${summarise(summary)}`, 'Show problems');
    if (choice !== undefined) {
        await commands.executeCommand('workbench.actions.view.problems');
    }
}

function summarise({ projects, errors, warnings, notes }: CheckSummary): string {
    if (projects === 0) {
        return 'there is no model (.fbk) in this workspace.';
    }
    const found = [
        inWords(errors, 'error', 'errors'),
        inWords(warnings, 'warning', 'warnings'),
        inWords(notes, 'note', 'notes'),
    ].join(', ');
    return projects === 1 ? `${found}.` : `${found} in ${projects} projects.`;
}
