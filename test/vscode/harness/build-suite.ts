import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../../../.build/repository.ts';

/**
 * The parts of the suite, each run in a window of its own: tests in a workspace with models, the story that begins in
 * an empty folder, what outlives windows and folders, in a workspace of two folders, a workspace that nobody trusts, and
 * a window without a folder.
 */
export const SUITE_PARTS = ['models', 'story', 'lifecycle', 'restricted', 'nofolder'] as const;

/** Name of a part of the suite. */
export type SuitePart = (typeof SUITE_PARTS)[number];

/** The suite as the editor takes it: an extension of its own that holds nothing but tests. */
export interface SuiteExtension {
    /** Publisher and name. */
    readonly id: string;
    readonly folder: string;
    readonly scripts: Readonly<Record<SuitePart, string>>;
}

/** What the suite cannot ask the editor for. */
export interface SuiteSettings {
    /** Only tests whose full title holds this are run; all where it is empty. */
    readonly grep: string;
    /** Where page objects are asked; empty where there are none. */
    readonly pages: string;
}

/** Bundles each part of the suite into one file that runs in Node and in a browser. */
export async function buildSuite({ grep, pages }: SuiteSettings): Promise<SuiteExtension> {
    const folder = join(repository, 'out/vscode/suite');
    await mkdir(folder, { recursive: true });
    await build({
        absWorkingDir: repository,
        entryPoints: {
            models: 'test/vscode/suite/run.ts',
            story: 'test/vscode/suite/story/run.ts',
            lifecycle: 'test/vscode/suite/lifecycle/run.ts',
            restricted: 'test/vscode/suite/restricted/run.ts',
            nofolder: 'test/vscode/suite/nofolder/run.ts',
        },
        outdir: folder,
        outExtension: { '.js': '.cjs' },
        bundle: true,
        platform: 'browser',
        external: ['vscode'],
        // Mocha's file for browsers would put itself in the place of what a CommonJS module exports.
        format: 'iife',
        globalName: 'suite',
        footer: { js: 'module.exports = suite;' },
        // The editor hands no arguments to a suite.
        define: { SUITE_GREP: JSON.stringify(grep), SUITE_PAGES: JSON.stringify(pages) },
        sourcemap: 'inline',
        logLevel: 'warning',
    });
    const manifest = {
        name: 'firebreak-tests',
        publisher: 'firebreak',
        version: '0.0.0',
        engines: { vscode: '^1.101.0' },
        main: './models.cjs',
        browser: './models.cjs',
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
    const script = (part: SuitePart) => join(folder, `${part}.cjs`);
    return {
        id: `${manifest.publisher}.${manifest.name}`,
        folder,
        scripts: {
            models: script('models'),
            story: script('story'),
            lifecycle: script('lifecycle'),
            restricted: script('restricted'),
            nofolder: script('nofolder'),
        },
    };
}
