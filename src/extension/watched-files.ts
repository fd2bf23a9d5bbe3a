import { FileChangeType, type FileEvent } from 'vscode-languageserver-protocol';

const skippedFolder = /\/(?:\.[^/]+|node_modules)\//;
/** Settings are called `firebreak.json`, baselines as the settings say. */
const modelFile = /\.(?:fbk|json)$/;

/**
 * Whether the language server needs to hear of a change on disk: one of a model file, or the coming or going of
 * something else, which may be a folder of them. Builds and package managers change thousands of other files.
 *
 * @param folders the open ones, as URIs; they may lie in hidden folders themselves
 */
export function concernsModel(event: FileEvent, folders: readonly string[]): boolean {
    const folder = folders.filter((each) => event.uri.startsWith(`${each}/`)).sort((a, b) => b.length - a.length)[0];
    if (skippedFolder.test(event.uri.slice(folder?.length ?? 0))) {
        return false;
    }
    return modelFile.test(event.uri) || event.type !== FileChangeType.Changed;
}
