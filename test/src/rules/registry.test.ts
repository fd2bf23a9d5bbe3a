import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/rules/registry.ts';

const FOLDER = new URL('../../../src/rules/', import.meta.url);
const TESTS = new URL('./', import.meta.url);

/** Files beside the rules that are none. */
const ENGINE = [
    'allowances.ts',
    'baseline.ts',
    'finding.ts',
    'merge-by-cause.ts',
    'profiles.ts',
    'registry.ts',
    'rule-result.ts',
    'rule.ts',
    'run-rules.ts',
    'settings.ts',
];
/** Pages of findings that no rule of the catalogue makes. */
const SHARED_PAGES = ['allow', 'constraint'];

/** The files where rules may stand, as their ids would be. */
function filesWith(ending: string): string[] {
    const inFolder = (folder: string) => readdirSync(new URL(folder, FOLDER)).map((name) => folder + name);
    return [...inFolder(''), ...inFolder('org/')]
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .sort();
}

const ids = RULES.map((rule) => rule.meta.id);

describe('the registry', () => {
    it('is sorted, without repetition', () => {
        expect(ids).toEqual([...new Set(ids)].sort());
    });

    it('holds every rule file, and every page belongs to a rule', () => {
        expect(filesWith('.ts').filter((name) => !ENGINE.includes(`${name}.ts`))).toEqual(ids);
        expect(filesWith('.md').filter((name) => !SHARED_PAGES.includes(name))).toEqual(ids);
    });

    it.each(ids)('%s has a test with two models or more that fire and two that do not', (id) => {
        const file = new URL(`${id}.test.ts`, TESTS);
        expect(existsSync(file)).toBe(true);
        const test = readFileSync(file, 'utf8');
        expect(test.match(/toEqual\(\[\]\)|toBe\(false\)/g)?.length).toBeGreaterThanOrEqual(2);
        expect(test.match(/toMatchObject|toEqual\(\['|toContain\('|toBe\(true\)/g)?.length).toBeGreaterThanOrEqual(2);
    });

    it.each(RULES)('$meta.id says whether it is composite', ({ meta }) => {
        const source = readFileSync(new URL(`${meta.id}.ts`, FOLDER), 'utf8');
        expect(/\bswallows\b/.test(source)).toBe(meta.composite === true);
    });

    it.each(RULES)('$meta.id is described', ({ meta, options }) => {
        expect(meta.id).toMatch(/^(org\/)?[a-z]+(-[a-z]+)*$/);
        expect(meta.summary).toMatch(/^[A-Z].*[^.]$/);
        expect(meta.sources.length).toBeGreaterThan(0);
        expect(options.safeParse({}).success).toBe(true);
        for (const [name, option] of Object.entries(options.shape)) {
            expect(option.description ?? '', name).toMatch(/\(.+\)/);
        }
    });
});
