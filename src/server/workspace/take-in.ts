import type { URI } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';

/**
 * Builds after the opened folders or the projects have changed: some files and folders anew, models outside the opened
 * folders that belong to the workspace now, and without those that belong to it no longer and are not open. To be
 * called by who holds the workspace's lock for writing.
 */
export async function takeIn(
    { workspace }: FirebreakLspSharedServices,
    changed: readonly URI[],
    token: CancellationToken,
): Promise<void> {
    const { ProjectReach, LangiumDocuments, TextDocuments, DocumentBuilder } = workspace;
    await ProjectReach.look();
    const outside = await ProjectReach.modelsOutside();
    const loaded = outside.filter((uri) => !LangiumDocuments.hasDocument(uri));
    const belongs = (uri: URI) => ProjectReach.contains(uri) || TextDocuments.get(uri) !== undefined;
    const dropped = LangiumDocuments.all.map(({ uri }) => uri).filter((uri) => !belongs(uri));
    await DocumentBuilder.update([...changed.filter(belongs), ...loaded], dropped.toArray(), token);
}
