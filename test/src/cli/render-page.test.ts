import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { renderPage } from '../../../src/cli/render-page.ts';

const render = (markdown: string, columns = 30, colours = false) =>
    renderPage(markdown, { columns, colours: picocolors.createColors(colours) });

describe('renderPage', () => {
    it('sets headings apart and wraps paragraphs, whatever lines they were written in', () => {
        expect(render('# a\n\n## Why\n\nOne two three\nfour five six seven eight.\n')).toBe(
            'a\n\nWhy\n\n  One two three four five six\n  seven eight.\n',
        );
    });

    it('leaves code as it is', () => {
        expect(render('```fbk\nservice a {\n  calls a.very.long.name.indeed { timeout 1s }\n}\n```\n')).toBe(
            '    service a {\n      calls a.very.long.name.indeed { timeout 1s }\n    }\n',
        );
    });

    it('takes away what only Markdown understands', () => {
        expect(render('**bold**, _soft_, `x`, [there](https://example.org) and a \\* star', 80)).toBe(
            '  bold, soft, `x`, there and a * star\n',
        );
    });

    it('hangs lists', () => {
        expect(render('- one two three four five six seven\n- eight\n')).toBe(
            '  - one two three four five\n    six seven\n  - eight\n',
        );
        expect(render('1. one\n2. two\n')).toBe('  1. one\n  2. two\n');
    });

    it('puts tables in columns and wraps the last', () => {
        const table =
            '| option | default | meaning |\n|---|---|---|\n| `n` | 5 | calls for one request from which on it is told |\n';
        expect(render(table, 48)).toBe(
            '  option  default  meaning\n  `n`     5        calls for one request from\n                   which on it is told\n',
        );
    });

    it('colours code instead of quoting it', () => {
        expect(render('see `x`', 80, true)).toBe('  see \u001b[36mx\u001b[39m\n');
    });
});
