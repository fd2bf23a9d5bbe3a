import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Model } from '../language/generated/ast.ts';
import { createFirebreakServices, type FirebreakServices } from '../language/services.ts';

/** What came of reading some texts as one project. */
export interface Parsed {
    /** By name, in the order in which they were given. */
    readonly documents: ReadonlyMap<string, LangiumDocument<Model>>;
    /** All problems of the texts, document by document in the order given, and by place within each. */
    readonly diagnostics: readonly Diagnostic[];
    readonly services: FirebreakServices;
}

/** Name that a single text gets. */
export const ONLY_DOCUMENT = 'model.fbk';

/** Parses, links and checks one text, or several as one project; each call has services of its own. */
export async function parse(texts: string | Readonly<Record<string, string>>): Promise<Parsed> {
    const { shared, firebreak } = createFirebreakServices({ ...EmptyFileSystem });
    const documents = new Map<string, LangiumDocument<Model>>();
    for (const [name, text] of Object.entries(typeof texts === 'string' ? { [ONLY_DOCUMENT]: texts } : texts)) {
        const uri = URI.parse(`file:///project/${name}`);
        const document = shared.workspace.LangiumDocumentFactory.fromString<Model>(text, uri);
        shared.workspace.LangiumDocuments.addDocument(document);
        documents.set(name, document);
    }
    await shared.workspace.DocumentBuilder.build([...documents.values()], { validation: true });
    const diagnostics = [...documents.values()].flatMap((document) => [...(document.diagnostics ?? [])].sort(byPlace));
    return { documents, diagnostics, services: firebreak };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
    const [from, to] = [a.range.start, b.range.start];
    return from.line - to.line || from.character - to.character;
}
