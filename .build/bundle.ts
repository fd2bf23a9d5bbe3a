/**
 * Writes everything that is shipped into `dist/`, self-contained files for each way to start Firebreak, and the
 * notices of the packages that are in them. `--dev` leaves the code readable.
 */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type BuildOptions, build, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import { writeDeclarations } from './declarations.ts';
import { repository } from './repository.ts';
import { writeThirdPartyNotices } from './third-party-notices.ts';
import { withoutUnneeded } from './without-unneeded.ts';

/** Zod carries its messages in fifty languages, a quarter of a megabyte; ours are English. */
const englishOnly: Plugin = {
    name: 'english-only',
    setup({ onLoad }) {
        onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
            contents: `export { default as en } from './en.js';`,
        }));
    },
};

/**
 * What both servers and the command are made of is built as for browsers, and runs in Node as well. What only Node's
 * have of a package is found as Node finds it; and pdfkit names a file beside its own when it is loaded, which a module
 * without a place cannot, and never reads it.
 */
const forBothServers: Plugin = {
    name: 'for-both-servers',
    setup({ onResolve, onLoad }) {
        onResolve(
            { filter: /^(?:vscode-(?:languageserver(?:-protocol)?|jsonrpc)\/node(?:\.js)?|picocolors)$/ },
            (found) => ({
                path: createRequire(join(found.resolveDir, 'module.js')).resolve(found.path),
            }),
        );
        onLoad({ filter: /[\\/]pdfkit[\\/]js[\\/].*\.m?js$/ }, async ({ path }) => ({
            contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', '"file:///"'),
        }));
    },
};

interface Bundle {
    /** Several by the names that they get. */
    readonly entry: string | Readonly<Record<string, string>>;
    readonly output: string;
    readonly options: BuildOptions;
}

// ES modules before CommonJS: some packages' CommonJS files look their parts up at run time, out of a bundler's sight.
const forNode: BuildOptions = { platform: 'node', target: 'node22', mainFields: ['module', 'main'] };
const forBrowser: BuildOptions = { platform: 'browser', target: 'es2022' };
/** The editor gives an extension its API under this name; there is no such package. */
const inEditor: BuildOptions = { format: 'cjs', external: ['vscode'] };

/** Modules that name each other, so that what is not needed is not loaded and what several need is there once. */
const inParts: BuildOptions = { format: 'esm', splitting: true };

/** The servers run ELK in a worker of their own, never in their thread. */
const elkInItsWorker = ['elkjs/lib/elk.bundled.js'];

// The manifest says `"type": "module"`, so what the editor loads as CommonJS must end in `.cjs`.
const bundles: readonly Bundle[] = [
    {
        entry: 'src/extension/activate-node.ts',
        output: 'dist/extension/node.cjs',
        options: { ...forNode, ...inEditor },
    },
    {
        entry: 'src/extension/activate-browser.ts',
        output: 'dist/extension/browser.cjs',
        options: { ...forBrowser, ...inEditor },
    },
    // In parts that all share: the command of the editor's tasks is made of what the servers are made of.
    {
        entry: {
            browser: 'src/server/main-browser.ts',
            node: 'src/server/main-node.ts',
            command: 'src/cli/editor-main.ts',
        },
        output: 'dist/server/node.js',
        options: {
            ...forBrowser,
            ...inParts,
            outdir: 'dist/server',
            external: [...elkInItsWorker, ...builtinModules, 'node:*'],
            plugins: [forBothServers],
        },
    },
    // One for both servers: Node loads it as it is, the browser's server has it read by the editor.
    {
        entry: 'src/server/layout-worker.ts',
        output: 'dist/server/layout-worker.cjs',
        options: { ...forBrowser, format: 'iife' },
    },
    {
        entry: 'src/server/simulation-worker.ts',
        output: 'dist/server/simulation-worker.cjs',
        options: { ...forBrowser, format: 'iife' },
    },
    // Beside the script: its style sheet and the font with the editor's icons.
    {
        entry: 'webview/main.ts',
        output: 'dist/webview/panel.js',
        options: { ...forBrowser, format: 'iife', loader: { '.ttf': 'file' }, assetNames: '[name]' },
    },
    {
        entry: 'webview/results/main.ts',
        output: 'dist/webview/results.js',
        options: { ...forBrowser, format: 'iife' },
    },
    // In parts, so that a command loads what it needs: ELK alone takes 60 ms to read, and only `draw` wants it.
    {
        entry: {
            main: 'src/cli/main.ts',
            'picture-worker': 'src/cli/picture-worker.ts',
            'simulation-worker': 'src/cli/simulation-worker.ts',
        },
        output: 'dist/cli/main.js',
        options: { ...forNode, ...inParts, outdir: 'dist/cli' },
    },
    // For programs of others, to be read as it is.
    {
        entry: 'src/simulation/breaker/circuit-breaker.ts',
        output: 'dist/library/circuit-breaker.js',
        options: { ...forBrowser, format: 'esm', minify: false },
    },
];

