import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Model } from '../language/generated/ast.ts';
import { type CheckSettings, createFirebreakServices, type FirebreakServices } from '../language/services.ts';

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
export function parse(texts: string | Readonly<Record<string, string>>, settings: CheckSettings = {}): Promise<Parsed> {
    return createParse(settings)(texts);
}

/** A `parse` that uses the same services again and again, for many texts; each call sees its own texts only. */
export function createParse(settings: CheckSettings = {}): typeof parse {
    const { shared, firebreak } = createFirebreakServices({ ...EmptyFileSystem, ...settings });
    const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder, IndexManager } = shared.workspace;
    return async (texts) => {
        for (const { uri } of LangiumDocuments.all.toArray()) {
            LangiumDocuments.deleteDocument(uri);
            IndexManager.remove(uri);
        }
        const documents = new Map<string, LangiumDocument<Model>>();
        for (const [name, text] of Object.entries(typeof texts === 'string' ? { [ONLY_DOCUMENT]: texts } : texts)) {
            const uri = URI.parse(`file:///project/${name}`);
            const document = LangiumDocumentFactory.fromString<Model>(text, uri);
            LangiumDocuments.addDocument(document);
            documents.set(name, document);
        }
        await DocumentBuilder.build([...documents.values()], { validation: true });
        const diagnostics = [...documents.values()].flatMap((document) =>
            [...(document.diagnostics ?? [])].sort(byPlace),
        );
        return { documents, diagnostics, services: firebreak };
    };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
    const [from, to] = [a.range.start, b.range.start];
    return from.line - to.line || from.character - to.character;
}
