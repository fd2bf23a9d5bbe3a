import { describe, expect, it } from 'vitest';
import { codeOf, sourceFiles } from './source-files.ts';

/** What makes the same input give other bytes: clocks, randomness, and the language of whoever runs it. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
    'a clock': /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\b|\bTemporal\.Now\b|\bhrtime\b/,
    randomness: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/,
    'a locale': /\btoLocale\w+|\blocaleCompare\b|\bIntl\.|\bnew Date\(/,
};

const CORE = ['language', 'src/model', 'src/rules', 'src/diagram', 'src/simulation'];

describe('the core', () => {
    it.each(Object.entries(FORBIDDEN))('does without %s', (_, pattern) => {
        const users = sourceFiles(CORE).filter((file) => pattern.test(codeOf(file)));
        expect(users.map(({ path }) => path)).toEqual([]);
    });
});
