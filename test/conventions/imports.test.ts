import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_CODE, importsOf, SHIPPED, type SourceFile, sourceFiles } from './source-files.ts';

/** What every way into the body may know of it. */
const BODY = ['language', 'src/model', 'src/rules', 'src/diagram', 'src/simulation', 'src/experiments', 'src/project'];

/** What the files of a folder may import of ours, beside each other. */
const KNOWS: Readonly<Record<string, readonly string[]>> = {
    'src/model': [],
    'src/rules': ['src/model'],
    'src/diagram': ['src/model'],
    'src/simulation': ['src/model'],
    language: ['src/model'],
    'src/protocol': ['src/model'],
    'src/templates': [],
    'src/project': ['language', 'src/model', 'src/rules', 'src/diagram', 'src/simulation'],
    'src/experiments': ['language', 'src/model', 'src/rules', 'src/diagram', 'src/simulation', 'src/project'],
    'src/panel': ['src/model', 'src/rules', 'src/diagram', 'src/project', 'src/protocol'],
    'src/agents': [...BODY, 'src/protocol', 'src/panel'],
    'src/server': [...BODY, 'src/protocol', 'src/panel', 'src/agents'],
    'src/cli': [...BODY, 'src/protocol', 'src/panel', 'src/agents', 'src/templates'],
    'src/extension': ['src/model', 'src/protocol', 'src/templates'],
    webview: ['src/model', 'src/diagram', 'src/protocol'],
};

/** The only files that import what Node alone has; a slash at the end: all files of the folder. */
const ON_NODE = [
    'src/cli/',
    'src/project/git/',
    'src/project/node-file-access.ts',
    'src/server/main-node.ts',
    'src/extension/activate-node.ts',
];

/** Names that only types are imported from; packages called `@types/…` declare them. */
const TYPES_ONLY = ['sarif', 'vscode'];

/** `src/model` of `src/model/graphs/digraph.ts`, `language` of `language/services.ts`. */
function wingOf(path: string): string {
    const [first = '', second = ''] = path.split('/');
    return first === 'src' ? `${first}/${second}` : first;
}

function isOurs(path: string): boolean {
    return /^(?:(?:language|src|webview|test|\.build)\/|package\.json$)/.test(path);
}

function offences(files: readonly SourceFile[], isOffence: (path: string, imported: string) => boolean): string[] {
    return files.flatMap((file) =>
        importsOf(file)
            .filter((imported) => isOffence(file.path, imported))
            .map((imported) => `${file.path} imports ${imported}`),
    );
}

const shipped = sourceFiles(SHIPPED);

describe('what may know what', () => {
    it('has a place for every folder with code', () => {
        const wings = new Set(shipped.map(({ path }) => wingOf(path)));
        expect([...wings].filter((wing) => !(wing in KNOWS))).toEqual([]);
        expect(wings.size).toBeGreaterThan(8);
    });

    it.each(Object.keys(KNOWS))('%s imports nothing of ours but what it may know', (wing) => {
        const files = shipped.filter(({ path }) => wingOf(path) === wing);
        const known = [wing, ...(KNOWS[wing] ?? [])];
        expect(offences(files, (_, imported) => isOurs(imported) && !known.includes(wingOf(imported)))).toEqual([]);
    });

    it('lets the extension alone import vscode', () => {
        const others = shipped.filter(({ path }) => wingOf(path) !== 'src/extension');
        expect(offences(others, (_, imported) => imported === 'vscode')).toEqual([]);
    });

    it('lets nothing import node:* but what runs on Node alone', () => {
        const isOnNode = (path: string) =>
            ON_NODE.some((place) => path === place || (place.endsWith('/') && path.startsWith(place)));
        const found = offences(shipped, (path, imported) => imported.startsWith('node:') && !isOnNode(path));
        expect(found).toEqual([]);
    });

    it('lets nothing that the command line starts with load the language server', () => {
        const core = shipped.filter(({ path }) => wingOf(path) === 'language' && !path.startsWith('language/lsp/'));
        expect(offences(core, (_, imported) => imported.startsWith('langium/lsp'))).toEqual([]);
        expect(offences(core, (_, imported) => imported.startsWith('language/lsp/'))).toEqual([]);
    });

    it('names every import of a file by that file', () => {
        expect(offences(sourceFiles(ALL_CODE), (_, imported) => isOurs(imported) && !/\.\w+$/.test(imported))).toEqual(
            [],
        );
    });

    it('declares every package that it imports', () => {
        const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(
            readFileSync('package.json', 'utf8'),
        );
        const declared = new Set([
            ...Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] }),

            ...TYPES_ONLY,
        ]);
        const packageOf = (imported: string) =>
            imported
                .split('/')
                .slice(0, imported.startsWith('@') ? 2 : 1)
                .join('/');
        const isForeign = (imported: string) => !imported.startsWith('node:') && !isOurs(imported);
        const undeclared = offences(
            sourceFiles(ALL_CODE),
            (_, imported) => isForeign(imported) && !declared.has(packageOf(imported)),
        );
        expect(undeclared).toEqual([]);
    });
});

describe('reading imports', () => {
    it('finds them in all their forms, and none in comments and texts', () => {
        const text = [
            "import type { A } from '../a.ts';",
            "import {\n    b,\n    c,\n} from './b.ts';",
            "import 'd';",
            "export * from './e.ts';",
            "const f = await import('zod/mini');",
            "// import x from 'x';",
            'const text = "import y from \'y\'";',
            "export const z = 'from';",
        ].join('\n');
        expect(importsOf({ path: 'src/cli/main.ts', text })).toEqual([
            'src/a.ts',
            'src/cli/b.ts',
            'd',
            'src/cli/e.ts',
            'zod/mini',
        ]);
    });
});
