import {
    commands,
    type Diagnostic,
    DiagnosticSeverity,
    languages,
    type Position,
    Range,
    type TextDocument,
    type TextEditor,
    Uri,
    window,
    workspace,
} from 'vscode';

/** The address of a file of the test workspace. */
export function fileUri(name: string): Uri {
    const folder = workspace.workspaceFolders?.[0];
    if (folder === undefined) {
        throw new Error('The editor has no folder open.');
    }
    return Uri.joinPath(folder.uri, name);
}

/** Opens a file in an editor. */
export async function open(name: string): Promise<TextEditor> {
    return window.showTextDocument(await workspace.openTextDocument(fileUri(name)));
}

/** Replaces the first occurrence of a text in an open file, as typing does; nothing is saved. */
export async function replaceText(editor: TextEditor, from: string, to: string): Promise<void> {
    const range = rangeOf(editor.document, from);
    await editor.edit((edit) => edit.replace(range, to));
}

/** Closes the editor in front and throws away what was not saved. */
export async function closeWithoutSaving(): Promise<void> {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Where a text stands first in a document. */
export function rangeOf(document: TextDocument, text: string): Range {
    const offset = document.getText().indexOf(text);
    if (offset < 0) {
        throw new Error(`${document.uri} does not hold ${text}.`);
    }
    return new Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/** A range as `line:character-line:character`, counted from 1 as people do. */
export function showRange({ start, end }: Range): string {
    const show = ({ line, character }: Position) => `${line + 1}:${character + 1}`;
    return `${show(start)}-${show(end)}`;
}

/** What the editor shows as wrong with a file: severity, rule and place of each problem. */
export function problemsOf(name: string): string[] {
    return languages.getDiagnostics(fileUri(name)).map(showProblem).sort();
}

function showProblem(problem: Diagnostic): string {
    const code = typeof problem.code === 'object' ? problem.code.value : problem.code;
    return `${DiagnosticSeverity[problem.severity]} ${code ?? 'without code'} ${showRange(problem.range)}`;
}
