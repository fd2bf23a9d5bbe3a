/**
 * Packs the VS Code extension out of `dist/` into `out/firebreak-<version>.vsix`. The repository is an npm package as
 * well, so the extension is laid out in a folder of its own first: with the manifest's part for the editor, and
 * nothing but what the editor reads.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { filesOf, PROJECT_TEMPLATES } from '../src/templates/project-templates.ts';
import { repository } from './repository.ts';

/** What goes into the package, beside the manifest. */
const contents = [
    'CHANGELOG.md',
    'LICENSE',
    'dist/THIRD_PARTY_NOTICES.txt',
    'dist/export',
    'dist/extension',
    'dist/server',
    'dist/webview',
    'docs/firebreak.schema.json',
    'docs/language.md',
    'src/extension/findings-tree/firebreak.svg',
    'src/extension/icons',
    'src/extension/walkthrough',
    'syntaxes',
    ...PROJECT_TEMPLATES.flatMap((template) => filesOf(template).map((file) => `${template.folder}/${file}`)),
] as const;

/** Keys of package.json that are npm's business. */
const npmKeys = ['allowScripts', 'bin', 'dependencies', 'devDependencies', 'files', 'overrides', 'private', 'scripts'];

/**
 * Packs the extension.
 *
 * @returns the path of the package
 * @throws Error when the extension has not been built, or the editor would refuse the package
 */
export async function packageExtension(): Promise<string> {
    const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
    const folder = join(repository, 'out/extension');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const path of contents) {
        await cp(join(repository, path), join(folder, path), { recursive: true });
    }
    const hasHome = manifest.repository !== undefined;
    await writeFile(join(folder, 'README.md'), await extensionPage(hasHome));
    // The pages that explain the rules; what else stands beside them is in the bundles.
    await cp(join(repository, 'src/rules'), join(folder, 'src/rules'), {
        recursive: true,
        filter: (path) => !path.endsWith('.ts'),
    });
    const kept = Object.entries(manifest).filter(([key]) => !npmKeys.includes(key));
    await writeFile(join(folder, 'package.json'), `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`);
    // Nothing in the folder is to be left out; without the file the packer asks whether we thought of it.
    await writeFile(join(folder, '.vscodeignore'), '');
    const vsix = join(repository, `out/firebreak-${manifest.version}.vsix`);
    await createVSIX({
        cwd: folder,
        packagePath: vsix,
        dependencies: false,
        // Without an address of the repository there is nothing that links could be completed with.
        allowMissingRepository: !hasHome,
        rewriteRelativeLinks: hasHome,
    });
    return vsix;
}

/**
 * The page of the extension, which the editor shows. It shows pictures only from the net: what is in the package or in the
 * text itself it leaves out. So there are none until the repository has an address for the packer to complete them with.
 */
async function extensionPage(hasHome: boolean): Promise<string> {
    const folder = 'src/extension';
    const page = await readFile(join(repository, folder, 'README.md'), 'utf8');
    return hasHome
        ? page.replaceAll('](walkthrough/', `](${folder}/walkthrough/`)
        : page.replace(/^!\[[^\]]*\]\(walkthrough\/[\w.-]+\)\n\n/gm, '');
}

if (import.meta.main) {
    console.log(await packageExtension());
}
