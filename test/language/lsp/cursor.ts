import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { Position } from 'vscode-languageserver';
import { createFirebreakLspServices, type FirebreakLspServices } from '../../../language/lsp/services.ts';

/** Marks the cursor in a text. */
export const CURSOR = '<|>';

/** A project in an editor, and where its cursor is. */
export interface AtCursor {
    readonly services: FirebreakLspServices;
    /** The document with the cursor, or the first one. */
    readonly document: LangiumDocument;
    readonly documents: ReadonlyMap<string, LangiumDocument>;
    readonly position: Position;
    readonly offset: number;
    /** What a request about the cursor says. */
    readonly params: { readonly textDocument: { readonly uri: string }; readonly position: Position };
}

/** Opens texts as one project and checks them; `<|>` in one of them is the cursor. Each call has services of its own. */
export async function atCursor(texts: string | Readonly<Record<string, string>>): Promise<AtCursor> {
    const { shared, firebreak } = createFirebreakLspServices(EmptyFileSystem);
    const files = Object.entries(typeof texts === 'string' ? { 'model.fbk': texts } : texts);
    const documents = new Map(
        files.map(([name, text]) => {
            const uri = URI.parse(`file:///project/${name}`);
            return [name, shared.workspace.LangiumDocumentFactory.fromString(text.replace(CURSOR, ''), uri)] as const;
        }),
    );
    for (const document of documents.values()) {
        shared.workspace.LangiumDocuments.addDocument(document);
    }
    await shared.workspace.DocumentBuilder.build([...documents.values()], { validation: true });
    const [name = '', text = ''] = files.find(([, it]) => it.includes(CURSOR)) ?? files[0] ?? [];
    const document = documents.get(name);
    if (!document) {
        throw new Error('There is no text.');
    }
    const offset = Math.max(text.indexOf(CURSOR), 0);
    const position = document.textDocument.positionAt(offset);
    const params = { textDocument: { uri: document.uri.toString() }, position };
    return { services: firebreak, document, documents, position, offset, params };
}
