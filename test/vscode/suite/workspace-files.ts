import {
    commands,
    type Diagnostic,
    DiagnosticSeverity,
    FileSystemError,
    languages,
    type Position,
    Range,
    type TextDocument,
    type TextEditor,
    Uri,
    ViewColumn,
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

/** Opens a file in the column of the texts, whatever has the focus: a panel that was pressed gets it in its own time. */
export async function open(name: string, viewColumn = ViewColumn.One): Promise<TextEditor> {
    return window.showTextDocument(await workspace.openTextDocument(fileUri(name)), { viewColumn });
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

/** What the editor shows as wrong with a text itself: severity, code and place of each problem. */
export function problemsOf(name: string): string[] {
    return languages
        .getDiagnostics(fileUri(name))
        .filter((problem) => codeOf(problem).includes('/'))
        .map((problem) => `${DiagnosticSeverity[problem.severity]} ${codeOf(problem)} ${showRange(problem.range)}`)
        .sort();
}

/** Where the editor shows what a rule found in a file: severity and place. */
export function findingsOf(name: string, rule: string): string[] {
    return languages
        .getDiagnostics(fileUri(name))
        .filter((problem) => codeOf(problem) === rule)
        .map((problem) => `${DiagnosticSeverity[problem.severity]} ${showRange(problem.range)}`)
        .sort();
}

function codeOf({ code }: Diagnostic): string {
    return String(typeof code === 'object' ? code.value : code);
}

/** Writes a file as another program would. */
export async function writeOnDisk(name: string, text: string): Promise<void> {
    await workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

/** Deletes a file or a folder, if it is there. */
export async function deleteOnDisk(name: string): Promise<void> {
    try {
        await workspace.fs.delete(fileUri(name), { recursive: true, useTrash: false });
    } catch (error) {
        if (!(error instanceof FileSystemError && error.code === 'FileNotFound')) {
            throw error;
        }
    }
}
