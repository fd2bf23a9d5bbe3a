import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../../../.build/repository.ts';

const built = new Map<string, Promise<string>>();

/** Bundles the panel as it is now; once a run. Its folder. */
export function buildPanel(): Promise<string> {
    return once('webview/main.ts', 'panel.js', 'file');
}

/** The same for the panel that needs no editor. */
export function buildOfflinePanel(): Promise<string> {
    return once('webview/offline/main.ts', 'offline.js', 'dataurl');
}

function once(entry: string, output: string, fonts: 'file' | 'dataurl'): Promise<string> {
    const known = built.get(entry) ?? bundle(entry, output, fonts);
    built.set(entry, known);
    return known;
}

async function bundle(entry: string, output: string, fonts: 'file' | 'dataurl'): Promise<string> {
    const folder = join(repository, 'out/browser/panel');
    await mkdir(folder, { recursive: true });
    const { outputFiles } = await build({
        absWorkingDir: repository,
        entryPoints: [entry],
        outfile: join(folder, output),
        bundle: true,
        platform: 'browser',
        target: 'es2022',
        format: 'iife',
        loader: { '.ttf': fonts },
        assetNames: '[name]',
        write: false,
        logLevel: 'warning',
    });
    await Promise.all(outputFiles.map((file) => writeFile(file.path, file.contents)));
    return folder;
}
