import type { ServerStatus } from '../protocol/server-status.ts';
import { commandIds } from './command-ids.ts';
import { inWords } from './in-words.ts';

/** What is known of the language server. */
export type ServerPhase =
    | { readonly kind: 'starting' }
    | { readonly kind: 'running'; readonly status: ServerStatus }
    | { readonly kind: 'stopped'; readonly reason: string };

/** One line of the language status, which the editor shows behind the braces beside the language's name. */
export interface StatusLine {
    readonly text: string;
    readonly detail: string;
    readonly severity: 'information' | 'warning' | 'error';
    readonly busy: boolean;
    readonly command: { readonly title: string; readonly command: string };
}

const SHOW_OUTPUT = { title: 'Show output', command: commandIds.showOutput };
const RESTART = { title: 'Restart', command: commandIds.restartLanguageServer };
const SHOW_PROBLEMS = { title: 'Show problems', command: 'workbench.actions.view.problems' };
const CHECK_AGAIN = { title: 'Check again', command: commandIds.checkProject };

/** How much was found, how bad it is, and whether that is all. */
export function findingsLine(phase: ServerPhase): StatusLine {
    switch (phase.kind) {
        case 'starting':
            return {
                text: 'No findings yet',
                detail: 'the models are being read',
                severity: 'information',
                busy: true,
                command: SHOW_OUTPUT,
            };
        case 'stopped':
            return {
                text: 'Findings are not up to date',
                detail: 'nobody reads the models',
                severity: 'warning',
                busy: false,
                command: RESTART,
            };
        case 'running':
            return {
                text: summary(phase.status),
                detail: scope(phase.status),
                severity: severityOf(phase.status),
                busy: phase.status.busy,
                command: hasFindings(phase.status) ? SHOW_PROBLEMS : CHECK_AGAIN,
            };
    }
}

/** Whether the server runs, and what can be done about it. */
export function serverLine(phase: ServerPhase): StatusLine {
    const line = { severity: 'information', busy: false } as const;
    switch (phase.kind) {
        case 'starting':
            return { ...line, text: 'Language server', detail: 'starting', busy: true, command: SHOW_OUTPUT };
        case 'running':
            return { ...line, text: 'Language server', detail: 'running', command: RESTART };
        case 'stopped':
            return {
                ...line,
                text: 'Language server stopped',
                detail: phase.reason,
                severity: 'error',
                command: RESTART,
            };
    }
}

function hasFindings({ errors, warnings, notes }: ServerStatus): boolean {
    return errors + warnings + notes > 0;
}

function severityOf({ errors, warnings, unreadable }: ServerStatus): StatusLine['severity'] {
    if (errors > 0) {
        return 'error';
    }
    return warnings + unreadable > 0 ? 'warning' : 'information';
}

function summary({ errors, warnings, notes }: ServerStatus): string {
    const parts = [
        errors > 0 ? inWords(errors, 'error', 'errors') : '',
        warnings > 0 ? inWords(warnings, 'warning', 'warnings') : '',
        notes > 0 ? inWords(notes, 'note', 'notes') : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'No findings' : parts.join(', ');
}

function scope({ files, unreadable }: ServerStatus): string {
    const models = inWords(files, 'model', 'models');
    return unreadable === 0
        ? models
        : `${models}, incomplete: ${inWords(unreadable, 'file cannot', 'files cannot')} be understood whole`;
}
