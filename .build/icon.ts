/** Draws the extension's icon from its SVG: shops of extensions take no vectors. */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { repository } from './repository.ts';

/** Where the icon is, from the repository's top folder. */
export const ICON_FILE = 'src/extension/icons/extension.png';

/** The icon as PNG, 256 pixels a side: twice the 128 at which it is shown. To be called once in a process. */
export async function icon(): Promise<Uint8Array> {
    await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
    const svg = await readFile(join(repository, ICON_FILE.replace('.png', '.svg')), 'utf8');
    return new Resvg(svg).render().asPng();
}

if (import.meta.main) {
    await writeFile(join(repository, ICON_FILE), await icon());
}
