import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { temporaryRepository } from '../../temporary-repository.ts';
import { runRecorded } from './recorded-run.ts';

const SHOP = `context Ordering {
  service orders { command place "POST /orders" { calls stock.reserve { timeout 1s } } }
}
context Inventory {
  service stock { store stockDb : PostgreSQL  command reserve { writes stockDb } }
}
`;
const EDITED = SHOP.replace('timeout 1s', 'timeout 2s').replace('service stock {', 'service stock { replicas 3');

function diff(folder: string, ...args: readonly string[]) {
    return runRecorded(['diff', ...args], { workingDirectory: folder });
}

/** Silence is no finding, so only what is said counts. */
const QUIET = '{ "unknownAs": "ignore" }';

/** A repository whose model was edited and not yet committed. */
function editedShop() {
    const repository = temporaryRepository({ 'firebreak.json': QUIET, 'shop.fbk': SHOP });
    writeFileSync(join(repository.folder, 'shop.fbk'), EDITED);
    return repository;
}

describe('firebreak diff', () => {
    it('tells what changed since a revision, and leaves everything as it is', async () => {
        const { folder, git } = editedShop();
        const { output, errors, exitCode } = await diff(folder, 'HEAD');
        expect(output).toBe(`Changes from \`HEAD\` to the working folder

Inventory
  ~ service \`stock\`  shop.fbk:5
      replicas: not said → 3

Ordering
  ~ \`orders.place\` calls \`stock.reserve\`  shop.fbk:2
      timeout: 1 s → 2 s

2 changed; no new findings.
`);
        expect(errors).toBe('');
        expect(exitCode).toBe(0);
        expect(git('status', '--porcelain')).toBe('M shop.fbk');
    });

    it('compares two revisions, and finds nothing where nothing changed', async () => {
        const repository = editedShop();
        repository.commit({});
        expect((await diff(repository.folder, 'HEAD~1', 'HEAD')).output).toContain('2 changed');
        const same = await diff(repository.folder, 'HEAD', 'main');
        expect(same.output).toBe('Changes from `HEAD` to `main`\n\nThe architecture is the same; no new findings.\n');
        expect((await diff(repository.folder, 'HEAD', 'main', '--exit-code')).exitCode).toBe(0);
    });

    it('compares two folders', async () => {
        const folder = temporaryFolder({ 'old/shop.fbk': SHOP, 'new/parts/a.fbk': EDITED });
        const { output } = await diff(folder, 'old', 'new');
        expect(output).toContain('Changes from `old` to `new`');
        expect(output).toContain('~ service `stock`  new/parts/a.fbk:5');
    });

    it('takes a moved declaration for no change', async () => {
        const [ordering = '', inventory = ''] = SHOP.split(/(?=context Inventory)/);
        const folder = temporaryFolder({
            'old/shop.fbk': SHOP,
            'new/a.fbk': `\n\n${inventory}`,
            'new/b.fbk': ordering,
        });
        expect((await diff(folder, 'old', 'new', '--exit-code')).exitCode).toBe(0);
    });

    it('compares the folder of the other side, or the path behind a colon', async () => {
        const repository = temporaryRepository({
            'firebreak.json': QUIET,
            'services/shop/shop.fbk': SHOP,
            'other/other.fbk': 'service x\n',
        });
        writeFileSync(join(repository.folder, 'services/shop/shop.fbk'), EDITED);
        const inShop = join(repository.folder, 'services/shop');
        for (const [folder, ...args] of [
            [repository.folder, 'HEAD', 'services/shop'],
            [repository.folder, 'HEAD', 'services/shop/shop.fbk'],
            [repository.folder, 'HEAD:services/shop'],
            [repository.folder, 'HEAD:services/shop', './services/shop'],
            [inShop, 'HEAD'],
            [inShop, 'HEAD:./'],
            [join(repository.folder, 'other'), 'HEAD:../services/shop', '../services/shop'],
        ] as const) {
            expect((await diff(folder, ...args)).output).toContain('2 changed; no new findings.');
        }
        repository.commit({});
        const { output } = await diff(repository.folder, 'HEAD~1:services/shop', 'HEAD');
        expect(output).toContain('2 changed');
    });

    it('tells that an architecture has begun or ended', async () => {
        const repository = temporaryRepository({ 'README.md': 'Soon.\n' });
        repository.commit({ 'shop.fbk': SHOP });
        expect((await diff(repository.folder, 'HEAD~1', 'HEAD')).output).toMatch(/\d+ added; /);
        expect((await diff(repository.folder, 'HEAD', 'HEAD~1')).output).toMatch(/\d+ removed; /);
        const { errors, exitCode } = await diff(repository.folder, 'HEAD~1', 'HEAD~1');
        expect(errors).toContain('There are no models (*.fbk) in `HEAD~1` or `HEAD~1`.');
        expect(exitCode).toBe(2);
    });

    it('reads the ignored files and the settings of each side', async () => {
        const repository = temporaryRepository({ 'firebreak.json': '{}', 'shop.fbk': SHOP });
        repository.commit({ 'firebreak.json': '{ "rules": { "missing-circuit-breaker": "off" } }' });
        const { output } = await diff(repository.folder, 'HEAD~1', 'HEAD');
        expect(output).toMatch(/The architecture is the same; \d+ findings? gone/);
        expect(output).toContain('missing-circuit-breaker');
    });

    it('tells findings that are new, gone and accepted', async () => {
        const breaker = (more: string) => ` { breaker { opens after 5 failures } ${more} }`;
        const rest = 'service b { telemetry none }\n';
        const folder = temporaryFolder({
            'old/a.fbk': `service a { calls b${breaker('')} }\n${rest}`,
            'new/a.fbk': `service a { calls b${breaker('timeout 1s')} }\n${rest}service c { calls b${breaker('')} }\n`,
        });
        const { output } = await diff(folder, 'old', 'new');
        expect(output).toContain('new/a.fbk:3:');
        expect(output).toMatch(/error\[missing-timeout\]: `c` calls `b`/);
        expect(output).toMatch(/finding gone\n {2}- error\[missing-timeout\]: `a` calls `b`.*old\/a\.fbk:1/);
        writeFileSync(
            join(folder, 'new/a.fbk'),
            `service a { calls b${breaker('allow missing-timeout because "so"')} }\n${rest}`,
        );
        expect((await diff(folder, 'old', 'new')).output).toMatch(/1 finding accepted\n.*missing-timeout/);
    });

    it('does not call a finding new because its element has another name', async () => {
        const folder = temporaryFolder({
            'old/a.fbk': 'context A { service a { tag x  technology Go  calls b } }\nservice b\n',
            'new/a.fbk': 'context A { service renamed { tag x  technology Go  calls b } }\nservice b\n',
        });
        const { output } = await diff(folder, 'old', 'new');
        expect(output).toContain('~ service `renamed`, formerly `A.a`');
        expect(output).toContain('1 changed; no new findings.');
    });

    it('fails where it is told to', async () => {
        const folder = temporaryFolder({
            'old/a.fbk': 'service a { telemetry none }\nservice b { telemetry none }\n',
            'new/a.fbk': 'service a { telemetry none  calls b }\nservice b { telemetry none }\n',
        });
        const codes = async (...args: readonly string[]) => (await diff(folder, ...args)).exitCode;
        expect(await codes('old', 'new')).toBe(0);
        expect(await codes('old', 'new', '--exit-code')).toBe(1);
        expect(await codes('old', 'new', '--fail-on', 'new-errors')).toBe(1);
        expect(await codes('old', 'new', '--fail-on', 'new-findings')).toBe(1);
        expect(await codes('new', 'old', '--fail-on', 'new-errors')).toBe(0);
        expect(await codes('old', 'new', '--fail-on', 'weather')).toBe(2);
    });

    it('compares what can be understood, and says that it is not all', async () => {
        const folder = temporaryFolder({ 'old/a.fbk': SHOP, 'new/a.fbk': `${SHOP}service broken { calls }\n` });
        const { output, errors, exitCode } = await diff(folder, 'old', 'new');
        expect(output).toContain('+ service `broken`');
        expect(errors).toContain('note: There are problems with the text of `new` (1 error)');
        expect(exitCode).toBe(2);
    });

    it('writes to a file', async () => {
        const { folder } = editedShop();
        const { output } = await diff(folder, 'HEAD', '-o', 'out/changes.txt');
        expect(output).toBe('wrote out/changes.txt: 2 changed; no new findings\n');
        expect(readFileSync(join(folder, 'out/changes.txt'), 'utf8')).toContain('replicas: not said → 3');
    });
});

