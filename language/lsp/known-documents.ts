import { DefaultLangiumDocuments, type LangiumDocument, type URI } from 'langium';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/**
 * The documents that builds have brought in, and no others. Langium's own would read a file because somebody asks about
 * it: one that was deleted, or that the settings leave out, would come back half-built and hold up all that waits for
 * the workspace.
 */
export class KnownDocuments extends DefaultLangiumDocuments {
    override async getOrCreateDocument(uri: URI): Promise<LangiumDocument> {
        const document = this.getDocument(uri);
        if (!document) {
            throw new ResponseError(LSPErrorCodes.ServerCancelled, `There is no model ${uri.toString(true)} any more.`);
        }
        return document;
    }
}
