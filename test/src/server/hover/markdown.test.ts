import { describe, expect, it } from 'vitest';
import { documentationText, markdownTable, pageLink } from '../../../../src/server/hover/markdown.ts';

describe('documentation in a hover', () => {
    it('stays the Markdown that it is', () => {
        const text = 'Takes **orders**.\n\n- [wiki](https://wiki.example/orders)\n- `a < b`\n- <https://a.example>';
        expect(documentationText(text)).toBe(text.replace('`a < b`', '`a &lt; b`'));
    });

    it.each([
        ['![pixel](https://evil.example/p.png)', '[pixel](https://evil.example/p.png)'],
        ['[run](command:workbench.action.quit)', '[run]'],
        ['[[run]](<command:quit>)', '[[run]]'],
        ['[look](file:///etc/passwd)', '[look]'],
        ['see [here]\n\n[here]: command:quit', 'see [here]\n\n'],
        ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ])('does nothing with %s', (written, shown) => {
        expect(documentationText(written)).toBe(shown);
    });

    it('is cut where it is long', () => {
        expect(documentationText('a'.repeat(100_000)).length).toBeLessThan(4000);
    });
});

describe('a table in a hover', () => {
    it('keeps its rows, whatever the cells hold', () => {
        expect(markdownTable(['a', 'b'], [['1\n2', '3']])).toBe('| a | b |\n| --- | --- |\n| 1 2 | 3 |');
    });
});

describe('a link in a hover', () => {
    it('leads to the web only', () => {
        expect(pageLink('Home', 'https://istio.io')).toBe('[Home](https://istio.io)');
        expect(pageLink('Home', 'command:quit')).toBe('`command:quit`');
        expect(pageLink('Home', 'https://a.example/) [x](command:quit')).toMatch(/^`.*`$/);
    });
});
