import { DefaultDocumentBuilder, DocumentState, type LangiumDocument, type MaybePromise } from 'langium';
import type { CancellationToken } from 'vscode-jsonrpc';
import type { FirebreakSharedServices } from '../services.ts';

/**
 * Links again, in the same build, the documents that use a name which came or went: a new name can give an old
 * reference a nearer target or make it ambiguous, which Langium's look at changed documents cannot know.
 */
export class FirebreakDocumentBuilder extends DefaultDocumentBuilder {
    private readonly services: FirebreakSharedServices;

    constructor(services: FirebreakSharedServices) {
        super(services);
        this.services = services;
    }

    protected override async runCancelable(
        documents: LangiumDocument[],
        targetState: DocumentState,
        cancelToken: CancellationToken,
        callback: (document: LangiumDocument) => MaybePromise<unknown>,
    ): Promise<void> {
        if (targetState === DocumentState.ComputedScopes) {
            this.addAffected(documents);
        }
        await super.runCancelable(documents, targetState, cancelToken, callback);
    }

    private addAffected(documents: LangiumDocument[]): void {
        const index = this.services.workspace.IndexManager;
        const changed = index.takeChangedNames();
        const building = new Set(documents);
        for (const document of this.langiumDocuments.all) {
            const names = changed.get(this.services.workspace.ProjectRoots.projectOf(document.uri));
            if (
                names &&
                names.size > 0 &&
                document.state > DocumentState.ComputedScopes &&
                index.refersTo(document, names)
            ) {
                const options = this.buildState.get(document.uri.toString())?.options ?? this.updateBuildOptions;
                this.resetToState(document, DocumentState.ComputedScopes);
                this.prepareBuild([document], options);
                if (!building.has(document)) {
                    documents.push(document);
                }
            }
        }
    }
}
