import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { CALM, checkReport } from './check-reports.ts';

describe('the Markdown report', () => {
    it('lists findings worst first, with place, path and fix', async () => {
        const { output } = await checkReport('markdown');
        expect(output).toMatch(/^<!-- firebreak -->\n### Firebreak: \d+ errors?, \d+ warnings?/);
        const headings = [...output.matchAll(/^#### (.*)$/gm)].map(([, heading]) => heading);
        expect(headings).toEqual(['Errors', 'Warnings', 'Notes']);
        expect(output).toContain('- **long-sync-chain** `a & b/gr\u00f6\u00dfe, 100 %.fbk:');
        expect(output).toMatch(/ {2}- `a & b\/.*:7` `b\S*` calls `c\S*`/);
        expect(output).toContain('  - _fix:_ Add a circuit breaker to this call\n');
        expect(output.endsWith('\n')).toBe(true);
    });

    it('lets nothing in a model mean something to Markdown, HTML or GitHub', async () => {
        const name = '<img src=x> @everyone **loud** [a](b) | `code`';
        const { output } = await checkReport('markdown', {
            'firebreak.json': JSON.stringify({ unknownAs: name, rules: { [name]: 'off' } }),
            'x.fbk': 'service a\n',
        });
        const html = await marked.parse(output);
        expect(html).not.toMatch(/<img|<a |<strong>loud/);
        expect(output.replaceAll(/`[^`]*`/g, '')).not.toContain('@everyone');
    });

    it('says that all is well', async () => {
        const { output } = await checkReport('markdown', CALM);
        expect(output).toBe('<!-- firebreak -->\n### Firebreak: no findings\n');
    });

    it('stays short enough for a comment, and says what it left out', async () => {
        const services = Array.from({ length: 400 }, (_, number) => `service s${number} { calls s${number + 1} }`);
        const { output } = await checkReport('markdown', {
            'firebreak.json': '{ "rules": { "missing-timeout": "error" } }',
            'x.fbk': `${services.join('\n')}\nservice s400\n`,
        });
        expect(output.length).toBeLessThan(65_536);
        expect(output).toMatch(/\n\d+ more findings left out here: see the output of `firebreak check`\.\n/);
    });
});
