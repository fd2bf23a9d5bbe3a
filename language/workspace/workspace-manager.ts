import {
    type AstNode,
    DefaultWorkspaceManager,
    type FileSystemNode,
    type LangiumDocument,
    type LangiumDocumentFactory,
    type Stream,
    URI,
    UriUtils,
    type WorkspaceFolder,
} from 'langium';
import type { FirebreakSharedServices } from '../services.ts';
import { CONFIG_FILE, type ProjectRoots } from './project-roots.ts';
import { addSettingsAbove } from './settings-above.ts';
import { isSkippedFolder } from './skipped-folders.ts';

/** Finds models and projects in the workspace folders; leaves out hidden folders and what tools make. */
export class FirebreakWorkspaceManager extends DefaultWorkspaceManager {
    private readonly roots: () => ProjectRoots;
    private readonly documentFactory: LangiumDocumentFactory;

    constructor(services: FirebreakSharedServices) {
        super(services);
        this.roots = () => services.workspace.ProjectRoots;
        this.documentFactory = services.workspace.LangiumDocumentFactory;
        // Closed files show their problems from the start, not only after the first edit.
        this.initialBuildOptions = { validation: true };
    }

    override shouldIncludeEntry(entry: FileSystemNode): boolean {
        if (entry.isDirectory) {
            return !isSkippedFolder(UriUtils.basename(entry.uri));
        }
        return super.shouldIncludeEntry(entry);
    }

    protected override async traverseFolder(folder: URI, uris: URI[]): Promise<void> {
        if (await this.fileSystemProvider.exists(UriUtils.joinPath(folder, CONFIG_FILE))) {
            this.roots().add(folder);
        }
        await super.traverseFolder(folder, uris);
    }

    protected override async loadWorkspaceDocuments(
        uris: Stream<URI>,
        collector: (document: LangiumDocument) => void,
    ): Promise<void> {
        await Promise.all(uris.map(async (uri) => collector(await this.documentFactory.fromUri(uri))));
    }

    protected override async loadAdditionalDocuments(
        folders: WorkspaceFolder[],
        _collector: (document: LangiumDocument<AstNode>) => void,
    ): Promise<void> {
        for (const folder of folders) {
            this.roots().addWorkspaceFolder(URI.parse(folder.uri));
            await addSettingsAbove(this.fileSystemProvider, this.roots(), URI.parse(folder.uri));
        }
    }
}
