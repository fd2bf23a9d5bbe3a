import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { ICON_FILE, icon } from '../../.build/icon.ts';
import { pictures } from '../../.build/pictures.ts';
import { repository } from '../../.build/repository.ts';
import { RULE_INDEX_FILE, ruleIndex } from '../../.build/rule-index.ts';
import { SETTINGS_SCHEMA_FILE, settingsSchema } from '../../.build/settings-schema.ts';
import { RULES } from '../../src/rules/registry.ts';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');

describe('README', () => {
    it('shows the shop as it is drawn now; else run `node .build/pictures.ts`', async () => {
        for (const [path, svg] of await pictures()) {
            expect(read(path)).toBe(svg);
        }
    });

    it('counts the rules, and runs no rule that there is not', () => {
        expect(read('README.md')).toContain(`${RULES.length} in all`);
        expect(read('src/extension/README.md')).toContain(`${RULES.length} rules look for`);
        const known = new Set(RULES.map(({ meta }) => meta.id));
        const named = [...read('README.md').matchAll(/^\| [a-z ]+ \| (`.*`) \|$/gm)].flatMap(([, rules = '']) =>
            [...rules.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id),
        );
        expect(named.length).toBeGreaterThan(10);
        expect(named.filter((id) => !known.has(id))).toEqual([]);
    });
});

describe('the icon of the extension', () => {
    it('is what its SVG shows; else run `node .build/icon.ts`', async () => {
        expect(Buffer.compare(readFileSync(join(repository, ICON_FILE)), await icon())).toBe(0);
    });
});

describe('the index of the rules', () => {
    it('is what the sources say; else run `node .build/rule-index.ts`', () => {
        expect(read(RULE_INDEX_FILE)).toBe(ruleIndex());
    });

    it('leads to the page of every rule', () => {
        const links = [...read(RULE_INDEX_FILE).matchAll(/\]\(\.\.\/\.\.\/(src\/rules\/[^)]+)\)/g)].map(
            ([, path]) => path,
        );
        expect(links).toHaveLength(RULES.length + 2);
        for (const link of links) {
            expect(read(link ?? '')).toMatch(/^# /);
        }
    });
});

describe('the schema of firebreak.json', () => {
    const schema: Readonly<Record<string, unknown>> = JSON.parse(read(SETTINGS_SCHEMA_FILE));
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    const places = (settings: unknown) => {
        validate(settings);
        return new Set((validate.errors ?? []).map(({ instancePath }) => instancePath));
    };

    it('is what the sources say; else run `node .build/settings-schema.ts`', () => {
        expect(schema).toEqual(settingsSchema());
    });

    it('takes the settings of the examples, and all that the command takes', () => {
        for (const example of ['minimal', 'shop', 'train-ticket']) {
            expect(places(JSON.parse(read(`examples/${example}/firebreak.json`)))).toEqual(new Set());
        }
        const settings = {
            $schema: 'x',
            extends: 'recommended',
            rules: {
                'chatty-call': ['default', { warning: 3 }],
                'shared-database': 'off',
                'missing-timeout': ['info'],
            },
            ignore: ['legacy/**'],
            unknownAs: 'ignore',
            baseline: 'known.json',
        };
        expect(places(settings)).toEqual(new Set());
    });

    it('finds what is wrong, where it is wrong', () => {
        expect(places({ rulez: {} })).toEqual(new Set(['']));
        expect(places({ rules: { 'chaty-call': 'off' } })).toEqual(new Set(['/rules']));
        expect(places({ rules: { 'chatty-call': 'loud' } })).toContain('/rules/chatty-call');
        expect(places({ rules: { 'chatty-call': ['error', { warning: 'many' }] } })).toContain(
            '/rules/chatty-call/1/warning',
        );
        expect(places({ unknownAs: 'maybe' })).toEqual(new Set(['/unknownAs']));
        expect(places({ ignore: [''] })).toEqual(new Set(['/ignore/0']));
    });

    it('describes every rule and option, with its default', () => {
        const text = JSON.stringify(schema);
        for (const { meta, options } of RULES) {
            expect(text).toContain(JSON.stringify(meta.summary).slice(1, -1));
            for (const [name, option] of Object.entries(options.shape)) {
                expect(text, `${meta.id}: ${name}`).toContain(JSON.stringify(option.description ?? '?').slice(1, -1));
            }
        }
        expect(text).toContain('"default":1.5');
    });
});
