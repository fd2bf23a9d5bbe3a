import {
    DefaultDocumentBuilder,
    DocumentState,
    interruptAndCheck,
    type LangiumDocument,
    type MaybePromise,
    OperationCancelled,
    type URI,
} from 'langium';
import { type CancellationToken, CancellationTokenSource } from 'vscode-jsonrpc';
import type { FirebreakSharedServices } from '../services.ts';

/** Somebody who waits for all texts to come to a state. */
interface Waiter {
    readonly state: DocumentState;
    go(): void;
}

/**
 * Links again, in the same build, the documents that use a name which came or went: a new name can give an old
 * reference a nearer target or make it ambiguous, which Langium's look at changed documents cannot know. Checks again
 * those that asked what the project says about a name: whether it is declared twice, whether somebody publishes it.
 */
export class FirebreakDocumentBuilder extends DefaultDocumentBuilder {
    private readonly services: FirebreakSharedServices;
    /** Names that came or went and of which the checks have not heard yet, by project. */
    private readonly unchecked = new Map<string, Set<string>>();
    private readonly waiting = new Set<Waiter>();

    constructor(services: FirebreakSharedServices) {
        super(services);
        this.services = services;
    }

    /** What is open in the editor stays, whatever happens to the file: closing it is what takes it away. */
    override async update(changed: URI[], deleted: URI[], cancelToken?: CancellationToken): Promise<void> {
        const kept = deleted
            .flatMap((gone) => this.langiumDocuments.getDocuments(gone))
            .map(({ uri }) => uri)
            .filter((uri) => this.textDocuments?.get(uri) !== undefined);
        await super.update([...changed, ...kept], deleted, cancelToken);
    }

    protected override async runCancelable(
        documents: LangiumDocument[],
        targetState: DocumentState,
        cancelToken: CancellationToken,
        callback: (document: LangiumDocument) => MaybePromise<unknown>,
    ): Promise<void> {
        if (targetState === DocumentState.ComputedScopes) {
            this.addToBeLinked(documents);
        } else if (targetState === DocumentState.Validated) {
            this.addToBeChecked(documents);
        }
        await super.runCancelable(documents, targetState, cancelToken, callback);
        for (const waiter of [...this.waiting]) {
            if (waiter.state <= this.currentState) {
                waiter.go();
            }
        }
    }

    /**
     * Langium's own leaves out who listens when the build was just broken off. What a document has come to it does not
     * come to again: its diagnostics would not be told, and who waits for it would wait until somebody types there.
     */
    protected override async notifyDocumentPhase(
        document: LangiumDocument,
        state: DocumentState,
        cancelToken: CancellationToken,
    ): Promise<void> {
        for (const listener of [...this.documentPhaseListeners.get(state)]) {
            await listener(document, cancelToken);
        }
    }

    /** Langium's own is silent when a build has nothing to do; yet a file that nobody refers to may have gone. */
    protected override async notifyBuildPhase(
        documents: LangiumDocument[],
        state: DocumentState,
        cancelToken: CancellationToken,
    ): Promise<void> {
        for (const listener of [...this.buildPhaseListeners.get(state)]) {
            await interruptAndCheck(cancelToken);
            await listener(documents, cancelToken);
        }
    }

    /** Who waits for a document that is deleted meanwhile would wait for ever. */
    protected override async awaitDocumentState(
        state: DocumentState,
        uri: URI,
        cancelToken: CancellationToken,
    ): Promise<URI> {
        const given = new CancellationTokenSource();
        const listening = [
            cancelToken.onCancellationRequested(() => given.cancel()),
            this.onUpdate(() => {
                if (!this.langiumDocuments.hasDocument(uri)) {
                    given.cancel();
                }
            }),
        ];
        if (cancelToken.isCancellationRequested) {
            given.cancel();
        }
        try {
            return await super.awaitDocumentState(state, uri, given.token);
        } finally {
            for (const listener of listening) {
                listener.dispose();
            }
        }
    }

    /**
     * Langium wakes up who waits while it tells that a phase is over, and moves on to the phase only afterwards: who
     * comes in between, or while a build has nothing to do, would wait until somebody types again.
     */
    protected override awaitBuilderState(state: DocumentState, cancelToken: CancellationToken): Promise<void> {
        if (this.currentState >= state) {
            return Promise.resolve();
        }
        if (cancelToken.isCancellationRequested) {
            return Promise.reject(OperationCancelled);
        }
        return new Promise((resolve, reject) => {
            const leave = () => {
                this.waiting.delete(waiter);
                cancellation.dispose();
            };
            const waiter: Waiter = {
                state,
                go() {
                    leave();
                    resolve();
                },
            };
            const cancellation = cancelToken.onCancellationRequested(() => {
                leave();
                reject(OperationCancelled);
            });
            this.waiting.add(waiter);
        });
    }

    private addToBeLinked(documents: LangiumDocument[]): void {
        const index = this.services.workspace.IndexManager;
        const changed = index.takeChangedNames();
        for (const [project, names] of changed) {
            this.unchecked.set(project, new Set([...(this.unchecked.get(project) ?? []), ...names]));
        }
        this.addAgain(documents, DocumentState.ComputedScopes, changed, (document, names) =>
            index.refersTo(document, names),
        );
    }

    private addToBeChecked(documents: LangiumDocument[]): void {
        const { ProjectFacts: facts, IndexManager: index, ProjectRoots: roots } = this.services.workspace;
        const changed = new Map<string, ReadonlySet<string>>(this.unchecked);
        const add = (project: string, names: ReadonlySet<string>) =>
            changed.set(project, new Set([...(changed.get(project) ?? []), ...names]));
        for (const [project, names] of facts.refresh()) {
            add(project, names);
        }
        // Who declares the same says where the first one stands, which is elsewhere now.
        for (const { uri } of documents.filter(({ state }) => state < DocumentState.Validated)) {
            add(roots.projectOf(uri), index.names(uri).sharedNames(uri.toString()));
        }
        this.unchecked.clear();
        this.addAgain(documents, DocumentState.IndexedReferences, changed, (document, names) =>
            facts.hasAsked(document, names),
        );
    }

    /** Puts back to a state, and into the build, the documents that were beyond it and are concerned by changed names. */
    private addAgain(
        documents: LangiumDocument[],
        state: DocumentState,
        changed: ReadonlyMap<string, ReadonlySet<string>>,
        isConcerned: (document: LangiumDocument, names: ReadonlySet<string>) => boolean,
    ): void {
        const building = new Set(documents);
        for (const document of this.langiumDocuments.all) {
            const names = changed.get(this.services.workspace.ProjectRoots.projectOf(document.uri));
            if (names && names.size > 0 && document.state > state && isConcerned(document, names)) {
                const options = this.buildState.get(document.uri.toString())?.options ?? this.updateBuildOptions;
                this.resetToState(document, state);
                this.prepareBuild([document], options);
                if (!building.has(document)) {
                    documents.push(document);
                }
            }
        }
    }
}
