import { DocumentState } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { FirebreakLspSharedServices } from '../../../language/lsp/services.ts';
import { modelChanged } from '../../protocol/diagram/picture.ts';

/** Milliseconds to wait for more of the same change: files that are saved together are told once. */
const GATHERING_TIME = 30;

/**
 * Tells the editor whose models changed, soon after their texts were linked.
 *
 * @returns to be called with projects of which more is known without a change of text
 */
export function tellModelChanges(
    connection: Connection,
    shared: FirebreakLspSharedServices,
): (projects: readonly string[]) => void {
    const { ProjectRoots, DocumentBuilder } = shared.workspace;
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
        for (const project of changed) {
            void connection.sendNotification(modelChanged.method, { project });
        }
        changed.clear();
    };
    const schedule = () => {
        clearTimeout(timer);
        timer = setTimeout(tell, GATHERING_TIME);
    };
    DocumentBuilder.onUpdate((touched, deleted) => {
        for (const uri of [...touched, ...deleted]) {
            changed.add(ProjectRoots.projectOf(uri));
        }
    });
    DocumentBuilder.onBuildPhase(DocumentState.IndexedReferences, async (documents) => {
        for (const document of documents) {
            changed.add(ProjectRoots.projectOf(document.uri));
        }
        schedule();
    });
    return (projects) => {
        for (const project of projects) {
            changed.add(project);
        }
        schedule();
    };
}
