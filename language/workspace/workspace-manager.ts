import {
    type AstNode,
    DefaultWorkspaceManager,
    type FileSystemNode,
    type LangiumDocument,
    type LangiumDocumentFactory,
    type Stream,
    stream,
    URI,
    UriUtils,
    type WorkspaceFolder,
} from 'langium';
import type { FirebreakSharedServices } from '../services.ts';
import type { ProjectReach } from './project-reach.ts';
import { CONFIG_FILE, type ProjectRoots } from './project-roots.ts';
import { isSkippedFolder } from './skipped-folders.ts';

/** Finds models and projects in the workspace folders; leaves out hidden folders and what tools make. */
export class FirebreakWorkspaceManager extends DefaultWorkspaceManager {
    private readonly roots: () => ProjectRoots;
    private readonly reach: () => ProjectReach;
    private readonly documentFactory: LangiumDocumentFactory;

    constructor(services: FirebreakSharedServices) {
        super(services);
        this.roots = () => services.workspace.ProjectRoots;
        this.reach = () => services.workspace.ProjectReach;
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
        collector: (document: LangiumDocument<AstNode>) => void,
    ): Promise<void> {
        const reach = this.reach();
        reach.open(folders.map(({ uri }) => URI.parse(uri)));
        await reach.look();
        await this.loadWorkspaceDocuments(stream(await reach.modelsOutside()), collector);
    }
}
