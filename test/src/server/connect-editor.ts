import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import {
    type ClientCapabilities,
    type Diagnostic,
    FileChangeType,
    type FileEvent,
    type InitializeResult,
    type PublishDiagnosticsParams,
    type TextDocumentContentChangeEvent,
    type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { repository } from '../../../.build/repository.ts';
import type { ServerStatus } from '../../../src/protocol/server-status.ts';

/** Milliseconds within which the server should have answered. */
const PATIENCE = 15_000;

/** An editor that speaks to a language server. */
export interface Editor {
    /** What the server can do. */
    readonly capabilities: InitializeResult['capabilities'];
    /** The last word on the server's work. */
    status(): ServerStatus | undefined;
    /** What the server logged as an error. */
    readonly errors: readonly string[];
    /** Codes of what is wrong with a file, sorted. */
    problemsOf(name: string): string[];
    /** Waits until a file has these problems. */
    expectProblems(name: string, codes: readonly string[]): Promise<void>;
    /** Waits until something holds. */
    until(isSo: () => boolean | Promise<boolean>): Promise<void>;
    open(name: string, text: string): void;
    /** Replaces the whole text. */
    type(name: string, text: string): void;
    /** Replaces parts of the text. */
    change(name: string, changes: readonly TextDocumentContentChangeEvent[]): void;
    close(name: string): void;
    /** Writes or deletes a file behind the server's back and then tells it. */
    writeOnDisk(name: string, text: string | undefined): void;
    /** Writes and deletes many files and tells it of all at once, as after a switch of branches. */
    switchFiles(files: Iterable<readonly [name: string, text: string | undefined]>): void;
    /** Deletes a folder with all that is in it; what is told is of the folder alone. */
    deleteFolder(uri: string): void;
    addFolder(uri: string): void;
    removeFolder(uri: string): void;
    /** All that is shown about a file. */
    diagnosticsOf(name: string): readonly Diagnostic[];
    /** Calls back each time the server says what is wrong with a file. */
    onDiagnostics(listener: (uri: string, diagnostics: readonly Diagnostic[]) => void): void;
    /** How often the server asked to have something asked again: the methods of its requests. */
    readonly refreshes: readonly string[];
    /** Changes the settings below `firebreak.` and tells it. */
    changeSettings(settings: object): void;
    /** Calls back with each project whose model changed. */
    onModelChanged(listener: (project: string) => void): void;
    /** Calls back with each change of texts that the server asks for; says whether it is made. */
    onEdit(listener: (edit: WorkspaceEdit) => boolean): void;
    request(method: string, params: unknown): { answer: Promise<unknown>; cancel(): void };
    stop(): void;
}

/** The files that an editor has on its disk. */
export interface EditorDisk {
    has(uri: string): boolean;
    /** The files in a folder and below. */
    below(folder: string): readonly string[];
    write(uri: string, text: string): void;
    delete(uri: string): void;
}

/** What an editor can do and how it is set, when it is not the plainest one. */
export interface EditorKind {
    readonly capabilities?: ClientCapabilities;
    readonly initializationOptions?: unknown;
    /** What stands below `firebreak.` in the settings. */
    readonly settings?: object;
    /** Whether the person trusts the workspace; it is so unless said. */
    readonly isTrusted?: boolean;
}

/** Opens an editor on some folders of a disk, at one end of a connection at whose other end the server is. */
export async function connectEditor(
    connection: MessageConnection,
    disk: EditorDisk,
    folders: readonly string[],
    kind: EditorKind = {},
): Promise<Editor> {
    const problems = new Map<string, readonly Diagnostic[]>();
    const diagnosticsListeners: ((uri: string, diagnostics: readonly Diagnostic[]) => void)[] = [];
    const refreshes: string[] = [];
    let settings = kind.settings ?? null;
    const errors: string[] = [];
    let status: ServerStatus | undefined;
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        problems.set(uri, diagnostics);
        for (const listener of diagnosticsListeners) {
            listener(uri, diagnostics);
        }
    });
    connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
        if (type === 1) {
            errors.push(message);
        }
    });
    connection.onNotification('firebreak/serverStatus', (params: ServerStatus) => {
        status = params;
    });
    connection.onRequest('firebreak/mayRunGit', () => ({ allowed: kind.isTrusted ?? true }));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings));
    for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']) {
        connection.onRequest(method, () => {
            refreshes.push(method);
            return null;
        });
    }
    const changeListeners: ((project: string) => void)[] = [];
    connection.onNotification('firebreak/modelChanged', ({ project }: { project: string }) => {
        for (const listener of changeListeners) {
            listener(project);
        }
    });
    connection.onRequest('firebreak/readAsset', ({ asset }: { asset: string }) => ({
        content: readFileSync(join(repository, `src/diagram/fonts/${asset}.ttf`)).toString('base64'),
    }));
    let makeEdit: (edit: WorkspaceEdit) => boolean = () => false;
    connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => ({ applied: makeEdit(edit) }));
    connection.listen();
    const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {
            ...kind.capabilities,
            workspace: {
                workspaceFolders: true,
                didChangeWatchedFiles: { dynamicRegistration: true },
                ...kind.capabilities?.workspace,
            },
        },
        initializationOptions: kind.initializationOptions,
        workspaceFolders: folders.map(toFolder),
    });
    await connection.sendNotification('initialized', {});

    const notify = (method: string, params: unknown) => void connection.sendNotification(method, params);
    const tellOfFiles = (changes: readonly FileEvent[]) => notify('workspace/didChangeWatchedFiles', { changes });
    const diagnosticsOf = (name: string) => problems.get(name) ?? [];
    const problemsOf = (name: string) =>
        diagnosticsOf(name)
            .map(({ code }) => String(code))
            .sort();
    let version = 0;

    async function until(isSo: () => boolean | Promise<boolean>, describe = () => 'what was expected'): Promise<void> {
        const deadline = Date.now() + PATIENCE;
        while (!(await isSo())) {
            if (Date.now() > deadline) {
                throw new Error(`The server did not come to ${describe()}.`);
            }
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
    }

    return {
        capabilities,
        errors,
        status: () => status,
        problemsOf,
        diagnosticsOf,
        refreshes,
        changeSettings(changed) {
            settings = changed;
            notify('workspace/didChangeConfiguration', { settings: { firebreak: changed } });
        },
        until,
        expectProblems: (name, codes) =>
            until(
                () => problemsOf(name).join() === [...codes].sort().join(),
                () => `${codes.join()} in ${name}, but to ${problemsOf(name).join()}`,
            ),
        open: (uri, text) =>
            notify('textDocument/didOpen', {
                textDocument: { uri, languageId: 'firebreak', version: ++version, text },
            }),
        type: (uri, text) =>
            notify('textDocument/didChange', {
                textDocument: { uri, version: ++version },
                contentChanges: [{ text }],
            }),
        change: (uri, contentChanges) =>
            notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges }),
        close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
        writeOnDisk: (uri, text) => tellOfFiles([changeOnDisk(disk, uri, text)]),
        switchFiles: (files) => tellOfFiles(Array.from(files, ([uri, text]) => changeOnDisk(disk, uri, text))),
        deleteFolder(uri) {
            for (const file of disk.below(uri)) {
                disk.delete(file);
            }
            tellOfFiles([{ uri, type: FileChangeType.Deleted }]);
        },
        addFolder: (uri) =>
            notify('workspace/didChangeWorkspaceFolders', { event: { added: [toFolder(uri)], removed: [] } }),
        removeFolder: (uri) =>
            notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [toFolder(uri)] } }),
        onDiagnostics: (listener) => void diagnosticsListeners.push(listener),
        onModelChanged: (listener) => void changeListeners.push(listener),
        onEdit(listener) {
            makeEdit = listener;
        },
        request(method, params) {
            const abort = new AbortController();
            const answer = connection.sendRequest(method, params, toCancellation(abort.signal));
            return { answer, cancel: () => abort.abort() };
        },
        stop: () => connection.dispose(),
    };
}

function toFolder(uri: string) {
    return { uri, name: uri };
}

function toCancellation(signal: AbortSignal) {
    return {
        get isCancellationRequested() {
            return signal.aborted;
        },
        onCancellationRequested(listener: (event: unknown) => void) {
            signal.addEventListener('abort', listener);
            return { dispose: () => signal.removeEventListener('abort', listener) };
        },
    };
}

function changeOnDisk(disk: EditorDisk, uri: string, text: string | undefined): FileEvent {
    const existed = disk.has(uri);
    if (text === undefined) {
        disk.delete(uri);
        return { uri, type: FileChangeType.Deleted };
    }
    disk.write(uri, text);
    return { uri, type: existed ? FileChangeType.Changed : FileChangeType.Created };
}
