import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { InterFonts } from '../../diagram/formats/inter-fonts.ts';
import type { OtherFont } from '../../diagram/formats/other-fonts.ts';
import { CommandFailure } from '../command-failure.ts';
import { readPackageBytes } from '../package-files.ts';
import type { WriterSettings } from './picture-writer.ts';

/**
 * The person's own fonts, for what Inter does not have.
 *
 * @throws CommandFailure when one cannot be read
 */
export async function readOtherFonts(files: WriterSettings['fonts']): Promise<readonly OtherFont[]> {
    if (files.length === 0) {
        return [];
    }
    const { openOtherFont } = await import('../../diagram/formats/other-fonts.ts');
    return Promise.all(
        files.map(async ({ path, name }) => {
            try {
                return openOtherFont(await readFile(path));
            } catch (error) {
                throw new CommandFailure(
                    `\`${name}\` cannot be used as a font: ${reasonOf(error)}`,
                    'Name a TrueType or OpenType file.',
                );
            }
        }),
    );
}

function reasonOf(error: unknown): string {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const message = error instanceof Error ? error.message : String(error);
    return REASONS[code] ?? (/[.!?]$/.test(message) ? message : `${message}.`);
}

const REASONS: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file.',
    EACCES: 'permission denied.',
    EISDIR: 'it is a folder.',
};

/** Inter as TrueType. */
export async function readInterFonts(): Promise<InterFonts> {
    const [regular, medium, semiBold] = await Promise.all(
        [400, 500, 600].map((weight) => readPackageBytes(`src/diagram/fonts/inter-${weight}.ttf`)),
    );
    if (!regular || !medium || !semiBold) {
        throw new Error('Inter is not whole.');
    }
    return { 400: regular, 500: medium, 600: semiBold };
}

/** The code of resvg: where Firebreak is installed, compressed beside this module; in the sources, in its package. */
export async function readRasteriser(): Promise<Uint8Array> {
    try {
        return await promisify(brotliDecompress)(await readFile(new URL('./resvg.wasm.br', import.meta.url)));
    } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
            throw error;
        }
        const packages = createRequire(import.meta.url);
        return readFile(packages.resolve('@resvg/resvg-wasm/index_bg.wasm'));
    }
}
