/** Draws the pictures of README from the shop. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { EmptyFileSystem, URI } from 'langium';
import { buildModel } from '../language/build-model.ts';
import { createFirebreakServices } from '../language/services.ts';
import { draw } from '../src/diagram/draw.ts';
import { repository } from './repository.ts';

const THEMES = ['light', 'dark'] as const;

/** The pictures by their places in the repository. */
export async function pictures(): Promise<ReadonlyMap<string, string>> {
    const { shared } = createFirebreakServices(EmptyFileSystem);
    const text = readFileSync(join(repository, 'examples/shop/shop.fbk'), 'utf8');
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.file('/shop.fbk'));
    shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build([document]);
    const model = buildModel([document]);
    const drawn = new Map<string, string>();
    for (const theme of THEMES) {
        const { svg } = await draw(model, { view: 'services', theme });
        drawn.set(`docs/pictures/shop-${theme}.svg`, svg);
    }
    return drawn;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    for (const [path, svg] of await pictures()) {
        mkdirSync(dirname(join(repository, path)), { recursive: true });
        writeFileSync(join(repository, path), svg);
    }
}
