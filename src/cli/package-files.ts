import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/**
 * Reads a file that comes with Firebreak: a template, a rule's page.
 *
 * @param path from the root of the package, which stands two folders up both in the sources and where it is installed
 */
export async function readPackageFile(path: string): Promise<string> {
    return readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** The same for a file that is no text. */
export async function readPackageBytes(path: string): Promise<Uint8Array> {
    return readFile(new URL(`../../${path}`, import.meta.url));
}

/** The version of Firebreak that runs. */
export function packageVersion(): string {
    const manifest: { readonly version: string } = JSON.parse(
        readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    return manifest.version;
}