const isDevelopment = process.argv.includes('--dev');

// All are built before the first is written: a mistake leaves the last good ones in place.
const built = await Promise.all(bundles.map(buildOne));
await rm(join(repository, 'dist'), { recursive: true, force: true });
for (const { isInParts, files } of built) {
    await Promise.all(files.map((file) => writeOutput(file, isInParts)));
}
await writeRasteriser(join(repository, 'dist/cli/resvg.wasm.br'));
await copyEditorFiles();
await writeDeclarations('src/simulation/breaker/circuit-breaker.ts', 'dist/library');
await writeThirdPartyNotices(
    built.map(({ metafile }) => metafile),
    join(repository, 'dist/THIRD_PARTY_NOTICES.txt'),
);

interface BuiltBundle {
    readonly isInParts: boolean;
    readonly files: readonly OutputFile[];
    readonly metafile: Metafile;
}

async function buildOne({ entry, output, options }: Bundle): Promise<BuiltBundle> {
    const { outputFiles, metafile } = await build({
        ...(options.splitting ? {} : { outfile: output }),
        ...options,
        absWorkingDir: repository,
        entryPoints: typeof entry === 'string' ? [entry] : entry,
        bundle: true,
        plugins: [englishOnly, withoutUnneeded, ...(options.plugins ?? [])],
        write: false,
        metafile: true,
        minify: options.minify ?? !isDevelopment,
        sourcemap: 'external',
        legalComments: 'none',
        logLevel: 'warning',
        define: { 'process.env.NODE_ENV': '"production"' },
    });
    return { isInParts: options.splitting === true, files: outputFiles, metafile };
}

/** Source maps are for us, to read a stack trace with; they are kept apart so that no package holds them. */
async function writeOutput(file: OutputFile, isInParts: boolean): Promise<void> {
    if (file.path.endsWith('.map')) {
        await write(join(repository, 'out/source-maps', relative(repository, file.path)), file.text);
        return;
    }
    if (!isInParts) {
        await write(file.path, file.contents);
        return;
    }
    const isCommand = file.path === join(repository, 'dist/cli/main.js');
    const text = withRequire(file.text, file.path.startsWith(join(repository, 'dist/server')));
    await write(file.path, isCommand ? asCommand(text) : text);
    if (isCommand) {
        await chmod(file.path, 0o755);
    }
}

/** Gives an ES module a `require` where a bundled CommonJS package asks for one. */
function withRequire(text: string, isForBrowsers: boolean): string {
    // A browser has none; the editor's Node is new enough to be asked without an import, which no browser could follow.
    const require = isForBrowsers
        ? `const require = globalThis.process?.getBuiltinModule?.('node:module').createRequire(import.meta.url);\n`
        : `import { createRequire } from 'node:module';const require = createRequire(import.meta.url);\n`;
    return text.includes('Dynamic require of') ? require + text : text;
}

/** Makes a module runnable by its name. */
function asCommand(text: string): string {
    return `#!/usr/bin/env node\n${text}`;
}

/** What PNG is drawn with; two and a half megabytes that only `draw` reads, so that unpacking it there is no loss. */
async function writeRasteriser(path: string): Promise<void> {
    const code = await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };
    await write(path, await promisify(brotliCompress)(code, { params }));
}

/** What the editor reads beside code: the panel's icons, and the fonts of exports. */
async function copyEditorFiles(): Promise<void> {
    const files = [
        ...['diagram-light.svg', 'diagram-dark.svg'].map((name) => [`webview/icons/${name}`, `dist/webview/${name}`]),
        ...[400, 500, 600].map((weight) => [
            `src/diagram/fonts/inter-${weight}.ttf`,
            `dist/export/inter-${weight}.ttf`,
        ]),
    ] as const;
    for (const [from = '', to = ''] of files) {
        await write(join(repository, to), await readFile(join(repository, from)));
    }
}

async function write(path: string, text: string | Uint8Array): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
}
