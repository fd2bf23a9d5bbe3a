import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import type { Range } from '../../../../src/model/source.ts';
import { createIgnoreFilter, readConfig } from '../../../../src/project/config/project-config.ts';
import { DEFAULT_SIMULATION_SETTINGS } from '../../../../src/simulation/plan/simulation-settings.ts';

const uri = URI.file('/work/shop/firebreak.json');

/** The problems of a text, each with the part of the text that it underlines. */
function problemsOf(text: string) {
    return readConfig(uri, text).problems.map(({ code, severity, message, range }) => ({
        code,
        severity,
        message,
        underlined: excerpt(text, range),
    }));
}

function excerpt(text: string, { start, end }: Range): string {
    const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
    return text.slice((starts[start.line] ?? 0) + start.character, (starts[end.line] ?? 0) + end.character);
}

describe('readConfig', () => {
    it('takes the defaults from an empty object', () => {
        const { config, problems } = readConfig(uri, '{}');
        expect(problems).toEqual([]);
        expect(config.ignore).toEqual([]);
        expect(config.settings.unknownAs).toBe('absent');
        expect(config.settings.rules.size).toBe(0);
    });

    it('reads what can be set, with comments and trailing commas', () => {
        const { config, problems } = readConfig(
            uri,
            `{
                // ours
                "extends": "recommended",
                "rules": { "missing-timeout": "off", "long-sync-chain": ["error", { "warning": 3 }] },
                "ignore": ["legacy/**"], /* later */
                "unknownAs": "ignore",
            }`,
        );
        expect(problems).toEqual([]);
        expect(config.ignore).toEqual(['legacy/**']);
        expect(config.settings.unknownAs).toBe('ignore');
        expect(config.settings.rules.get('missing-timeout')?.severity).toBe('off');
        expect(config.settings.rules.get('long-sync-chain')).toMatchObject({
            severity: 'error',
            options: { warning: 3 },
        });
    });

    it('reads what simulations take for granted, and keeps what is usual where nothing is said', () => {
        const { config, problems } = readConfig(
            uri,
            '{ "simulation": { "network": "2ms", "deadlines": "always", "killedAtMemory": "95%" } }',
        );
        expect(problems).toEqual([]);
        expect(config.simulation).toEqual({
            networkDelay: 2,
            deadlines: 'always',
            cancelsAbandonedWork: false,
            killedAtMemory: 0.95,
        });
        expect(readConfig(uri, '{}').config.simulation).toEqual(DEFAULT_SIMULATION_SETTINGS);
    });

    it('reads severities of constraints, which only the model knows', () => {
        const { config, problems } = readConfig(
            uri,
            '{ "rules": { "constraint/pci": "error", "constraint/x": ["off"] } }',
        );
        expect(problems).toEqual([]);
        expect(config.settings.rules.get('constraint/pci')).toEqual({ severity: 'error', options: {} });
        expect(config.constraints?.map(({ name, range }) => [name, range.start.character])).toEqual([
            ['pci', 13],
            ['x', 40],
        ]);
        expect(problemsOf('{ "rules": { "constraint/pci": "loud" } }')).toMatchObject([
            { code: 'config/value', underlined: '"loud"' },
        ]);
        expect(problemsOf('{ "rules": { "constraint/pci": ["error", { "most": 3 }] } }')).toMatchObject([
            { code: 'config/value', message: 'The rule `constraint/pci` has no options.', underlined: '"most"' },
        ]);
    });

    it.each([
        ['{ "rulez": {} }', 'config/key', 'There is no setting `rulez`. Did you mean `rules`?', '"rulez"'],
        ['{ "ignore": "x" }', 'config/value', 'Write a list of globs: ["legacy/**"].', '"x"'],
        ['{ "ignore": ["x", 3] }', 'config/value', 'A glob is a text, such as "legacy/**".', '3'],
        ['{ "baseline": [] }', 'config/value', expect.stringContaining('is the name of a file'), '[]'],
        ['{ "simulation": 3 }', 'config/value', expect.stringContaining('are an object'), '3'],
        ['{ "simulation": { "network": 3 } }', 'config/value', 'Write a duration, such as "0.5ms" or "0ms".', '3'],
        ['{ "simulation": { "network": "-1ms" } }', 'config/value', expect.stringContaining('a duration'), '"-1ms"'],
        ['{ "simulation": { "killedAtMemory": "0%" } }', 'config/value', expect.stringContaining('a share'), '"0%"'],
        ['{ "simulation": { "deadlines": true } }', 'config/value', 'Write "as-modelled" or "always".', 'true'],
        ['{ "simulation": { "cancelsAbandonedWork": 1 } }', 'config/value', 'Write true or false.', '1'],
        ['{ "simulation": { "net": "1ms" } }', 'config/value', expect.stringContaining('no setting `net`'), '"net"'],
        ['[]', 'config/value', 'The settings are an object: { "rules": { … } }.', '[]'],
        ['{ "rules": {} "ignore": [] }', 'config/syntax', 'Here belongs a comma.', '"ignore"'],
        ['', 'config/syntax', 'Here belongs a value.', ''],
    ])('finds what is wrong in %s', (text, code, message, underlined) => {
        expect(problemsOf(text)).toEqual([{ code, severity: 'error', message, underlined }]);
    });

    it('underlines the faulty setting of a rule', () => {
        const text = '{ "rules": {\n  "missing-timeouts": "error",\n  "chatty-call": "loud"\n} }';
        expect(problemsOf(text)).toEqual([
            expect.objectContaining({ underlined: '"missing-timeouts"' }),
            expect.objectContaining({ underlined: '"loud"' }),
        ]);
        expect(problemsOf(text)[0]?.message).toContain('Did you mean `missing-timeout`?');
    });

    it('underlines the faulty option of a rule: its name, its value, or the severity beside it', () => {
        const underlined = (setting: string) =>
            problemsOf(`{ "rules": { "chatty-call": ${setting} } }`).map((found) => found.underlined);
        expect(underlined('["error", { "warnings": 3 }]')).toEqual(['"warnings"']);
        expect(underlined('["error", { "warning": "many" }]')).toEqual(['"many"']);
        expect(underlined('["loud", { "warning": 3 }]')).toEqual(['"loud"']);
        expect(underlined('["error", {}, 4]')).toEqual(['["error", {}, 4]']);
    });

    it('finds the baseline beside the file', () => {
        const { config, problems } = readConfig(uri, '{ "baseline": "../known findings.json" }');
        expect(problems).toEqual([]);
        expect(config.baseline?.uri.fsPath).toBe('/work/known findings.json');
        expect(readConfig(uri, '{}').config.baseline).toBeUndefined();
    });

    it('keeps what is right beside what is wrong', () => {
        const { config, problems } = readConfig(uri, '{ "unknownAs": "maybe", "ignore": ["a"], "rulez": 1 }');
        expect(problems).toHaveLength(2);
        expect(config.ignore).toEqual(['a']);
        expect(config.settings.unknownAs).toBe('absent');
    });
});

describe('createIgnoreFilter', () => {
    const root = URI.file('/work/shop');
    const ignores = (globs: readonly string[], path: string) => {
        const { config } = readConfig(uri, JSON.stringify({ ignore: globs }));
        return createIgnoreFilter(root, config)(URI.file(`/work/shop/${path}`));
    };

    it('matches globs against paths below the project', () => {
        expect(ignores(['legacy/**'], 'legacy/deep/old.fbk')).toBe(true);
        expect(ignores(['legacy/**'], 'services/legacy.fbk')).toBe(false);
        expect(ignores(['**/*.draft.fbk'], 'a/b/x.draft.fbk')).toBe(true);
        expect(ignores(['*.fbk'], 'a/x.fbk')).toBe(false);
    });

    it('takes the name of a folder for all that is in it', () => {
        expect(ignores(['legacy'], 'legacy/deep/old.fbk')).toBe(true);
        expect(ignores(['./legacy/'], 'legacy/old.fbk')).toBe(true);
    });

    it('sees names that a URI escapes', () => {
        expect(ignores(['größe & co/**'], 'größe & co/x.fbk')).toBe(true);
    });

    it('ignores nothing without globs', () => {
        expect(ignores([], 'x.fbk')).toBe(false);
    });
});
