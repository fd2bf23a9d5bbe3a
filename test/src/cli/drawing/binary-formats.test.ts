import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../../.build/repository.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { type RecordedWorld, runRecordedBytes } from '../recorded-run.ts';

const SHOP = {
    'firebreak.json': '{}',
    'shop.fbk': `context Ordering { service orders { command place "POST /orders" { calls stock.reserve } } }
context Inventory { service stock "库存" { command reserve } }
`,
};

function draw(folder: string, args: readonly string[], world: Partial<RecordedWorld> = {}) {
    return runRecordedBytes(['draw', ...args], { workingDirectory: folder, ...world });
}

const PNG = [0x89, 0x50, 0x4e, 0x47];
const startOf = (bytes: Uint8Array) => [...bytes.subarray(0, 4)];

describe('pictures that are no text', () => {
    it('are written to files that are called like them', async () => {
        const folder = temporaryFolder(SHOP);
        expect((await draw(folder, ['-o', 'a/shop.png'])).output).toBe('wrote a/shop.png\n');
        expect((await draw(folder, ['-o', 'a/shop.PDF'])).output).toBe('wrote a/shop.PDF\n');
        expect(startOf(readFileSync(join(folder, 'a/shop.png')))).toEqual(PNG);
        expect(readFileSync(join(folder, 'a/shop.PDF'), 'latin1')).toMatch(/^%PDF-1\.7\n[\s\S]*%%EOF\s*$/);
    });

    it('go into a pipe byte for byte as into a file', async () => {
        const folder = temporaryFolder(SHOP);
        for (const format of ['png', 'pdf']) {
            await draw(folder, ['-o', `shop.${format}`]);
            const { bytes, exitCode } = await draw(folder, ['--format', format]);
            expect(Buffer.compare(bytes, readFileSync(join(folder, `shop.${format}`)))).toBe(0);
            expect(exitCode).toBe(0);
        }
    });

    it('are kept from a terminal, with a way to go on', async () => {
        const { output, errors, exitCode } = await draw(temporaryFolder(SHOP), ['-f', 'png'], { columns: 80 });
        expect(output).toBe('');
        expect(errors).toContain('PNG is not for reading in a terminal.\nName a file for it, as in -o services.png');
        expect(exitCode).toBe(2);
    });

    it('are as large as they are asked to be', async () => {
        const folder = temporaryFolder(SHOP);
        const [one, double] = [
            decode((await draw(folder, ['-f', 'png'])).bytes),
            decode((await draw(folder, ['-f', 'png', '--scale', '2'])).bytes),
        ];
        expect([double.width, double.height]).toEqual([one.width * 2, one.height * 2]);
    });

    it.each(['0', '0.5', '5', '4.5', '-1', 'two', '2x', ''])('are not drawn at the scale "%s"', async (scale) => {
        const { errors, exitCode } = await draw(temporaryFolder(SHOP), ['-f', 'png', `--scale=${scale}`]);
        expect(errors).toContain('It must be a number from 1 to 4.');
        expect(exitCode).toBe(2);
    });

    it('are drawn of all views into a folder, and say once what is missing', async () => {
        const folder = temporaryFolder(SHOP);
        const { errors, exitCode } = await draw(folder, ['--all', '-f', 'pdf', '-o', 'pictures']);
        expect(exitCode).toBe(0);
        const files = readdirSync(join(folder, 'pictures'));
        expect(files).toContain('services.pdf');
        expect(files.filter((file) => !file.endsWith('.pdf'))).toEqual([]);
        expect(errors.match(/does not have: 库 存/g)).toHaveLength(1);
    });

    it('need a folder when they are several', async () => {
        const { errors } = await draw(temporaryFolder(SHOP), ['--all', '-o', 'shop.png']);
        expect(errors).toContain('--all draws several pictures, and `shop.png` is called like one file.');
        expect(errors).toContain('--format png -o pictures');
    });
});

describe('fonts for signs that Inter does not have', () => {
    const FONT = join(repository, 'node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
    const KEYS = { 'keys.fbk': 'service orders "⌘ orders" { calls stock { timeout 1s } }\nservice stock\n' };

    it.each(['png', 'pdf'])('are put into %s', async (format) => {
        const folder = temporaryFolder(KEYS);
        const without = await draw(folder, ['-f', format]);
        expect(without.errors).toContain('does not have: ⌘. ');
        const { errors, bytes } = await draw(folder, ['-f', format, '--font', FONT]);
        expect(errors).toBe('');
        expect(Buffer.compare(bytes, without.bytes)).not.toBe(0);
    });

    it('make a sign of a PDF what it is', async () => {
        const { bytes } = await draw(temporaryFolder(KEYS), ['-f', 'pdf', '--font', FONT]);
        const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
        expect(text.replace(/\s+/g, ' ')).toContain('⌘ orders');
    });

    it('are asked one after the other, wherever the project is named', async () => {
        const folder = temporaryFolder(KEYS);
        const few = join(repository, 'src/diagram/fonts/inter-400.ttf');
        const { bytes, errors } = await draw(folder, ['-f', 'pdf', '--font', few, '--font', FONT, '.']);
        expect(errors).toBe('');
        expect(Buffer.compare(bytes, (await draw(folder, ['-f', 'pdf', '--font', FONT])).bytes)).toBe(0);
    });

    it('have to be fonts', async () => {
        const folder = temporaryFolder({ ...KEYS, 'no.ttf': 'a text' });
        const noFont = await draw(folder, ['-f', 'png', '--font', 'no.ttf']);
        expect(noFont.errors).toContain('`no.ttf` cannot be used as a font: ');
        expect(noFont.exitCode).toBe(2);
        expect((await draw(folder, ['-f', 'pdf', '--font', 'none.ttf'])).errors).toBe(
            'error: `none.ttf` cannot be used as a font: there is no such file.\nName a TrueType or OpenType file.\n',
        );
        expect((await draw(folder, ['-f', 'pdf', '--font', '.', '.'])).errors).toContain('it is a folder.');
        expect((await draw(folder, ['--font', FONT])).errors).toContain('--font is for pictures that have their fonts');
    });
});

describe('a format and a name that disagree', () => {
    it('are refused, with the name that would fit', async () => {
        const { errors, exitCode } = await draw(temporaryFolder(SHOP), ['-f', 'pdf', '-o', 'a/shop.png']);
        expect(errors).toContain('`a/shop.png` is called like PNG, but --format says pdf.');
        expect(errors).toContain('name the file `a/shop.pdf`');
        expect(exitCode).toBe(2);
    });
});
