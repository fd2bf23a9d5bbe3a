import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../../../.build/repository.ts';

let built: Promise<string> | undefined;

/** Bundles the panel as it is now; once a run. Its folder. */
export function buildPanel(): Promise<string> {
    built ??= bundle();
    return built;
}

async function bundle(): Promise<string> {
    const folder = join(repository, 'out/browser/panel');
    await mkdir(folder, { recursive: true });
    const { outputFiles } = await build({
        absWorkingDir: repository,
        entryPoints: ['webview/main.ts'],
        outfile: join(folder, 'panel.js'),
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
