import { commands, type Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages } from 'vscode';
import type { ServerStatus } from '../protocol/server-status.ts';
import { findingsLine, type ServerPhase, type StatusLine, serverLine } from './describe-status.ts';
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

const SEVERITIES: Readonly<Record<StatusLine['severity'], LanguageStatusSeverity>> = {
    information: LanguageStatusSeverity.Information,
    warning: LanguageStatusSeverity.Warning,
    error: LanguageStatusSeverity.Error,
};

/** Adds two lines to the status of the language: what was found, and whether the server runs. */
export function createStatusItem(): StatusItem {
    const findings = createLine('firebreak.findings', 'Firebreak: findings');
    const server = createLine('firebreak.server', 'Firebreak: language server');
    const show = (phase: ServerPhase) => {
        fill(findings, findingsLine(phase));
        fill(server, serverLine(phase));
        // For what the views say when there is nothing in them.
        void commands.executeCommand('setContext', 'firebreak.isStopped', phase.kind === 'stopped');
    };
    return {
        showStarting: () => show({ kind: 'starting' }),
        showRunning: (status) => show({ kind: 'running', status }),
        showStopped: (reason) => show({ kind: 'stopped', reason }),
        dispose() {
            findings.dispose();
            server.dispose();
        },
    };
}

function createLine(id: string, name: string): LanguageStatusItem {
    const settings = { pattern: '**/firebreak.json' };
    const item = languages.createLanguageStatusItem(id, [{ language: languageId }, settings]);
    item.name = name;
    return item;
}

function fill(item: LanguageStatusItem, { text, detail, severity, busy, command }: StatusLine): void {
    item.text = text;
    item.detail = detail;
    item.severity = SEVERITIES[severity];
    item.busy = busy;
    item.command = command;
}
