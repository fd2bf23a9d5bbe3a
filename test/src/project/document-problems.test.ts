import { EmptyFileSystem, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { createFirebreakServices } from '../../../language/services.ts';
import { documentProblems } from '../../../src/project/document-problems.ts';

async function problemsOf(text: string) {
    const { shared } = createFirebreakServices(EmptyFileSystem);
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.file('/work/a.fbk'));
    shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build([document], { validation: true });
    return documentProblems(document);
}

describe('documentProblems', () => {
    it('carries code, place and the element in which it stands', async () => {
        expect(await problemsOf('context A {\n  service orders { command place { calls nobody } }\n}\n')).toMatchObject(
            [
                {
                    code: 'link/unknown',
                    severity: 'error',
                    uri: 'file:///work/a.fbk',
                    range: { start: { line: 1, character: 41 }, end: { line: 1, character: 47 } },
                    element: 'A.orders.place',
                },
            ],
        );
    });

    it('gives every problem a code of the text', async () => {
        const problems = await problemsOf(
            'service {\n  calls\n  timeout 300\n"open\nservice a\nservice a { calls a }\n',
        );
        expect(problems.length).toBeGreaterThan(1);
        for (const { code } of problems) {
            expect(code).toMatch(/^(?:syntax|link|check)\/[a-z-]+$/);
        }
    });

    it('finds nothing in a text without mistakes', async () => {
        expect(await problemsOf('service a\n')).toEqual([]);
    });
});
