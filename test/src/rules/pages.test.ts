import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/rules/registry.ts';
import { rulePage } from '../../../src/rules/rule.ts';
import { type RunOptions, runRules } from '../../../src/rules/run-rules.ts';
import { DEFAULT_SETTINGS } from '../../../src/rules/settings.ts';
import { modelOf } from '../../model-of.ts';

const HEADINGS = [
    '# <id>',
    '## What it does',
    '## Why it matters',
    '## When it fires, exactly',
    '## Example',
    '### Bad',
    '### Good',
    '## How to fix',
    '## Options',
    '## When to silence it',
    '## Source',
];

const ROOT = new URL('../../../', import.meta.url);

/** Text of a page under one heading, down to the next of the same level or above. */
function section(page: string, heading: string): string {
    const [, after = ''] = page.split(`\n${heading}\n`);
    return after.split(heading.startsWith('###') ? /\n##/ : /\n## /)[0] ?? '';
}

function example(page: string, heading: string): string {
    return /```fbk\n([\s\S]*?)```/.exec(section(page, heading))?.[1] ?? '';
}

/** Every rule as it is unless the settings say otherwise, and this one even where it is off by default. */
function runWith(id: string): RunOptions {
    return {
        settings: { ...DEFAULT_SETTINGS, rules: new Map([[id, { severity: 'default' as const, options: {} }]]) },
    };
}

describe.each(RULES)('the page of $meta.id', ({ meta, options }) => {
    const page = readFileSync(new URL(rulePage(meta.id), ROOT), 'utf8');

    it('has the fixed headings', () => {
        const headings = page
            .replaceAll(/```[\s\S]*?```/g, '')
            .split('\n')
            .filter((line) => line.startsWith('#'));
        expect(headings).toEqual(HEADINGS.map((heading) => heading.replace('<id>', meta.id)));
    });

    it('shows as bad what this rule finds, and no other', async () => {
        const rules = runRules(await modelOf(example(page, '### Bad')), runWith(meta.id)).map(
            (finding) => finding.rule,
        );
        expect(new Set(rules)).toEqual(new Set([meta.id]));
    });

    it('shows as good what no rule objects to', async () => {
        const text = example(page, '### Good');
        expect(text).not.toBe('');
        expect(
            runRules(await modelOf(text), runWith(meta.id)).map(({ rule, message }) => `${rule}: ${message}`),
        ).toEqual([]);
    });

    it('lists every option with its default', () => {
        const defaults = Object.entries(options.parse({}));
        const text = section(page, '## Options').trim();
        for (const [name, value] of defaults) {
            expect(text).toMatch(new RegExp(`\\| \`${name}\` +\\| ${value} +\\|`));
        }
        expect(text.startsWith('None')).toBe(defaults.length === 0);
    });
});
