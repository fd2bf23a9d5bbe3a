import { Uri, window, workspace } from 'vscode';
import { languageId } from '../document-selector.ts';

/** The model that was asked for, that is being edited, or else the first one of the workspace. */
export async function modelToShow(resource: unknown): Promise<Uri | undefined> {
    const given = modelNamed(resource);
    if (given) {
        return given;
    }
    const open = [window.activeTextEditor, ...window.visibleTextEditors].find(
        (editor) => editor?.document.languageId === languageId,
    );
    return open?.document.uri ?? (await workspace.findFiles('**/*.fbk', '**/node_modules/**', 1))[0];
}

/** The model that a command was given: its address, also as a text. */
export function modelNamed(resource: unknown): Uri | undefined {
    const given = typeof resource === 'string' ? Uri.parse(resource) : resource;
    return given instanceof Uri && given.path.endsWith('.fbk') ? given : undefined;
}