describe('firebreak diff with names that mean nothing', () => {
    it.each([
        [
            ['nowhere'],
            'There is no file or folder `nowhere`, and as a git revision it cannot be read: the repository has no revision `nowhere`.',
        ],
        [['HEAD:nowhere'], 'There is no `nowhere` in the revision `HEAD`.'],
        [['HEAD:../..'], 'There is no '],
        [['-'], 'Standard input cannot be compared.'],
        [['--', '-x'], '`-x` is neither a folder nor a git revision.'],
        [['HEAD', '-'], 'Standard input cannot be compared.'],
        [[''], 'An empty name is neither a folder nor a git revision.'],
        [['HEAD', 'README.md'], '`README.md` is not a model.'],
        [[], "missing required argument 'before'"],
    ])('%j', async (args, message) => {
        const { folder } = temporaryRepository({ 'shop.fbk': SHOP, 'README.md': 'Shop.\n' });
        const { errors, exitCode, output } = await diff(folder, ...args);
        expect(errors).toContain(message);
        expect(output).toBe('');
        expect(exitCode).toBe(2);
    });

    it('asks which of two things is meant', async () => {
        const repository = temporaryRepository({ 'shop.fbk': SHOP });
        mkdirSync(join(repository.folder, 'main'));
        const { errors } = await diff(repository.folder, 'main');
        expect(errors).toContain('`main` is both a folder and a git revision.');
        expect((await diff(repository.folder, 'main:./')).output).toContain('The architecture is the same');
        writeFileSync(join(repository.folder, 'main/a.fbk'), EDITED);
        expect((await diff(repository.folder, './main', 'HEAD:./')).output).toContain('2 changed');
    });

    it('names the projects where there are several', async () => {
        const { folder } = temporaryRepository({
            'a/firebreak.json': '{}',
            'a/a.fbk': SHOP,
            'b/firebreak.json': '{}',
            'b/b.fbk': SHOP,
        });
        const { errors } = await diff(folder, 'HEAD');
        expect(errors).toContain('There are several projects in `HEAD`: a, b.');
    });

    it('says that the repository is broken', async () => {
        const { folder, git } = temporaryRepository({ 'deep/shop.fbk': SHOP });
        const id = git('rev-parse', 'HEAD:deep');
        rmSync(join(folder, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
        const { errors, exitCode } = await diff(folder, 'HEAD');
        expect(errors).toContain(`\`HEAD\` cannot be read: The repository does not hold the folder with the id ${id}`);
        expect(exitCode).toBe(2);
    });

    it('says that there is no repository', async () => {
        const { errors } = await diff(temporaryFolder({ 'shop.fbk': SHOP }), 'HEAD');
        expect(errors).toContain('this is not inside a git repository.');
        expect(errors).toContain('Folders can be compared without git');
    });
});

describe('the formats of firebreak diff', () => {
    it('JSON has everything, with places on both sides', async () => {
        const { folder } = editedShop();
        const { output } = await diff(folder, 'HEAD', '--format', 'json');
        const report: unknown = JSON.parse(output);
        expect(report).toMatchObject({
            version: 1,
            before: 'HEAD',
            after: 'the working folder',
            summary: { added: 0, removed: 0, changed: 2, newFindings: { error: 0, warning: 0, info: 0 } },
            elements: [
                {
                    change: 'changed',
                    kind: 'service',
                    identity: null,
                    before: { id: 'Inventory.stock', file: 'shop.fbk', range: { start: { line: 4 } } },
                    after: { id: 'Inventory.stock' },
                    properties: [{ property: 'replicas', before: null, after: { min: 3, max: 3 } }],
                },
            ],
            relations: [
                {
                    change: 'changed',
                    kind: 'call',
                    after: { source: 'Ordering.orders', targetOperation: 'Inventory.stock.reserve' },
                    policies: [
                        {
                            property: 'timeout',
                            onlyOrigin: false,
                            inherited: false,
                            before: { said: 'set', value: 1000, origin: { layer: 'call', file: 'shop.fbk' } },
                            after: { said: 'set', value: 2000 },
                        },
                    ],
                },
            ],
            findings: { new: [], gone: [], accepted: [] },
        });
    });

    it('Markdown has a table for each context, and user text means nothing in it', async () => {
        const evil = 'tag "a|b", "<img src=x>", "@everyone", "**bold**", "`code`"';
        const folder = temporaryFolder({
            'old/a.fbk': SHOP,
            'new/a.fbk': SHOP.replace('service stock {', `service stock { ${evil}`),
        });
        const { output } = await diff(folder, 'old', 'new', '--format', 'markdown');
        expect(output.split('\n')[0]).toBe('<!-- firebreak-diff -->');
        expect(output).toContain('#### Inventory: 1 changed');
        expect(output).not.toContain('<img');
        expect(output).not.toContain('@everyone');
        expect(output).not.toContain('**bold**');
        const rows = output.split('\n').filter((line) => line.startsWith('|'));
        expect(new Set(rows.map((line) => line.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([5]));
    });

    it('SVG shows both states, in the theme that was asked for, and says what it leaves out', async () => {
        const { folder } = editedShop();
        writeFileSync(join(folder, 'more.fbk'), 'team Makers\n');
        const { output, errors } = await diff(folder, 'HEAD', '--format', 'svg');
        expect(output).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
        expect(output).toContain('Changes from HEAD to the working folder');
        expect(output).toContain('timeout 1 s → 2 s');
        expect(errors).toContain('note: Changes that this picture does not show: team Makers.');
        expect((await diff(folder, 'HEAD', '--format', 'svg', '--theme', 'dark')).output).not.toBe(output);
    });

    it('pictures mark new findings where that is asked for', async () => {
        const folder = temporaryFolder({
            'old/a.fbk': 'service a { telemetry none }\nservice b { telemetry none }\n',
            'new/a.fbk': 'service a { telemetry none  calls b }\nservice b { telemetry none }\n',
        });
        const plain = (await diff(folder, 'old', 'new', '--format', 'svg')).output;
        const marked = (await diff(folder, 'old', 'new', '--format', 'svg', '--findings')).output;
        expect(plain).not.toContain('class="b-error"');
        expect(marked).toContain('class="b-error"');
        expect((await diff(folder, 'new', 'new', '--format', 'svg', '--findings')).output).not.toContain(
            'class="b-error"',
        );
    });

    it('pictures come as PNG and PDF too, by the name of the file', async () => {
        const { folder } = editedShop();
        const bytes = async (name: string, ...args: readonly string[]) => {
            expect((await diff(folder, 'HEAD', '-o', name, ...args)).exitCode).toBe(0);
            return readFileSync(join(folder, name));
        };
        expect((await bytes('out.png')).subarray(1, 4).toString()).toBe('PNG');
        expect((await bytes('large.png', '--scale', '2')).readUInt32BE(16)).toBe(
            (await bytes('out.png')).readUInt32BE(16) * 2,
        );
        expect((await bytes('out.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
        expect((await bytes('out.md')).toString()).toContain('<!-- firebreak-diff -->');
        const onTerminal = { workingDirectory: folder, columns: 80 };
        const { errors } = await runRecorded(['diff', 'HEAD', '--format', 'png'], onTerminal);
        expect(errors).toContain('PNG is not for reading in a terminal.');
        expect((await diff(folder, 'HEAD', '--scale', '2')).errors).toContain('--scale is for pictures of pixels');
    });

    it('a change of a policy that holds for many calls is told once', async () => {
        const calls = Array.from({ length: 9 }, (_, index) => `service s${index} { calls target with careful }`);
        const model = (timeout: string) =>
            `policy careful { timeout ${timeout} }\nservice target\n${calls.join('\n')}\n`;
        const folder = temporaryFolder({ 'old/a.fbk': model('1s'), 'new/a.fbk': model('2s') });
        const text = (await diff(folder, 'old', 'new')).output;
        expect(text.match(/timeout: 1 s \(policy `careful`\) → 2 s/g)).toHaveLength(1);
        expect(text).toContain('and 4 more');
        const markdown = (await diff(folder, 'old', 'new', '--format', 'markdown')).output;
        expect(markdown).toContain('#### Policies that hold for calls');
    });

    it('the parts of a new service are told with it', async () => {
        const folder = temporaryFolder({
            'old/a.fbk': SHOP,
            'new/a.fbk': `${SHOP}service refunds { store refundsDb : Redis  command start { calls stock.reserve { timeout 1s } } }\n`,
        });
        const { output } = await diff(folder, 'old', 'new');
        expect(output).toContain(`  + service \`refunds\`  new/a.fbk:7
      store \`refundsDb\`
      command \`refunds.start\`
      \`refunds.start\` calls \`stock.reserve\`: timeout 1 s
`);
    });

    it('a comment that would be too long says what it leaves out', async () => {
        const services = Array.from({ length: 1500 }, (_, index) => `service s${index} { tag t }`).join('\n');
        const folder = temporaryFolder({ 'old/a.fbk': SHOP, 'new/a.fbk': SHOP + services });
        const { output } = await diff(folder, 'old', 'new', '--format', 'markdown');
        expect(output.length).toBeLessThan(65_536);
        expect(output).toMatch(/\d+ more lines left out here/);
    });

    it('follows a linked folder of the repository', async () => {
        const repository = temporaryRepository({ 'models/shop.fbk': SHOP, 'view/firebreak.json': '{}' });
        symlinkSync('../models', join(repository.folder, 'view/linked'));
        repository.commit({ 'models/shop.fbk': EDITED });
        repository.commit({ 'models/shop.fbk': SHOP });
        expect((await diff(repository.folder, 'HEAD~1', 'view')).output).toContain('2 changed');
    });
});
