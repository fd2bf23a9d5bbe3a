import { type Disposable, LanguageStatusSeverity, languages } from 'vscode';
import type { ServerStatus } from '../protocol/server-status.ts';
import { commandIds } from './command-ids.ts';
import { languageId } from './document-selector.ts';

/** What the language server is about, as a person sees it beside the language's name. */
export interface StatusItem extends Disposable {
    /** The server is being started. */
    showStarting(): void;
    /** The server runs; `status` is its last word. */
    showRunning(status: ServerStatus): void;
    /** The server does not run, and why. */
    showStopped(reason: string): void;
}

/** Adds the item to the editor. */
export function createStatusItem(): StatusItem {
    const item = languages.createLanguageStatusItem('firebreak.server', { language: languageId });
    item.name = 'Firebreak';
    const show = (text: string, severity: LanguageStatusSeverity, busy: boolean, detail: string) => {
        item.text = text;
        item.severity = severity;
        item.busy = busy;
        item.detail = detail;
    };
    return {
        showStarting() {
            item.command = { title: 'Show output', command: commandIds.showOutput };
            show('Firebreak', LanguageStatusSeverity.Information, true, 'starting the language server');
        },
        showRunning(status) {
            item.command = { title: 'Show problems', command: 'workbench.actions.view.problems' };
            const severity = status.errors > 0 ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
            show(summarise(status), severity, status.busy, inWords(status.files, 'file', 'files'));
        },
        showStopped(reason) {
            item.command = { title: 'Restart', command: commandIds.restartLanguageServer };
            show('Firebreak stopped', LanguageStatusSeverity.Error, false, reason);
        },
        dispose: () => item.dispose(),
    };
}

function summarise({ errors, warnings, notes }: ServerStatus): string {
    const parts = [
        errors > 0 ? inWords(errors, 'error', 'errors') : '',
        warnings > 0 ? inWords(warnings, 'warning', 'warnings') : '',
        notes > 0 ? inWords(notes, 'note', 'notes') : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'No problems' : parts.join(', ');
}

function inWords(count: number, one: string, many: string): string {
    return `${count} ${count === 1 ? one : many}`;
}
