import { EmptyFileSystemProvider, type FileSystemProvider, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../language/build-model.ts';
import { createFirebreakServices } from '../../../language/services.ts';
import { choicesFrom } from '../../arbitraries/seeded-choices.ts';
import { examplesAt } from '../../robustness/examples-on-disk.ts';
import { applyEdit, randomEdit } from '../../robustness/random-edits.ts';

const EDITS = 40;
const FOLDER = 'file:///work';

/** A project of some texts; what it was asked for before is remembered from one change to the next. */
async function project(texts: ReadonlyMap<string, string>) {
    const present = new Map(texts);
    const files: FileSystemProvider = Object.assign(new EmptyFileSystemProvider(), {
        readFile: async (uri: URI) => present.get(uri.toString()) ?? '',
    });
    const { shared } = createFirebreakServices({ fileSystemProvider: () => files });
    const { LangiumDocuments, DocumentBuilder } = shared.workspace;
    const model = () => buildModel(LangiumDocuments.all.toArray());
    const uris = [...texts.keys()].map((uri) => URI.parse(uri));
    for (const uri of uris) {
        await LangiumDocuments.getOrCreateDocument(uri);
    }
    await DocumentBuilder.update(uris, []);
    return {
        model,
        async write(uri: string, text: string) {
            present.set(uri, text);
            await DocumentBuilder.update([URI.parse(uri)], []);
            return model();
        },
    };
}

describe('a model that is made again after a change', () => {
    const examples = new Map([...examplesAt(FOLDER)].filter(([uri]) => uri.endsWith('.fbk')));
    const textsOf = (part: string) =>
        new Map([...examples].filter(([uri]) => uri.includes(part) && !uri.includes('/mended/')));

    it.each(['/train-ticket/', '/shop/', '/distributed-monolith/'])(
        'is the one that is made afresh: %s',
        { timeout: 90_000 },
        async (part) => {
            const originals = textsOf(part);
            const texts = new Map(originals);
            const choices = choicesFrom(11);
            const changing = await project(texts);
            changing.model();
            for (let count = 0; count < EDITS; count++) {
                const uri = choices.oneOf([...texts.keys()]);
                const text = texts.get(uri) ?? '';
                const original = originals.get(uri) ?? '';
                const sources = { text, original, before: undefined, others: [...texts.values()] };
                const edited = applyEdit(text, randomEdit(sources, choices));
                texts.set(uri, edited);
                const after = await changing.write(uri, edited);
                if (count % 10 === 9) {
                    expect(after).toEqual((await project(texts)).model());
                }
            }
        },
    );
});
