import { EmptyFileSystem, URI } from 'langium';
import { buildModel } from '../language/build-model.ts';
import { createFirebreakServices } from '../language/services.ts';
import type { ArchitectureModel } from '../src/model/architecture.ts';

/**
 * The model of a text, or of several as one project. All calls of a test file share one parser, whose start takes
 * longer than most texts.
 *
 * @param tolerant builds a model of what can be understood of texts with errors
 * @throws Error with every error in the texts, so that no test stands on a text that says something else than it seems
 */
export async function modelOf(
    texts: string | Readonly<Record<string, string>>,
    { tolerant = false }: { readonly tolerant?: boolean } = {},
): Promise<ArchitectureModel> {
    const { workspace } = services;
    const documents = Object.entries(typeof texts === 'string' ? { 'model.fbk': texts } : texts).map(([name, text]) => {
        const document = workspace.LangiumDocumentFactory.fromString(text, URI.parse(`file:///project/${name}`));
        workspace.LangiumDocuments.addDocument(document);
        return document;
    });
    try {
        await workspace.DocumentBuilder.build(documents, { validation: true });
        const errors = documents.flatMap((document) =>
            (document.diagnostics ?? [])
                .filter((diagnostic) => diagnostic.severity === 1)
                .map(({ range, message }) => `${document.uri.path}:${range.start.line + 1}: ${String(message)}`),
        );
        if (errors.length > 0 && !tolerant) {
            throw new Error(`The text has errors:\n${errors.join('\n')}`);
        }
        return buildModel(documents);
    } finally {
        await workspace.DocumentBuilder.update(
            [],
            documents.map((document) => document.uri),
        );
    }
}

const { shared: services } = createFirebreakServices(EmptyFileSystem);
