import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../../../.build/repository.ts';

/** The suite as the editor takes it: an extension of its own that holds nothing but tests. */
export interface SuiteExtension {
    /** Publisher and name. */
    readonly id: string;
    readonly folder: string;
    readonly script: string;
}

/**
 * Bundles the suite into one file that runs in Node and in a browser.
 *
 * @param grep only tests whose full title holds this are run; all where it is empty
 */
export async function buildSuite(grep: string): Promise<SuiteExtension> {
    const folder = join(repository, 'out/vscode/suite');
    const script = join(folder, 'suite.cjs');
    await mkdir(folder, { recursive: true });
    await build({
        absWorkingDir: repository,
        entryPoints: ['test/vscode/suite/run.ts'],
        outfile: script,
        bundle: true,
        platform: 'browser',
        external: ['vscode'],
        // Mocha's file for browsers would put itself in the place of what a CommonJS module exports.
        format: 'iife',
        globalName: 'suite',
        footer: { js: 'module.exports = suite;' },
        // The editor hands no arguments to a suite.
        define: { SUITE_GREP: JSON.stringify(grep) },
        sourcemap: 'inline',
        logLevel: 'warning',
    });
    const manifest = {
        name: 'firebreak-tests',
        publisher: 'firebreak',
        version: '0.0.0',
        engines: { vscode: '^1.101.0' },
        main: './suite.cjs',
        browser: './suite.cjs',
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
    return { id: `${manifest.publisher}.${manifest.name}`, folder, script };
}
