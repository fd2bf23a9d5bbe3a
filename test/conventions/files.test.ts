import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_CODE, codeOf, SHIPPED, sourceFiles } from './source-files.ts';

const MOST_LINES = 400;

const PRESCRIBED = ['README.md', 'language', 'package.json', 'src', 'syntaxes', 'test'];
const BESIDE = ['CHANGELOG.md', 'LICENSE', 'docs', 'examples', 'package-lock.json', 'webview'];

const all = sourceFiles(ALL_CODE, ['ts', 'langium']);

describe('a file', () => {
    it('stays under 400 lines', () => {
        const long = all.filter(({ text }) => text.split('\n').length > MOST_LINES);
        expect(long.map(({ path }) => path)).toEqual([]);
    });

    it('is of about 120 lines, or less', () => {
        const lengths = sourceFiles(SHIPPED)
            .map(({ text }) => text.split('\n').length)
            .sort((a, b) => a - b);
        expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(140);
    });

    it('is named in kebab case, after a subject', () => {
        const names = all.flatMap(({ path }) => path.split('/').map((part) => ({ part, path })));
        const wrong = names.filter(
            ({ part }) =>
                !/^\.?[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part) || /^(?:utils?|helpers?|common|misc)\b/.test(part),
        );
        expect(wrong.map(({ path }) => path)).toEqual([]);
    });

    it('exports names, never a default', () => {
        // The test runner asks for one.
        const files = sourceFiles(ALL_CODE).filter(({ path }) => !path.endsWith('vitest.config.ts'));
        const defaults = files.filter((file) => /^export default\b|\bas default\b/m.test(codeOf(file)));
        expect(defaults.map(({ path }) => path)).toEqual([]);
    });

    it('is finished: it leaves nothing to be done, and no test out', () => {
        const marks = /\b(?:TODO|FIXME|XXX|HACK)\b/;
        const left = /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo)\b/;
        const unfinished = all.filter(
            (file) => !file.path.startsWith('test/conventions/') && (marks.test(file.text) || left.test(codeOf(file))),
        );
        expect(unfinished.map(({ path }) => path)).toEqual([]);
    });
});

describe('a test', () => {
    it('stands where its subject stands', () => {
        const mirrored = sourceFiles(['test/src', 'test/language', 'test/webview', 'test/syntaxes']);
        const folders = new Set(mirrored.map(({ path }) => dirname(path).replace(/^test\//, '')));
        expect([...folders].filter((folder) => !existsSync(folder))).toEqual([]);
    });
});

describe('the repository', () => {
    it('has the prescribed top level, and nothing beside it but what is known', () => {
        const ignored = readFileSync('.gitignore', 'utf8').split('\n');
        const entries = readdirSync('.').filter(
            (entry) => !entry.startsWith('.') && !ignored.includes(`${entry}/`) && !/\.(?:vsix|tgz)$/.test(entry),
        );
        expect(entries).toEqual(expect.arrayContaining(PRESCRIBED));
        expect(entries.filter((entry) => ![...PRESCRIBED, ...BESIDE].includes(entry))).toEqual([]);
    });
});
