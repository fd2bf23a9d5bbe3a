import { type FileSystemProvider, type URI, UriUtils, type WorkspaceManager } from 'langium';
import type { FirebreakSharedServices } from '../services.ts';
import type { ProjectRoots } from './project-roots.ts';
import { findSettingsAbove } from './settings-above.ts';

/**
 * What belongs to the workspace: the opened folders, and where one of them is a part of a project that begins above it,
 * the rest of that project, so that the editor knows what the command line knows.
 */
export class ProjectReach {
    private readonly roots: ProjectRoots;
    private readonly files: FileSystemProvider;
    private readonly manager: () => WorkspaceManager;
    private opened: readonly URI[] = [];
    private above: readonly URI[] = [];

    constructor(services: FirebreakSharedServices) {
        this.roots = services.workspace.ProjectRoots;
        this.files = services.workspace.FileSystemProvider;
        this.manager = () => services.workspace.WorkspaceManager;
    }

    /** The folders that are open now. */
    get folders(): readonly URI[] {
        return this.opened;
    }

    /** Roots of projects that begin above the opened folders, as far as {@link look} has seen. */
    get rootsAbove(): readonly URI[] {
        return this.above;
    }

    /** Takes other folders for the opened ones. */
    open(folders: readonly URI[]): void {
        for (const folder of this.opened) {
            this.roots.removeWorkspaceFolder(folder);
        }
        for (const folder of folders) {
            this.roots.addWorkspaceFolder(folder);
        }
        this.opened = folders;
    }

    /** Looks for settings above the opened folders, and makes the folders that hold them projects. */
    async look(): Promise<void> {
        const found = new Map<string, URI>();
        for (const folder of this.opened) {
            const root = await findSettingsAbove(this.files, folder);
            if (root) {
                this.roots.add(root);
                found.set(root.toString(), root);
            }
        }
        this.above = [...found.values()];
    }

    /** Whether a file is part of the workspace, be it open or not. */
    contains(uri: URI): boolean {
        return this.opened.some((folder) => UriUtils.contains(folder, uri)) || this.isOutside(uri);
    }

    /** The models of the workspace that are in none of the opened folders. */
    async modelsOutside(): Promise<URI[]> {
        const found = await Promise.all(this.above.map((root) => this.manager().searchFolder(root)));
        const models = new Map(found.flat().map((uri) => [uri.toString(), uri]));
        return [...models.values()].filter(
            (uri) => this.isOutside(uri) && !this.opened.some((folder) => UriUtils.contains(folder, uri)),
        );
    }

    private isOutside(uri: URI): boolean {
        const project = this.roots.projectOf(uri);
        return this.above.some((root) => root.toString().replace(/\/+$/, '') === project);
    }
}
