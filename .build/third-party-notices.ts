import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { interLicence } from './inter.ts';
import { repository } from './repository.ts';

/** Licences that allow us to ship the code in ours. Another one stops the build until somebody has read it. */
const allowedLicences = new Set([
    '0BSD',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    // Of icons: we name their makers here and change nothing.
    'CC-BY-4.0',
    'EPL-2.0',
    'ISC',
    'MIT',
    'MPL-2.0',
]);

/** Packages whose manifest names no licence, and the licence that their own file is. */
const licencesOfFiles = new Map([['png-js', 'MIT']]);

interface ShippedPackage {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
    /** Where its source is, which some licences want us to say. */
    readonly source: string;
    readonly text: string;
}

/**
 * Writes the names and licences of all packages whose code is in the bundles.
 *
 * @throws Error when a package has no licence that we may ship under
 */
export async function writeThirdPartyNotices(metafiles: readonly Metafile[], output: string): Promise<void> {
    const folders = new Set(metafiles.flatMap(packageFolders));
    const packages = await Promise.all([...folders].map(readPackage));
    const unique = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
    const sections = [...unique.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([title, each]) => `${title} (${each.licence})\n${each.source}\n${'-'.repeat(72)}\n${each.text.trim()}\n`);
    const font = `Inter (OFL-1.1), reduced to some of its characters\n${'-'.repeat(72)}\n${interLicence().trim()}\n`;
    const code = `Firebreak contains code of these packages:\n\n${sections.join('\n\n')}`;
    await writeFile(output, `${code}\n\nIt contains this font, and puts it into the files that it writes:\n\n${font}`);
}

/** The folders of the packages of which at least one byte is shipped. */
function packageFolders(metafile: Metafile): string[] {
    return Object.values(metafile.outputs)
        .flatMap((output) => Object.entries(output.inputs))
        .filter(([, input]) => input.bytesInOutput > 0)
        .flatMap(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
}

async function readPackage(folder: string): Promise<ShippedPackage> {
    const manifest = JSON.parse(await readFile(join(repository, folder, 'package.json'), 'utf8'));
    const offered = String(manifest.license ?? licencesOfFiles.get(manifest.name))
        .replaceAll(/[()]/g, '')
        .split(' OR ');
    const licence = offered.find((each) => allowedLicences.has(each));
    if (licence === undefined) {
        throw new Error(`${folder} is under "${manifest.license}", which is not among the licences that we ship.`);
    }
    return {
        name: manifest.name,
        version: manifest.version,
        licence,
        source: webAddress(manifest.repository?.url ?? manifest.repository ?? manifest.homepage ?? ''),
        text: await readLicenceText(folder, licence, nameOf(manifest.author)),
    };
}

/** `git@github.com:a/b.git`, `git+ssh://git@github.com/a/b`, `a/b` and the like as one can open them. */
function webAddress(repository: string): string {
    return repository
        .replace(/^git@([^:/]+):/, 'https://$1/')
        .replace(/^(?:git\+)?(?:https?|ssh|git):\/\/(?:git@)?/, 'https://')
        .replace(/^(?=[\w.-]+\/[\w.-]+$)/, 'https://github.com/');
}

/** Whom a manifest names as the author, without an address. */
function nameOf(author: string | { readonly name?: string } | undefined): string {
    const name = typeof author === 'string' ? author : author?.name;
    return name?.replace(/ *[<(].*/, '') ?? 'its authors';
}

/** Where licences stand whose text a package need not bring. */
const LICENCE_ADDRESSES = new Map([['MPL-2.0', 'https://mozilla.org/MPL/2.0/']]);

/** The texts of licences that want theirs in every copy, for packages that only name them. */
const LICENCE_TEXTS = new Map([
    [
        'MIT',
        `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`,
    ],
    [
        'ISC',
        `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR
IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
    ],
]);

async function readLicenceText(folder: string, licence: string, author: string): Promise<string> {
    const names = await readdir(join(repository, folder));
    const name = names.find((each) => /^licen[cs]e(?:[.-].*)?$/i.test(each));
    if (name !== undefined) {
        return readFile(join(repository, folder, name), 'utf8');
    }
    const notice = join(repository, folder, 'NOTICE');
    if (existsSync(notice)) {
        return readFile(notice, 'utf8');
    }
    const text = LICENCE_TEXTS.get(licence);
    if (text !== undefined) {
        return `Copyright (c) ${author}\n\n${text}`;
    }
    const address = LICENCE_ADDRESSES.get(licence);
    const where = address === undefined ? '' : ` (${address}); its source is at the address above`;
    return `Licensed under ${licence}${where}.`;
}
