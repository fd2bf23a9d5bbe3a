import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../../../.build/repository.ts';

const PAGES = { panel: 'webview/main.ts', results: 'webview/results/main.ts' } as const;

const built = new Map<keyof typeof PAGES, Promise<string>>();

/** Bundles a page as it is now, the panel unless another is named; each once a run. Its folder. */
export function buildPanel(name: keyof typeof PAGES = 'panel'): Promise<string> {
    const folder = built.get(name) ?? bundle(name);
    built.set(name, folder);
    return folder;
}

async function bundle(name: keyof typeof PAGES): Promise<string> {
    const folder = join(repository, 'out/browser', name);
    await mkdir(folder, { recursive: true });
    const { outputFiles } = await build({
        absWorkingDir: repository,
        entryPoints: [PAGES[name]],
        outfile: join(folder, `${name}.js`),
        bundle: true,
        platform: 'browser',
        target: 'es2022',
        format: 'iife',
        loader: { '.ttf': 'file' },
        assetNames: '[name]',
        write: false,
        logLevel: 'warning',
    });
    await Promise.all(outputFiles.map((file) => writeFile(file.path, file.contents)));
    return folder;
}
