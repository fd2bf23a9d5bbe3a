import { commands, env, UIKind, type Uri, window, workspace } from 'vscode';
import type { ExportFormat } from '../../protocol/diagram/export.ts';
import { nameOf } from './choose-file.ts';

/** Says that a file was written and what is not in it; offers to open it, and to show where it is. */
export async function tellSaved(file: Uri, { content }: ExportFormat, notes: readonly string[]): Promise<void> {
    const reveal = revealCommand(file);
    const choices = [...(canOpen(file, content) ? ['Open'] : []), ...(reveal === undefined ? [] : ['Reveal'])];
    switch (await tell(`${nameOf(file)} written.`, notes, choices)) {
        case 'Open':
            await open(file);
            break;
        case 'Reveal':
            await commands.executeCommand(reveal ?? '', file);
            break;
        default:
    }
}

/** Says what is in the clipboard now, and what is not. */
export async function tellCopied({ title }: ExportFormat, notes: readonly string[]): Promise<void> {
    await tell(`${title} copied.`, notes, []);
}

function tell(done: string, notes: readonly string[], choices: readonly string[]): Thenable<string | undefined> {
    return notes.length === 0
        ? window.showInformationMessage(`Firebreak: ${done}`, ...choices)
        : window.showWarningMessage(`Firebreak: ${done} ${notes.join(' ')}`, ...choices);
}

/** A file on the machine that the person sits at. */
function isLocal({ scheme }: Uri): boolean {
    return scheme === 'file' && env.uiKind === UIKind.Desktop && env.remoteName === undefined;
}

/** PDF and pages are for other programs, which reach local files alone. */
function canOpen(file: Uri, content: ExportFormat['content']): boolean {
    return content === 'pixels' || !isForOtherPrograms(file) || isLocal(file);
}

function isForOtherPrograms({ path }: Uri): boolean {
    return /\.(?:pdf|html?)$/i.test(path);
}

async function open(file: Uri): Promise<void> {
    if (isForOtherPrograms(file)) {
        await env.openExternal(file);
    } else if (file.path.endsWith('.md')) {
        await commands.executeCommand('markdown.showPreview', file);
    } else {
        await commands.executeCommand('vscode.open', file);
    }
}

function revealCommand(file: Uri): string | undefined {
    if (isLocal(file)) {
        return 'revealFileInOS';
    }
    return workspace.getWorkspaceFolder(file) ? 'revealInExplorer' : undefined;
}
