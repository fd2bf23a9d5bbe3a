import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runRecorded } from './recorded-run.ts';

const SHOP = {
    'firebreak.json': '{}',
    'shop.fbk': `context Ordering { service orders { command place "POST /orders" { calls stock.reserve } } }
context Inventory { service stock { store stockDb : PostgreSQL  command reserve { writes stockDb } } }
view inventory "Stock alone" of services { show Inventory }
`,
};

function draw(folder: string, ...args: readonly string[]) {
    return runRecorded(['draw', ...args], { workingDirectory: folder });
}

describe('firebreak draw', () => {
    it('writes the services view to standard output', async () => {
        const { exitCode, output, errors } = await draw(temporaryFolder(SHOP));
        expect(output).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
        expect(output).toContain('orders');
        expect(errors).toBe('');
        expect(exitCode).toBe(0);
    });

    it('writes a declared view to a file, in folders that it makes', async () => {
        const folder = temporaryFolder(SHOP);
        const { exitCode, output } = await draw(folder, '--view', 'inventory', '-o', 'pictures/stock.svg');
        expect(output).toBe('wrote pictures/stock.svg\n');
        expect(readFileSync(join(folder, 'pictures/stock.svg'), 'utf8')).toContain('Stock alone');
        expect(exitCode).toBe(0);
    });

    it('names the file after the view in a folder', async () => {
        const folder = temporaryFolder(SHOP);
        mkdirSync(join(folder, 'there'));
        expect((await draw(folder, '-o', 'there')).output).toBe('wrote there/services.svg\n');
        expect((await draw(folder, '--view', 'services:Ordering', '-o', 'new/')).output).toBe(
            'wrote new/services-Ordering.svg\n',
        );
    });

    it('draws all views into a folder', async () => {
        const folder = temporaryFolder(SHOP);
        const { exitCode } = await draw(folder, '--all', '-o', 'pictures');
        expect(exitCode).toBe(0);
        expect(readdirSync(join(folder, 'pictures'))).toEqual(
            expect.arrayContaining([
                'inventory.svg',
                'services-Inventory.svg',
                'services-Ordering.svg',
                'services.svg',
            ]),
        );
        expect((await draw(folder, '--all')).errors).toContain('Name a folder for them: -o <folder>.');
    });

    it('knows the findings of a view about findings without being told, but not those that the baseline holds', async () => {
        const folder = temporaryFolder({ ...SHOP, 'firebreak.json': '{ "baseline": "known.json" }' });
        const all = await draw(folder, '--view', 'findings');
        expect(all.output).toContain('class="rail"');
        const one = await draw(folder, '--view', 'findings:missing-timeout');
        expect(one.output).toContain('Findings · missing-timeout');
        expect(one.output).toContain('1 finding, and what it rests on');
        expect((await draw(folder, '--view', 'findings:mising-timeout')).errors).toContain('missing-timeout');
        await runRecorded(['check', '--update-baseline'], { workingDirectory: folder });
        expect((await draw(folder, '--view', 'findings')).output).toContain('No findings');
        expect((await draw(folder, '--findings')).output).not.toContain('class="rail"');
    });

    it('draws in the theme that was asked for, with findings when they were', async () => {
        const folder = temporaryFolder(SHOP);
        const plain = (await draw(folder)).output;
        expect((await draw(folder, '--theme', 'dark')).output).not.toBe(plain);
        expect((await draw(folder, '--findings')).output).not.toBe(plain);
        expect((await draw(folder)).output).toBe(plain);
    });

    it('proposes the view that was meant', async () => {
        const { exitCode, errors, output } = await draw(temporaryFolder(SHOP), '--view', 'inventroy');
        expect(errors).toContain('There is no view "inventroy". Did you mean "inventory"?');
        expect(output).toBe('');
        expect(exitCode).toBe(2);
    });

    it('says why it cannot write', async () => {
        const folder = temporaryFolder({ ...SHOP, taken: 'a file' });
        expect((await draw(folder, '-o', '')).errors).toContain('The file to write to has no name.');
        const { exitCode, errors } = await draw(folder, '-o', 'taken/services.svg');
        expect(errors).toBe(
            'error: `taken/services.svg` cannot be written: a part of its path is a file, not a folder.\n',
        );
        expect(exitCode).toBe(2);
        expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('a file');
    });

    it('draws what could be understood of a text with mistakes, and says so', async () => {
        const folder = temporaryFolder(SHOP);
        writeFileSync(join(folder, 'more.fbk'), 'service audit { calls nobody }\n');
        const { exitCode, errors } = await draw(folder, '-o', 'all.svg');
        expect(existsSync(join(folder, 'all.svg'))).toBe(true);
        expect(errors).toContain('--> more.fbk:1:23');
        expect(exitCode).toBe(1);
    });

    it('writes a report with its pictures in a folder that is called like it', async () => {
        const folder = temporaryFolder(SHOP);
        const { exitCode, output } = await draw(folder, '-o', 'docs/shop.md');
        expect(exitCode).toBe(0);
        expect(output).toContain('wrote docs/shop/services.svg\n');
        expect(output.trimEnd().endsWith('wrote docs/shop.md')).toBe(true);
        const report = readFileSync(join(folder, 'docs/shop.md'), 'utf8');
        const pictures = [...report.matchAll(/!\[[^\]]*\]\(<([^>]*)>\)/g)].map(([, file = '']) => file);
        expect(pictures).toContain('shop/services.svg');
        expect(pictures.every((file) => existsSync(join(folder, 'docs', decodeURI(file))))).toBe(true);
        expect(report).toContain('| orders | `Ordering.orders` | service |');
        expect(report).toMatch(/- \*\*[a-z-]+\*\* `shop\.fbk:\d`: /);
    });

    it('writes a report into a folder as its README', async () => {
        const folder = temporaryFolder(SHOP);
        await draw(folder, '--view', 'inventory', '--format', 'markdown', '-o', 'docs/');
        expect(readdirSync(join(folder, 'docs')).toSorted()).toEqual(['README.md', 'inventory.svg']);
        expect((await draw(folder, '--format', 'markdown')).errors).toContain(
            'Name a file or a folder for it, as in -o architecture.md.',
        );
    });

    it('writes for other tools, and says once what they cannot say', async () => {
        const folder = temporaryFolder(SHOP);
        const { exitCode, errors } = await draw(folder, '--all', '--format', 'mermaid', '-o', 'pictures');
        expect(exitCode).toBe(0);
        expect(errors.match(/our layout is not kept/g)).toHaveLength(1);
        expect(readFileSync(join(folder, 'pictures/services.mmd'), 'utf8')).toContain('flowchart LR');
        expect((await draw(folder, '-o', 'services.dot')).output).toBe('wrote services.dot\n');
        expect(readFileSync(join(folder, 'services.dot'), 'utf8')).toMatch(/^digraph "services" \{/);
    });

    it('leaves out views that a format has no means for, unless it is the only one', async () => {
        const folder = temporaryFolder(SHOP);
        const { exitCode, errors } = await draw(folder, '--all', '--format', 'dot', '-o', 'pictures');
        expect(exitCode).toBe(0);
        expect(errors).toContain('note: observability: left out: DOT has no means for the view "observability".');
        const alone = await draw(folder, '--view', 'observability', '--format', 'dot');
        expect(alone.exitCode).toBe(2);
        expect(alone.errors).toContain('SVG, PNG, PDF, HTML and JSON can write it.');
    });
});
