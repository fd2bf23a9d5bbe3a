import { FileChangeType, type FileEvent } from 'vscode-languageserver-protocol';

const skippedFolder = /\/(?:\.[^/]+|node_modules)\//;
/** Settings are called `firebreak.json`, baselines as the settings say. */
const modelFile = /\.(?:fbk|json)$/;

/**
 * Whether the language server needs to hear of a change on disk: one of a model file, or the coming or going of
 * something else, which may be a folder of them. Builds and package managers change thousands of other files.
 */
export function concernsModel(event: FileEvent): boolean {
    if (skippedFolder.test(event.uri)) {
        return false;
    }
    return modelFile.test(event.uri) || event.type !== FileChangeType.Changed;
}
